import { dayNumber, latestDate } from '../../core/time/local-dates';
import { DAY_MS } from '../../core/time/durations';

/** Beyond these no program and no person means what they ask: one place for all that is read from outside. */

/** PostgreSQL's `integer`: versions, counts and numbers of rows. */
export const largestInteger = 2_147_483_647;

/** Epoch milliseconds; the end of the last day, whatever the zone. */
export const latestInstant = dayNumber(latestDate) + 2 * DAY_MS;

export const mostPages = 100_000;
export const mostItemsAPage = 200;

/** Weekly windows of a person, a venue or a ward. */
export const mostWindows = 100;

/** Names, search words, tokens: what a path or a query holds in one place. */
export const longestParameter = 500;

/** Why something is done, as the people whom it hits read it. */
export const longestReason = 200;

/** A whole number that a person typed, or undefined. */
export function wholeNumberIn(text: string, least: number, most: number): number | undefined {
  if (!/^-?\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

/** Of a file that comes with a form: a sheet of 20,000 rows stays far below it. */
export const largestUploadBytes = 16 * 1024 * 1024;

/** Of what stands beside a file in its form. */
export const largestFieldBytes = 64 * 1024;
