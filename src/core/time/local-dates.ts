import { DAY_MS } from './durations';

/** A calendar day without a zone, 'YYYY-MM-DD'. Text order is time order. */
export type LocalDate = string;

/** Births and plans lie in between; outside of it adding days would leave the four digits of a year. */
export const earliestDate: LocalDate = '1900-01-01';
export const latestDate: LocalDate = '2199-12-31';

/** True for a day that exists in the calendar, written 'YYYY-MM-DD', of the years 1900 to 2199. */
export function isLocalDate(text: string): boolean {
  return !Number.isNaN(parse(text)) && text >= earliestDate && text <= latestDate;
}

/** The day `days` later, or earlier when negative. Throws RangeError when `date` is no day. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(dayNumber(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days lie from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (dayNumber(to) - dayNumber(from)) / DAY_MS;
}

/** `count` days in a row, the first one being `from`. */
export function datesFrom(from: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, day) => addDays(from, day));
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(dayNumber(date)).getUTCDay() || 7;
}

/** The Monday of the week that `date` lies in. */
export function weekStartOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Epoch milliseconds of the day's midnight in UTC: a plain number to count days with. */
export function dayNumber(date: LocalDate): number {
  const epoch = parse(date);
  if (Number.isNaN(epoch)) throw new RangeError(`"${date}" is not a day written YYYY-MM-DD`);
  return epoch;
}

function parse(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return NaN;
  const month = Number(text.slice(5, 7)) - 1;
  const day = Number(text.slice(8));
  // setUTCFullYear, because Date.UTC takes the years 0 to 99 as 1900 to 1999.
  const read = new Date(0);
  read.setUTCFullYear(Number(text.slice(0, 4)), month, day);
  return read.getUTCMonth() === month && read.getUTCDate() === day ? read.getTime() : NaN;
}
