import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/durations';
import { addDays, LocalDate } from '../time/local-dates';
import { dayInterval, instantAt, localDateOf } from '../time/zone';
import type { ReminderKind } from './kinds';
import { outsideQuietHours, QUIET_HOURS, QuietHours } from './quiet-hours';

/** Messages closer to one another say the same twice. */
const CLOSE_MS = HOUR_MS;

/** Settings of a ward. Minutes of the day are wall time; null switches a reminder off. */
export interface ReminderOffsets {
  eveningBeforeMinute: number | null;
  leadMinutes: number | null;
  feedbackMinutes: number | null;
  digestMinute: number | null;
  quiet: QuietHours;
}

/** 19:00 the evening before, two hours before, half an hour after, 20:00 for tomorrow's digest. */
export const REMINDER_OFFSETS: ReminderOffsets = {
  eveningBeforeMinute: 1140,
  leadMinutes: 120,
  feedbackMinutes: 30,
  digestMinute: 1200,
  quiet: QUIET_HOURS,
};

/** A booking at the moment when it was made or moved. */
export interface BookedTime {
  startAt: number;
  endAt: number;
  /** When it was booked or moved: what would have been due before is not sent. */
  bookedAt: number;
}

/** One message to come; of a booking as it stands there is one of each kind for each recipient. */
export interface PlannedReminder {
  kind: ReminderKind;
  dueAt: number;
  /** From this instant on it is useless. */
  expiresAt: number;
}

/**
 * What a mentee is told about a booking, in order of time: that it was booked (or moved), reminders of it,
 * and a question afterwards. What lies in the past when it is booked is left out, and so is a reminder
 * that would follow within an hour of the message that goes out before it.
 */
export function planBookingReminders(
  booking: BookedTime,
  notice: 'booked' | 'moved',
  zone: string,
  offsets: ReminderOffsets = REMINDER_OFFSETS,
): PlannedReminder[] {
  const { startAt, endAt, bookedAt } = booking;
  if (startAt <= bookedAt) return [];
  const { eveningBeforeMinute, leadMinutes, feedbackMinutes } = offsets;
  const told = planNotice(notice, booking, zone, offsets);
  if (eveningBeforeMinute !== null) {
    const dayBefore = addDays(localDateOf(startAt, zone), -1);
    const dueAt = instantAt(dayBefore, eveningBeforeMinute, zone);
    const midnight = dayInterval(dayBefore, zone).endAt;
    told.push(...ahead('evening-before', dueAt, midnight, booking, zone, offsets));
  }
  if (leadMinutes !== null) {
    const dueAt = startAt - leadMinutes * MINUTE_MS;
    told.push(...ahead('lead', dueAt, startAt, booking, zone, offsets));
  }
  const reminders = withoutClose(told);
  if (feedbackMinutes !== null) {
    const asked = endAt + feedbackMinutes * MINUTE_MS;
    const limits = { notBefore: endAt, before: endAt + DAY_MS };
    const dueAt = outsideQuietHours(asked, limits, zone, offsets.quiet);
    if (dueAt !== null) reminders.push({ kind: 'feedback', dueAt, expiresAt: dueAt + DAY_MS });
  }
  return reminders;
}

/** A message about what just happened; none when quiet hours last until the session. */
export function planNotice(
  kind: 'booked' | 'moved' | 'cancelled' | 'class-invitation',
  { startAt, bookedAt }: Omit<BookedTime, 'endAt'>,
  zone: string,
  { quiet }: Pick<ReminderOffsets, 'quiet'> = REMINDER_OFFSETS,
): PlannedReminder[] {
  const limits = { notBefore: bookedAt, before: startAt };
  const dueAt = outsideQuietHours(bookedAt, limits, zone, quiet);
  return dueAt === null ? [] : [{ kind, dueAt, expiresAt: startAt }];
}

/**
 * The ambassador's digest of the sessions of `date`, on the evening before; null when switched off.
 * It is worth reading until the day's first session starts.
 */
export function planDigest(
  date: LocalDate,
  firstStartAt: number,
  zone: string,
  offsets: ReminderOffsets = REMINDER_OFFSETS,
): PlannedReminder | null {
  const minute = offsets.digestMinute;
  if (minute === null) return null;
  const asked = instantAt(addDays(date, -1), minute, zone);
  const limits = { notBefore: -Infinity, before: firstStartAt };
  const dueAt = outsideQuietHours(asked, limits, zone, offsets.quiet);
  if (dueAt === null) return null;
  return { kind: 'digest', dueAt, expiresAt: firstStartAt };
}

/**
 * What an ambassador is told of a plan that was published at `now`: worth reading until the last of the
 * sessions starts. Null when none is to come, or quiet hours last until then.
 */
export function planOfWeeks(
  starts: readonly number[],
  now: number,
  zone: string,
  { quiet }: Pick<ReminderOffsets, 'quiet'> = REMINDER_OFFSETS,
): PlannedReminder | null {
  const expiresAt = Math.max(...starts);
  const dueAt = outsideQuietHours(now, { notBefore: now, before: expiresAt }, zone, quiet);
  return dueAt === null ? null : { kind: 'plan', dueAt, expiresAt };
}

/** A reminder before the session, if its time was still to come when the session was booked. */
function ahead(
  kind: ReminderKind,
  asked: number,
  expiresAt: number,
  { startAt, bookedAt }: BookedTime,
  zone: string,
  { quiet }: ReminderOffsets,
): PlannedReminder[] {
  if (asked <= bookedAt) return [];
  const limits = { notBefore: bookedAt + 1, before: Math.min(startAt, expiresAt) };
  const dueAt = outsideQuietHours(asked, limits, zone, quiet);
  return dueAt === null ? [] : [{ kind, dueAt, expiresAt }];
}

/** In order of time, without whatever would follow closely upon a message that does go out; the notice comes first. */
function withoutClose(messages: readonly PlannedReminder[]): PlannedReminder[] {
  const kept: PlannedReminder[] = [];
  for (const one of messages.toSorted((a, b) => a.dueAt - b.dueAt)) {
    const before = kept.at(-1);
    if (!before || one.dueAt - before.dueAt >= CLOSE_MS) kept.push(one);
  }
  return kept;
}
