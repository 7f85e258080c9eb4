import { addDays, datesFrom } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import type { SessionView } from '../../../modules/sessions';

/** Seven days from a date, with their sessions. */
export interface WeekDays {
  from: string;
  to: string;
  /** Epoch milliseconds, half-open. */
  fromAt: number;
  toAt: number;
}

export function weekFrom(from: string, zone: string): WeekDays {
  return {
    from,
    to: addDays(from, 6),
    fromAt: instantAt(from, 0, zone),
    toAt: instantAt(addDays(from, 7), 0, zone),
  };
}

export interface DayOfSessions {
  id: string;
  date: string;
  sessions: SessionView[];
}

/** Every day of the week, also those without a session. */
export function byDay(sessions: SessionView[], from: string, zone: string): DayOfSessions[] {
  const days = new Map(
    datesFrom(from, 7).map((date) => [date, { id: date, date, sessions: [] as SessionView[] }]),
  );
  for (const session of sessions)
    days.get(localDateOf(session.startAt, zone))?.sessions.push(session);
  return [...days.values()];
}
