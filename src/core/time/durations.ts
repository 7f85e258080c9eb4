/** Durations in milliseconds. A day is 24 hours: local days, which daylight saving changes, are those of `zone.ts`. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
