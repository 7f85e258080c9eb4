import { readPhoneNumber } from '../../../core/vietnamese/phones';

/** What is known of somebody new by what was looked for in vain: a number, or a name. */
export interface SearchedFor {
  name?: string;
  phone?: string;
}

/** As it goes along in the address of the form. */
export function searchedFor(q: string | undefined): Record<keyof SearchedFor, string | undefined> {
  const typed = q?.trim();
  const nothing = { name: undefined, phone: undefined };
  if (!typed) return nothing;
  if (readPhoneNumber(typed)) return { ...nothing, phone: typed };
  return { ...nothing, name: /\p{L}/u.test(typed) ? typed : undefined };
}
