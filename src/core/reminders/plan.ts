import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/durations';
import { addDays, LocalDate } from '../time/local-dates';
import { instantAt, instantOn, localDayOf, midnightOf } from '../time/zone';
import type { ClassKind, ReminderKind } from './kinds';
import { isQuiet, outsideQuietHours, QUIET_HOURS, QuietHours } from './quiet-hours';
import { spreadMs } from './spread';

/** Messages closer to one another say the same twice. */
export const CLOSE_MS = HOUR_MS;

/** Settings of a ward. Minutes of the day are wall time; null switches a reminder off. */
export interface ReminderOffsets {
  eveningBeforeMinute: number | null;
  leadMinutes: number | null;
  feedbackMinutes: number | null;
  /** After a session of which nothing was written down. */
  attendanceMinutes: number | null;
  digestMinute: number | null;
  quiet: QuietHours;
  /** Over so many minutes the messages of a publication leave; those of an evening over a quarter of it. */
  spreadMinutes: number;
}

/** 19:00 the evening before, else two hours before, half an hour after, three hours after for who came, 20:00 for tomorrow's digest. */
export const REMINDER_OFFSETS: ReminderOffsets = {
  eveningBeforeMinute: 1140,
  leadMinutes: 120,
  feedbackMinutes: 30,
  attendanceMinutes: 180,
  digestMinute: 1200,
  quiet: QUIET_HOURS,
  spreadMinutes: 120,
};

/** The settings by which `planReminderOf` reminds of a place. */
export const aheadOffsets = [
  'eveningBeforeMinute',
  'leadMinutes',
  'spreadMinutes',
] as const satisfies readonly (keyof ReminderOffsets)[];

/** A booking at the moment when it was made or moved. */
export interface BookedTime {
  startAt: number;
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
 * What a mentee is told about a booking, in order of time: that it was booked (or moved), and one
 * reminder of it. It is reminded of on the evening before; where that is switched off, past,
 * or within an hour of the message that it was booked, some hours before the session. `address` is the
 * phone: what a whole ward would be told in the same minute leaves a little apart.
 */
export function planBookingReminders(
  booking: BookedTime,
  notice: 'booked' | 'moved',
  zone: string,
  offsets: ReminderOffsets = REMINDER_OFFSETS,
  address: string | null = null,
): PlannedReminder[] {
  const { startAt, bookedAt } = booking;
  if (startAt <= bookedAt) return [];
  const told = planNotice(notice, booking, zone, offsets);
  const toldAt = told.map(({ dueAt }) => dueAt);
  return [...told, ...planReminderOf(booking, toldAt, zone, offsets, address)];
}

/** The one reminder of a booking, of which its mentee hears or heard at these times; none where it is too late. */
export function planReminderOf(
  booking: BookedTime,
  toldAt: readonly number[],
  zone: string,
  offsets: ReminderOffsets = REMINDER_OFFSETS,
  address: string | null = null,
): PlannedReminder[] {
  const { startAt } = booking;
  const { eveningBeforeMinute, leadMinutes } = offsets;
  const apartMs = address === null ? 0 : spreadMs(address, eveningWindowMs(offsets));
  const reminders: PlannedReminder[] = [];
  if (eveningBeforeMinute !== null) {
    const day = localDayOf(startAt, zone);
    const asked = instantOn(day - DAY_MS, eveningBeforeMinute, zone);
    const dueAt = later(asked, apartMs, zone, offsets);
    const midnight = midnightOf(day, zone);
    reminders.push(...ahead('evening-before', dueAt, midnight, booking, zone, offsets));
  }
  if (leadMinutes !== null) {
    const dueAt = startAt - leadMinutes * MINUTE_MS - apartMs;
    reminders.push(...ahead('lead', dueAt, startAt, booking, zone, offsets));
  }
  return reminders
    .filter(({ dueAt }) => !toldAt.some((told) => dueAt - told < CLOSE_MS))
    .slice(0, 1);
}

/**
 * When the message about a published plan leaves for this address: within the ward's window from `now`, or
 * from the end of the quiet hours; at their beginning when the first of its sessions is near. Null when
 * quiet hours last until then.
 */
export function publicationTime(
  address: string,
  { now, firstStartAt }: { now: number; firstStartAt: number },
  zone: string,
  { quiet, spreadMinutes }: Pick<ReminderOffsets, 'quiet' | 'spreadMinutes'> = REMINDER_OFFSETS,
): number | null {
  const apartMs = spreadMs(address, spreadMinutes * MINUTE_MS);
  const soonest = notAtNight(now, zone, quiet);
  if (soonest >= firstStartAt) return null;
  const spread = soonest + apartMs;
  const dueAt = isQuiet(spread, zone, quiet) ? notAtNight(spread, zone, quiet) + apartMs : spread;
  return dueAt + CLOSE_MS <= firstStartAt ? dueAt : soonest;
}

/** A message about what just happened; none when quiet hours last until the session. */
export function planNotice(
  kind: 'booked' | 'moved' | 'cancelled' | 'class-invitation' | 'offered' | ClassKind,
  { startAt, bookedAt }: BookedTime,
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
  address: string | null = null,
): PlannedReminder | null {
  const minute = offsets.digestMinute;
  if (minute === null) return null;
  const apartMs = address === null ? 0 : spreadMs(address, eveningWindowMs(offsets));
  const asked = later(instantAt(addDays(date, -1), minute, zone), apartMs, zone, offsets);
  const limits = { notBefore: -Infinity, before: firstStartAt };
  const dueAt = outsideQuietHours(asked, limits, zone, offsets.quiet);
  if (dueAt === null) return null;
  return { kind: 'digest', dueAt, expiresAt: firstStartAt };
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

/** So much later, or earlier where that would be at night. */
function later(at: number, byMs: number, zone: string, { quiet }: ReminderOffsets): number {
  return isQuiet(at + byMs, zone, quiet) ? at - byMs : at + byMs;
}

/** Then, or when the quiet hours end. */
function notAtNight(at: number, zone: string, quiet: QuietHours): number {
  return outsideQuietHours(at, { notBefore: at, before: Infinity }, zone, quiet) ?? at;
}

function eveningWindowMs({ spreadMinutes }: Pick<ReminderOffsets, 'spreadMinutes'>): number {
  return (spreadMinutes * MINUTE_MS) / 4;
}
