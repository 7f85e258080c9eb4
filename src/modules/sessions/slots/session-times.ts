import type { EntityManager } from 'typeorm';
import { SESSION_MINUTES, SESSION_MS } from '../../../core/slots/generate';
import { freeIntervals } from '../../../core/slots/windows';
import { covers, Interval } from '../../../core/time/intervals';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { localDateOf, localMinuteOf } from '../../../core/time/zone';
import { refuse } from '../rules/refusals';
import { loadWardDays, WardDays, WardDaysRequest } from './ward-days';

/** The half hour of a session that starts then. */
export function sessionTime(startAt: number): Interval {
  return { startAt, endAt: startAt + SESSION_MS };
}

/**
 * The day of a session that starts then, when the ward holds sessions at that time.
 * @throws DomainError off-the-half-hour, holiday, outside-hours
 */
export async function openDay(
  manager: EntityManager,
  startAt: number,
  request: Omit<WardDaysRequest, 'dates'>,
): Promise<WardDays> {
  const { zone } = request;
  if (localMinuteOf(startAt, zone) % SESSION_MINUTES !== 0 || startAt % 60_000 !== 0) {
    throw refuse('off-the-half-hour');
  }
  const date = localDateOf(startAt, zone);
  const days = await loadWardDays(manager, { ...request, dates: [date] });
  if (days.holidays.includes(date)) throw refuse('holiday');
  if (!covers(days.hours, sessionTime(startAt))) throw refuse('outside-hours');
  return days;
}

/** True when the person's windows and exceptions leave the whole half hour free. */
export function isFreeAt(
  days: WardDays,
  person: { id: string; windows: readonly WeeklyWindow[] },
  startAt: number,
): boolean {
  const { id, windows } = person;
  const free = freeIntervals(days, { windows, exceptions: days.exceptionsOf(id) });
  return covers(free, sessionTime(startAt));
}
