import type HolidaysOfTheWorld from 'date-holidays';
import { addDays, datesFrom, LocalDate, weekdayOf } from './local-dates';
import { lunarHolidays } from './lunar-holidays';
import { localDateOf } from './zone';

/** The library gives the instants of Vietnamese midnights, so their days are read there. */
const VIETNAM = 'Asia/Ho_Chi_Minh';

/** What staff changed against the library: days that are off as well, and days that are not. */
export interface HolidayEdits {
  added: readonly LocalDate[];
  removed: readonly LocalDate[];
}

/** One day off with the name people know it by. */
export interface HolidayDate {
  date: LocalDate;
  name: string;
}

/** A day staff may want to add, with the reason; nothing is off until they say so. */
export interface HolidaySuggestion {
  date: LocalDate;
  reason: 'second-national-day' | 'compensatory';
  /** The holiday that the suggestion belongs to. */
  holiday: LocalDate;
}

/**
 * The days without sessions in a year: the library's public holidays, without what staff removed,
 * with what they added (only days of that year), in order. These are calendar days, the same in
 * every zone. A day both added and removed is off.
 */
export function holidays(year: number, edits: HolidayEdits = NO_EDITS): LocalDate[] {
  const days = new Set(publicHolidays(year).map(({ date }) => date));
  for (const date of edits.removed) days.delete(date);
  for (const date of edits.added) if (date.startsWith(`${year}-`)) days.add(date);
  return [...days].sort();
}

/** The same for every year that the days from `from` to `to` (both included) touch. */
export function holidaysBetween(
  from: LocalDate,
  to: LocalDate,
  edits: HolidayEdits = NO_EDITS,
): LocalDate[] {
  const days: LocalDate[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    days.push(...holidays(year, edits));
  }
  return days.filter((date) => from <= date && date <= to);
}

/**
 * Vietnam's public holidays of a year by date-holidays, named in Vietnamese, in order. Tết is five
 * days from New Year's Eve on. The lunar days come from the library's own tables, because the
 * `chinese` calendar of Intl places Tết a day wrong in 2007, 2027 and 2053.
 */
export function publicHolidays(year: number): readonly HolidayDate[] {
  let known = knownYears.get(year);
  if (!known) knownYears.set(year, (known = yearOfTable(year) ?? yearOfLibrary(year)));
  return known;
}

/** A year never changes. */
const knownYears = new Map<number, readonly HolidayDate[]>();

/** The holidays whose day is the same in every year, as the library names them. */
const FIXED_DAYS = [
  ['01-01', 'Tết Dương lịch'],
  ['04-30', 'Ngày Giải phóng miền Nam'],
  ['05-01', 'Quốc tế Lao động'],
  ['09-02', 'Quốc khánh'],
] as const;

/** What the library says of a year, without loading it; null where its moon is not in the table. */
function yearOfTable(year: number): HolidayDate[] | null {
  const lunar = lunarHolidays[year];
  if (!lunar) return null;
  const [tet, hungKings] = lunar.map((day) => `${year}-${day}`);
  const [eve, ...days] = datesFrom(addDays(tet, -1), TET_DAYS);
  return [
    ...FIXED_DAYS.map(([day, name]) => ({ date: `${year}-${day}`, name })),
    { date: eve, name: 'Giao thừa Tết Nguyên Đán' },
    ...days.map((date) => ({ date, name: 'Tết Nguyên Đán' })),
    { date: hungKings, name: 'Giỗ tổ Hùng Vương' },
  ].sort(byDate);
}

const TET_DAYS = 5;

/** Begins the name of a holiday whose further days are Tết itself. */
const NEW_YEARS_EVE = /^Giao thừa /;

/** The same by the library, whatever the year. */
export function yearOfLibrary(year: number): HolidayDate[] {
  const names = new Map<LocalDate, string>();
  const calendar = vietnameseCalendar();
  for (const { start, end, name } of calendar.getHolidays(year)) {
    const last = localDateOf(end.getTime() - 1, VIETNAM);
    const first = localDateOf(start.getTime(), VIETNAM);
    for (let date = first; date <= last; date = addDays(date, 1)) {
      if (!date.startsWith(`${year}-`) || names.has(date)) continue;
      names.set(date, date === first ? name : name.replace(NEW_YEARS_EVE, ''));
    }
  }
  return [...names].map(([date, name]) => ({ date, name })).sort(byDate);
}

/** The library is loaded with the first year that is asked for: with the moon and its zones it takes 0.1 s. */
function vietnameseCalendar(): HolidaysOfTheWorld {
  const Holidays = require('date-holidays') as typeof HolidaysOfTheWorld;
  return new Holidays('VN', { languages: ['vi'], timezone: VIETNAM, types: ['public'] });
}

/**
 * Days that staff should look at, because the State decides or shifts them and no library has them:
 * the second day of National Day (1 or 3 September, Labour Code 2019 article 112: the Prime Minister
 * chooses) and, for each holiday on a Saturday or Sunday, the next working day (article 111.3).
 */
export function holidaySuggestions(
  year: number,
  edits: HolidayEdits = NO_EDITS,
): HolidaySuggestion[] {
  const suggestions: HolidaySuggestion[] = [];
  const nationalDay = `${year}-09-02`;
  const neighbours = [addDays(nationalDay, -1), addDays(nationalDay, 1)];
  if (!neighbours.some((date) => edits.added.includes(date))) {
    for (const date of neighbours) {
      suggestions.push({ date, reason: 'second-national-day', holiday: nationalDay });
    }
  }
  const taken = new Set(publicHolidays(year).map(({ date }) => date));
  for (const date of neighbours) if (edits.added.includes(date)) taken.add(date);
  for (const holiday of [...taken].sort()) {
    if (weekdayOf(holiday) < 6) continue;
    let date = addDays(holiday, 1);
    while (weekdayOf(date) >= 6 || taken.has(date)) date = addDays(date, 1);
    taken.add(date);
    suggestions.push({ date, reason: 'compensatory', holiday });
  }
  const decided = new Set([...edits.added, ...edits.removed]);
  return suggestions
    .filter(({ date, holiday }) => !decided.has(date) && !edits.removed.includes(holiday))
    .sort(byDate);
}

const NO_EDITS: HolidayEdits = { added: [], removed: [] };

function byDate(a: { date: LocalDate }, b: { date: LocalDate }): number {
  return a.date < b.date ? -1 : 1;
}
