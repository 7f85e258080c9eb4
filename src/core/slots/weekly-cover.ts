import { covers, type Interval } from '../time/intervals';
import type { LocalDate } from '../time/local-dates';
import type { WeeklyWindow } from '../time/weekly-window';
import { localDateOf } from '../time/zone';
import { openDays } from './windows';

/** Tells of times whether they lie wholly within weekly windows, on whatever day; works each day out once. */
export function weeklyCover(
  windows: readonly WeeklyWindow[],
  zone: string,
): (time: Interval) => boolean {
  const known = new Map<LocalDate, readonly Interval[]>();
  return (time) => {
    const date = localDateOf(time.startAt, zone);
    const open = known.get(date) ?? openDays([date], zone, windows, []).hours;
    known.set(date, open);
    return covers(open, time);
  };
}
