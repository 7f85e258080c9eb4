import type { LocalDate } from '../../../core/time/local-dates';

/** Whether somebody alive may have been born then. */
export function isBirthYear(year: number | null, today: LocalDate): boolean {
  const thisYear = Number(today.slice(0, 4));
  return year !== null && year >= thisYear - 120 && year <= thisYear;
}
