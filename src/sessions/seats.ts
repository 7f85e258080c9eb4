import type { EntityManager } from 'typeorm';
import type { Session } from './session.entity';
import { refuse } from './refusals';
import { change, select } from './statements';

/** What of a session says where its seats are. */
export type SeatPlace = Pick<Session, 'id' | 'venueId' | 'startAt'>;

/**
 * Takes one seat of a session that still lies ahead and, where the mentor is named, is still theirs,
 * and one at its venue. Locks the session's row
 * first, as everything else does that touches seats, so that two writers cannot wait for each other.
 * @throws DomainError seat-taken, session-closed, in-the-past, stale-version, venue-full
 */
export async function takeSeat(
  manager: EntityManager,
  session: SeatPlace & { mentorId?: string },
  now: number,
): Promise<void> {
  const taken = await change(
    manager,
    `UPDATE session SET seats_taken = seats_taken + 1
     WHERE id = $1 AND seats_taken < seats AND state IN ('planned', 'confirmed') AND start_at > $2
       AND mentor_id = COALESCE($3, mentor_id)`,
    [session.id, now, session.mentorId ?? null],
  );
  if (taken === 0) throw await whyNoSeat(manager, session, now);
  await takeVenueSeat(manager, session);
}

/** One more person in the venue in this half hour; nothing to do at home. @throws DomainError venue-full */
export async function takeVenueSeat(
  manager: EntityManager,
  { venueId, startAt }: Pick<Session, 'venueId' | 'startAt'>,
): Promise<void> {
  if (venueId !== null) await takeVenueSeats(manager, { venueId, startAt }, 1);
}

/** `count` more people in the venue in this half hour. @throws DomainError venue-full */
export async function takeVenueSeats(
  manager: EntityManager,
  place: { venueId: string; startAt: number },
  count: number,
): Promise<void> {
  const taken = await change(
    manager,
    `INSERT INTO venue_use (start_at, taken, venue_id, seats)
     SELECT CAST($1 AS bigint), CAST($2 AS integer), id, seats FROM venue
     WHERE id = $3 AND seats >= $2
     ON CONFLICT (venue_id, start_at) DO UPDATE
       SET taken = venue_use.taken + excluded.taken, seats = excluded.seats
     WHERE venue_use.taken + excluded.taken <= excluded.seats`,
    [place.startAt, count, place.venueId],
  );
  if (taken === 0) throw refuse('venue-full');
}

/**
 * Holds the session's row until the end of the transaction, changing nothing. Whoever changes a
 * booking holds its session first, by this or by taking or releasing a seat: so all that happens to
 * one session happens one after the other.
 */
export async function lockSession(manager: EntityManager, sessionId: string): Promise<void> {
  await change(manager, `UPDATE session SET seats = seats WHERE id = $1`, [sessionId]);
}

/**
 * Gives back one seat of the session and of its venue, and locks the session. Whether the seat was
 * the caller's is for the booking's own compare-and-set to say.
 * @throws DomainError stale-version when somebody called the whole session off meanwhile
 */
export async function releaseSeat(manager: EntityManager, session: SeatPlace): Promise<void> {
  const released = await change(
    manager,
    `UPDATE session SET seats_taken = seats_taken - 1 WHERE id = $1 AND seats_taken > 0`,
    [session.id],
  );
  if (released === 0) throw refuse('stale-version');
  await releaseVenueSeats(manager, session, 1);
}

export async function releaseVenueSeats(
  manager: EntityManager,
  place: Pick<Session, 'venueId' | 'startAt'>,
  count: number,
): Promise<void> {
  if (place.venueId === null || count === 0) return;
  await change(
    manager,
    `UPDATE venue_use SET taken = taken - $1 WHERE venue_id = $2 AND start_at = $3`,
    [count, place.venueId, place.startAt],
  );
}

async function whyNoSeat(
  manager: EntityManager,
  session: SeatPlace & { mentorId?: string },
  now: number,
): Promise<Error> {
  const [row] = await select<Pick<Session, 'state' | 'startAt' | 'mentorId'>>(
    manager,
    `SELECT state, start_at AS "startAt", mentor_id AS "mentorId" FROM session WHERE id = $1`,
    [session.id],
  );
  if (!row || row.state === 'cancelled' || row.state === 'held') return refuse('session-closed');
  if (session.mentorId && session.mentorId !== row.mentorId) return refuse('stale-version');
  return refuse(row.startAt <= now ? 'in-the-past' : 'seat-taken');
}
