import { publicHolidays } from '../../../core/time/holidays';
import type { Holiday } from '../../../modules/wards';

export interface HolidayRow {
  id: string;
  date: string;
  name: string;
  isOff: boolean;
  /** Staff said so, whatever the library says. */
  isEdited: boolean;
}

/** The days of a year on which nothing takes place, and those on which staff say that it does after all. */
export function holidayRows(year: number, edits: readonly Holiday[]): HolidayRow[] {
  const rows = new Map<string, HolidayRow>();
  for (const { date, name } of publicHolidays(year)) {
    rows.set(date, { id: date, date, name, isOff: true, isEdited: false });
  }
  for (const { date, name, isHoliday } of edits) {
    if (!date.startsWith(`${year}-`)) continue;
    rows.set(date, { id: date, date, name, isOff: isHoliday, isEdited: true });
  }
  return [...rows.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** The year that is asked for; else that of today, 'YYYY-MM-DD'. */
export function yearOf(asked: string | undefined, today: string): number {
  return asked && /^20\d\d$/.test(asked) ? Number(asked) : Number(today.slice(0, 4));
}
