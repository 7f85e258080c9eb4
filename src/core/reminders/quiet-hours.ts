import { addDays } from '../time/local-dates';
import { instantAt, localDateOf, localMinuteOf } from '../time/zone';
import { MINUTE_MS } from '../time/durations';

/** From when in the evening until when in the morning no message goes out, minutes after midnight. */
export interface QuietHours {
  fromMinute: number;
  untilMinute: number;
}

/** 21:30–07:00: inside Decree 91/2020 (22:00–07:00) and Zalo's bar (22:00–06:00). */
export const QUIET_HOURS: QuietHours = { fromMinute: 1290, untilMinute: 420 };

/** True when the wall clock of `zone` shows a quiet time. */
export function isQuiet(at: number, zone: string, quiet: QuietHours = QUIET_HOURS): boolean {
  const minute = localMinuteOf(at, zone);
  return minute >= quiet.fromMinute || minute < quiet.untilMinute;
}

interface Limits {
  notBefore: number;
  before: number;
}

/**
 * When a message meant for `at` may go out: then, or at the nearer end of the quiet hours, the last
 * minute of the evening or the first of the morning. Never before `notBefore` (the time of asking)
 * and always before `before` (the session); null when the quiet hours leave no such time.
 */
export function outsideQuietHours(
  at: number,
  limits: Limits,
  zone: string,
  quiet: QuietHours = QUIET_HOURS,
): number | null {
  if (!isQuiet(at, zone, quiet)) return isAllowed(at, limits) ? at : null;
  const date = localDateOf(at, zone);
  const evening = localMinuteOf(at, zone) >= quiet.fromMinute ? date : addDays(date, -1);
  const earlier = instantAt(evening, quiet.fromMinute, zone) - MINUTE_MS;
  const later = instantAt(addDays(evening, 1), quiet.untilMinute, zone);
  const nearerFirst = at - earlier < later - at ? [earlier, later] : [later, earlier];
  return nearerFirst.find((time) => isAllowed(time, limits)) ?? null;
}

const isAllowed = (time: number, { notBefore, before }: Limits): boolean =>
  time >= notBefore && time < before;
