import type { EntityManager } from 'typeorm';
import { audit, AuditedChange } from '../access/audit';
import type { Actor } from '../common/actor';
import { Booking } from './booking.entity';
import { Session } from './session.entity';
import { change } from './statements';

/** Who does it, when (epoch milliseconds), in which transaction. */
export interface Deed {
  manager: EntityManager;
  actor: Actor;
  now: number;
}

/**
 * Every new row and every new version of a session or a booking is told to the audit once: a row of
 * version n has n entries. `action` such as booking.move.
 */
export function tell(
  { manager, actor, now }: Deed,
  action: string,
  rows: readonly { id: string; wardId: string }[],
  facts: Record<string, unknown> = {},
): Promise<void> {
  const changes: AuditedChange[] = rows.map(({ id, wardId }) => ({
    action,
    subjectId: id,
    wardId,
    facts,
  }));
  return audit(manager, actor, now, changes);
}

/** The booking as it stands after a change, in its next version. */
export function nextBooking(booking: Booking, changes: Partial<Booking>, now: number): Booking {
  const version = booking.version + 1;
  return Object.assign(new Booking(), booking, changes, { version, updatedAt: now });
}

/** One row by one statement; many at once go through the manager's `insert`. */
export async function insertSession(manager: EntityManager, session: Session): Promise<void> {
  await change(
    manager,
    `INSERT INTO session (id, ward_id, mentor_id, venue_id, topic, start_at, end_at, state, seats,
       seats_taken, is_open, note, topics_reached, cancel_reason, version, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      session.id,
      session.wardId,
      session.mentorId,
      session.venueId,
      session.topic,
      session.startAt,
      session.endAt,
      session.state,
      session.seats,
      session.seatsTaken,
      session.isOpen,
      session.note,
      JSON.stringify(session.topicsReached),
      session.cancelReason,
      session.version,
      session.createdAt,
      session.updatedAt,
    ],
  );
}

export async function insertBooking(manager: EntityManager, booking: Booking): Promise<void> {
  await change(
    manager,
    `INSERT INTO booking (id, session_id, mentee_id, start_at, end_at, state, held_until,
       booked_by_kind, booked_by_id, booked_because, version, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      booking.id,
      booking.sessionId,
      booking.menteeId,
      booking.startAt,
      booking.endAt,
      booking.state,
      booking.heldUntil,
      booking.bookedByKind,
      booking.bookedById,
      booking.bookedBecause,
      booking.version,
      booking.createdAt,
      booking.updatedAt,
    ],
  );
}
