import { addDays, type LocalDate, weekStartOf } from '../../../core/time/local-dates';

export const statisticsSteps = ['whole', 'month', 'week'] as const;
export type StatisticsStep = (typeof statisticsSteps)[number];

/** Days of which numbers are told, both ends among them. */
interface Slice {
  from: LocalDate;
  until: LocalDate;
}

/** So many weeks or months in one answer: five years of months, and more than two of weeks. */
const MOST_SLICES = 120;

/** The days cut at the ends of months, or of weeks (Sundays); the first and last part may be shorter. Null where they are too many. */
export function slicesOf({ from, until }: Slice, step: StatisticsStep): Slice[] | null {
  const slices: Slice[] = [];
  for (let start = from; start <= until; start = addDays(slices[slices.length - 1].until, 1)) {
    if (slices.length === MOST_SLICES) return null;
    const end = endOf(start, until, step);
    slices.push({ from: start, until: end < until ? end : until });
  }
  return slices;
}

function endOf(day: LocalDate, last: LocalDate, step: StatisticsStep): LocalDate {
  if (step === 'whole') return last;
  if (step === 'week') return addDays(weekStartOf(day), 6);
  const nextMonth = addDays(`${day.slice(0, 7)}-01`, 31);
  return addDays(`${nextMonth.slice(0, 7)}-01`, -1);
}
