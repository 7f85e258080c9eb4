import { DateTime } from 'luxon';
import type { OnceSchedule } from './recurring';

/**
 * The last time, at or before `now`, that the schedule fell due; both are epoch milliseconds.
 * A wall time that daylight saving skips falls due at the hour after the gap.
 */
export function lastOccurrence(
  schedule: Pick<OnceSchedule, 'at' | 'weekday'>,
  timeZone: string,
  now: number,
): number {
  const [hour, minute] = schedule.at.split(':').map(Number);
  let day = DateTime.fromMillis(now, { zone: timeZone }).startOf('day');
  for (;;) {
    const due = day.set({ hour, minute });
    const isItsDay = schedule.weekday === undefined || day.weekday === schedule.weekday;
    if (isItsDay && due.toMillis() <= now) return due.toMillis();
    day = day.minus({ days: 1 });
  }
}

/** The occurrence that should have run by `now`, or undefined when the last one is too long ago. */
export function dueOccurrence(
  schedule: OnceSchedule,
  timeZone: string,
  now: number,
): number | undefined {
  const due = lastOccurrence(schedule, timeZone, now);
  return now - due <= schedule.lateByAtMostMinutes * 60_000 ? due : undefined;
}
