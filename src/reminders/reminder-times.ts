import { addDays } from '../core/time/local-dates';
import { instantAt, localDateOf, localMinuteOf } from '../core/time/zone';
import type { WardSettings } from '../wards/ward-settings';
import type { ReminderKind } from './reminder.entity';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** No message between 21:30 and 07:00 (Decree 91/2020, Zalo's code -133). */
const quietFromMinute = 21 * 60 + 30;
const quietUntilMinute = 7 * 60;

export interface ReminderTime {
  kind: ReminderKind;
  dueAt: number;
  expiresAt: number;
}

type Offsets = Pick<WardSettings, 'eveningBeforeMinute' | 'leadMinutes' | 'digestMinute'>;
interface Times {
  startAt: number;
  endAt: number;
}

/** What is told to the mentee after `now` about a session; offsets that lie in the past are skipped. */
export function menteeTimes(
  session: Times,
  notice: ReminderKind,
  now: number,
  settings: Offsets,
  zone: string,
): ReminderTime[] {
  if (session.startAt <= now) return [];
  const evening = instantAt(
    addDays(localDateOf(session.startAt, zone), -1),
    settings.eveningBeforeMinute,
    zone,
  );
  const lead = outOfQuiet(session.startAt - settings.leadMinutes * MINUTE_MS, now, zone);
  const feedback = outOfQuiet(session.endAt + 30 * MINUTE_MS, Infinity, zone);
  return [
    ...noticeTime(notice, session.startAt, now, zone),
    ...[
      { kind: 'evening-before' as const, dueAt: evening, expiresAt: Math.max(evening + 1, lead) },
      { kind: 'lead' as const, dueAt: lead, expiresAt: session.startAt },
      { kind: 'feedback' as const, dueAt: feedback, expiresAt: feedback + 24 * HOUR_MS },
    ].filter((time) => time.dueAt > now && time.dueAt < time.expiresAt),
  ];
}

/** A message of now, such as that a session was cancelled; none when it could not come in time. */
export function noticeTime(
  kind: ReminderKind,
  startAt: number,
  now: number,
  zone: string,
): ReminderTime[] {
  const dueAt = outOfQuiet(now, Infinity, zone);
  return dueAt < startAt ? [{ kind, dueAt, expiresAt: startAt }] : [];
}

/** The ambassador's digest of the day that the session lies in: `day` is that day's midnight. */
export function digestTime(
  startAt: number,
  settings: Offsets,
  zone: string,
): ReminderTime & { day: number } {
  const date = localDateOf(startAt, zone);
  return {
    kind: 'digest',
    day: instantAt(date, 0, zone),
    dueAt: instantAt(addDays(date, -1), settings.digestMinute, zone),
    expiresAt: instantAt(date, 17 * 60, zone),
  };
}

/** Earlier, to 21:30, when that is after `now`; else later, to 07:00. */
function outOfQuiet(at: number, now: number, zone: string): number {
  const minute = localMinuteOf(at, zone);
  if (minute >= quietUntilMinute && minute < quietFromMinute) return at;
  const date = localDateOf(at, zone);
  const evening = minute >= quietFromMinute ? date : addDays(date, -1);
  const earlier = instantAt(evening, quietFromMinute, zone) - MINUTE_MS;
  return earlier > now ? earlier : instantAt(addDays(evening, 1), quietUntilMinute, zone);
}
