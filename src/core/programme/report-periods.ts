import { addDays, type LocalDate, weekStartOf } from '../time/local-dates';

/** How often a unit reports; a report of a campaign has the campaign's days. */
export const reportKinds = ['week', 'month', 'half-year', 'year', 'campaign'] as const;
export type ReportKind = (typeof reportKinds)[number];
/** Those whose days the calendar tells. */
export type CalendarKind = Exclude<ReportKind, 'campaign'>;
export const calendarKinds: readonly CalendarKind[] = ['week', 'month', 'half-year', 'year'];

/** Days, both ends among them. */
export interface ReportPeriod {
  from: LocalDate;
  until: LocalDate;
}

/** A unit may close its numbers on other days than the calendar's, but no kind is longer than it is called. */
export const mostDaysOf: Record<CalendarKind, number> = {
  week: 7,
  month: 31,
  'half-year': 184,
  year: 366,
};

/** The last period of a kind that is over on that day. */
export function lastPeriodOf(kind: CalendarKind, today: LocalDate): ReportPeriod {
  const now = periodWith(kind, today);
  return now.until <= today ? now : periodWith(kind, addDays(now.from, -1));
}

/** The week from Monday, the month, the half-year or the year in which a day lies. */
export function periodWith(kind: CalendarKind, day: LocalDate): ReportPeriod {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (kind) {
    case 'week': {
      const from = weekStartOf(day);
      return { from, until: addDays(from, 6) };
    }
    case 'month':
      return monthsFrom(year, month, 1);
    case 'half-year':
      return monthsFrom(year, month <= 6 ? 1 : 7, 6);
    case 'year':
      return monthsFrom(year, 1, 12);
  }
}

function monthsFrom(year: number, month: number, count: number): ReportPeriod {
  const next = month + count;
  const after = next > 12 ? dayOne(year + 1, next - 12) : dayOne(year, next);
  return { from: dayOne(year, month), until: addDays(after, -1) };
}

const dayOne = (year: number, month: number): LocalDate =>
  `${year}-${String(month).padStart(2, '0')}-01`;
