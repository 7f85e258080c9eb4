import { addDays, dayNumber, type LocalDate } from '../time/local-dates';
import { DAY_MS } from '../time/durations';

/** What is wanted by the end of a year: a percent of a number that was typed in, or a number. */
export interface Wanted {
  year: number;
  percent: number | null;
  denominator: number | null;
  amount: number | null;
}

export interface Progress {
  /** As a number; null where the percent is of nothing. */
  wanted: number | null;
  /** Of what is wanted, in whole percent, never rounded up to the whole. */
  percent: number | null;
  missing: number | null;
  /** Days that are left, today among them. */
  daysLeft: number;
  /** Needed in each week that is left, rounded up; null where nothing is missing or no day is left. */
  aWeek: number | null;
}

/** How far a target is, by its number so far. */
export function progressOf(target: Wanted, reached: number, today: LocalDate): Progress {
  const wanted = wantedNumber(target);
  const lastDay = `${target.year}-12-31`;
  const days = (dayNumber(addDays(lastDay, 1)) - dayNumber(today)) / DAY_MS;
  const daysLeft = Math.max(0, Math.round(days));
  const missing = wanted === null ? null : Math.max(0, wanted - reached);
  return {
    wanted,
    percent: wanted === null || wanted === 0 ? null : Math.floor((100 * reached) / wanted),
    missing,
    daysLeft,
    aWeek: missing && daysLeft > 0 ? Math.ceil(missing / Math.max(1, daysLeft / 7)) : null,
  };
}

function wantedNumber({ percent, denominator, amount }: Wanted): number | null {
  if (amount !== null) return amount;
  return percent === null || denominator === null ? null : Math.ceil((percent * denominator) / 100);
}
