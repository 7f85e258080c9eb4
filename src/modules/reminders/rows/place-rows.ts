import type { PlannedReminder } from '../../../core/reminders/plan';
import type { BookedPlace, MovedPlace } from '../../sessions';
import type { NewReminder } from './reminder-rows';

/** A place to tell of; where it moved, why, and from when as who is told of it knows it. */
export type NewsPlace = BookedPlace &
  Pick<MovedPlace, 'reason' | 'isGiven' | 'isMentorAway'> & {
    from?: Record<'mentor' | 'mentee', number>;
    /** The hall that it was in, by its name, where it is in another; null was a home. */
    hallFrom?: string | null;
  };

/** Null where there is nothing to say beside the place. */
export function moveFacts(
  { session, from, reason, isGiven = false, hallFrom, isMentorAway = false }: NewsPlace,
  who: 'mentor' | 'mentee',
): Record<string, unknown> | null {
  const isLater = from !== undefined && from[who] !== session.startAt;
  const facts = {
    ...(isLater ? { from: from[who] } : {}),
    ...(hallFrom === undefined ? {} : { hallFrom }),
    ...(who === 'mentee' && isMentorAway && !isGiven ? { asksWard: true } : {}),
    ...(who === 'mentee' && reason !== undefined ? { reason } : {}),
    ...(who === 'mentee' && isGiven ? { isGiven } : {}),
  };
  return Object.keys(facts).length === 0 ? null : facts;
}

export function rowOf(
  { booking, session }: BookedPlace,
  time: PlannedReminder,
  now: number,
): NewReminder {
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

export function digestRow(
  place: BookedPlace,
  digest: PlannedReminder,
  midnight: number,
  now: number,
): NewReminder {
  const ofNoBooking = { bookingId: null, sessionId: null, bookingVersion: 0 };
  const mentor = recipientOf(place, 'mentor');
  return { ...rowOf(place, digest, now), ...mentor, ...ofNoBooking, sessionStartAt: midnight };
}

export function recipientOf(
  { booking, session, heardBy }: BookedPlace,
  kind: 'mentor' | 'mentee',
): Pick<NewReminder, 'recipientKind' | 'recipientId'> {
  return {
    recipientKind: kind,
    recipientId: kind === 'mentor' ? session.mentorId : (heardBy ?? booking.menteeId),
  };
}
