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
  const days = await dayAt(manager, startAt, request);
  const closed = whyClosedAt(days, startAt, request.zone);
  if (closed !== null) throw refuse(closed);
  return days;
}

/** The day of a session that starts then, open or not. @throws DomainError off-the-half-hour */
export async function dayAt(
  manager: EntityManager,
  startAt: number,
  request: Omit<WardDaysRequest, 'dates'>,
): Promise<WardDays> {
  const { zone } = request;
  if (localMinuteOf(startAt, zone) % SESSION_MINUTES !== 0 || startAt % 60_000 !== 0) {
    throw refuse('off-the-half-hour');
  }
  return loadWardDays(manager, { ...request, dates: [localDateOf(startAt, zone)] });
}

/** Why the ward holds no session at that time of the day; null where it does. */
export function whyClosedAt(
  { holidays, hours }: WardDays,
  startAt: number,
  zone: string,
): 'holiday' | 'outside-hours' | null {
  if (holidays.includes(localDateOf(startAt, zone))) return 'holiday';
  return covers(hours, sessionTime(startAt)) ? null : 'outside-hours';
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

/** Why a mentor is not free then: they said that they are busy, or it is outside of their weekly hours; null when free. */
export function whyMentorNotFree(
  days: WardDays,
  mentor: { id: string; windows: readonly WeeklyWindow[] },
  startAt: number,
): 'mentor-away' | 'not-free' | null {
  if (isFreeAt(days, mentor, startAt)) return null;
  const { windows } = mentor;
  const asEveryWeek = freeIntervals(days, { windows, exceptions: [] });
  return covers(asEveryWeek, sessionTime(startAt)) ? 'mentor-away' : 'not-free';
}
