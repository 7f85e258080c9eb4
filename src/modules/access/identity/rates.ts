/**
 * Sign-ins hash a password, which is costly on purpose: so many a minute from one network address. It
 * spares this process, and is counted in this process alone; guesses are counted in sign-in-attempts.ts.
 */
export const signInRate = { rateLimit: { max: 60, timeWindow: 60_000 } };
