/** Sign-ins hash a password, which is costly on purpose: so many a minute from one network address. */
export const signInRate = { rateLimit: { max: 60, timeWindow: 60_000 } };
