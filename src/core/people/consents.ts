/**
 * How somebody agreed, or agrees no more: on paper, spoken at the counter before a witness, on the phone, in a list, on
 * their own page, or to another program, which told it through the API.
 */
const consentWays = ['signed', 'spoken', 'phone', 'sheet', 'page', 'api'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** Those in which staff can say that somebody agreed. */
export const askedWays = ['signed', 'spoken', 'phone'] as const;
