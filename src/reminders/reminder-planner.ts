import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import type { Booking } from '../sessions/booking.entity';
import type { Session } from '../sessions/session.entity';
import { defaultWardSettings, type WardSettings } from '../wards/ward-settings';
import { Ward } from '../wards/ward.entity';
import type { ReminderKind } from './reminder.entity';
import { cancelPlanned, bookingsToldOf, insertReminders, type NewReminder } from './reminder-rows';
import { digestTime, menteeTimes, noticeTime, type ReminderTime } from './reminder-times';

/** A booking and the session it is a place in, as they stand after the change. */
export interface BookedPlace {
  booking: Booking;
  session: Session;
}

/**
 * Writes, moves and cancels the reminders of bookings, in the transaction of the change itself: the
 * rows stand exactly when the booking stands. Call it after the booking and the session were saved.
 */
@Injectable()
export class ReminderPlanner {
  constructor(
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Bookings that are now `booked`; held and waiting ones get nothing yet. */
  async bookingsMade(manager: EntityManager, places: BookedPlace[]): Promise<void> {
    await this.plan(manager, places, 'booked');
  }

  /** `before` is the booking as it was: the same one with other times, or the one it replaces. */
  async bookingMoved(
    manager: EntityManager,
    move: { before: Booking } & BookedPlace,
  ): Promise<void> {
    const told = (await bookingsToldOf(manager, [move.before.id])).get(move.before.id);
    await cancelPlanned(manager, [move.before.id], 'moved');
    await this.plan(manager, [move], told ? 'moved' : 'booked', told?.has('mentor'));
  }

  /** Nothing planned goes out any more; whoever was told of the session is told that it is off. */
  async bookingsCancelled(
    manager: EntityManager,
    places: BookedPlace[],
    reason: string | null = null,
  ): Promise<void> {
    const ids = places.map(({ booking }) => booking.id);
    await cancelPlanned(manager, ids, reason ?? 'cancelled');
    const told = await bookingsToldOf(manager, ids);
    const now = this.clock.now();
    const rows: NewReminder[] = [];
    const mentorTold = new Set<string>();
    for (const place of places) {
      const [time] = noticeTime('cancelled', place.booking.startAt, now, this.env.TIME_ZONE);
      if (!time) continue;
      for (const kind of told.get(place.booking.id) ?? []) {
        if (kind === 'mentor' && mentorTold.has(place.session.id)) continue;
        if (kind === 'mentor') mentorTold.add(place.session.id);
        const facts = reason === null ? null : { reason };
        rows.push({ ...rowOf(place, time, now), ...recipientOf(place, kind), facts });
      }
    }
    await insertReminders(manager, rows);
  }

  private async plan(
    manager: EntityManager,
    places: BookedPlace[],
    notice: ReminderKind,
    mentorKnowsBefore = false,
  ): Promise<void> {
    const booked = places.filter(({ booking }) => booking.state === 'booked');
    if (booked.length === 0) return;
    const settings = await settingsOfWards(manager, booked);
    const now = this.clock.now();
    const rows: NewReminder[] = [];
    const mentorTold = new Set<string>();
    const timesOf = memo((startAt: number, session: Session) => {
      const ward = settings.get(session.wardId) ?? defaultWardSettings;
      return {
        mentee: menteeTimes(session, notice, now, ward, this.env.TIME_ZONE),
        digest: digestTime(startAt, ward, this.env.TIME_ZONE),
      };
    });
    for (const place of booked) {
      const { session } = place;
      const { mentee, digest } = timesOf(session.startAt, session);
      for (const time of mentee) rows.push(rowOf(place, time, now));
      if (session.startAt <= now) continue;

      const isInDigest = digest.dueAt > now;
      const key = isInDigest ? `${session.mentorId} ${digest.day}` : session.id;
      if (mentorTold.has(key)) continue;
      mentorTold.add(key);
      if (isInDigest) rows.push(digestRow(place, digest, now));
      if (!isInDigest || mentorKnowsBefore) rows.push(...this.mentorNotice(place, notice, now));
    }
    await insertReminders(manager, rows);
  }

  /** To the mentor whose digest is out already: a message of its own about this session. */
  private mentorNotice(place: BookedPlace, notice: ReminderKind, now: number): NewReminder[] {
    return noticeTime(notice, place.session.startAt, now, this.env.TIME_ZONE).map((time) => ({
      ...rowOf(place, time, now),
      ...recipientOf(place, 'mentor'),
    }));
  }
}

/** Sessions of a week plan share few starts: each is worked out once per ward. */
function memo<T>(work: (startAt: number, session: Session) => T) {
  const known = new Map<string, T>();
  return (startAt: number, session: Session): T => {
    const key = `${session.wardId} ${startAt}`;
    const value = known.get(key) ?? work(startAt, session);
    known.set(key, value);
    return value;
  };
}

async function settingsOfWards(
  manager: EntityManager,
  places: BookedPlace[],
): Promise<Map<string, WardSettings>> {
  const ids = [...new Set(places.map(({ session }) => session.wardId))];
  const wards = await manager.find(Ward, { where: { id: In(ids) } });
  return new Map(wards.map((ward) => [ward.id, { ...defaultWardSettings, ...ward.settings }]));
}

function rowOf({ booking, session }: BookedPlace, time: ReminderTime, now: number): NewReminder {
  return {
    wardId: session.wardId,
    bookingId: booking.id,
    sessionId: session.id,
    bookingVersion: booking.version,
    recipientKind: 'mentee',
    recipientId: booking.menteeId,
    kind: time.kind,
    sessionStartAt: booking.startAt,
    dueAt: time.dueAt,
    expiresAt: time.expiresAt,
    facts: null,
    createdAt: now,
  };
}

function digestRow(
  place: BookedPlace,
  digest: ReminderTime & { day: number },
  now: number,
): NewReminder {
  const ofNoBooking = { bookingId: null, sessionId: null, bookingVersion: 0 };
  const mentor = recipientOf(place, 'mentor');
  return { ...rowOf(place, digest, now), ...mentor, ...ofNoBooking, sessionStartAt: digest.day };
}

function recipientOf(
  { booking, session }: BookedPlace,
  kind: 'mentor' | 'mentee',
): Pick<NewReminder, 'recipientKind' | 'recipientId'> {
  return {
    recipientKind: kind,
    recipientId: kind === 'mentor' ? session.mentorId : booking.menteeId,
  };
}
