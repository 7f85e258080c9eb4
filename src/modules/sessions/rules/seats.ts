import type { EntityManager } from 'typeorm';
import { rowSet } from '../../../platform/database/row-set';
import { grouped } from '../../../platform/common/grouped';
import { refuse } from './refusals';
import { Session } from '../entities/session.entity';
import { execute } from '../../../platform/database/execute';
import { select } from '../../../platform/database/select';
import { columns } from '../../../platform/database/result-columns';

/** What of a session says where its seats are. */
export type SeatPlace = Pick<Session, 'id' | 'venueId' | 'startAt'>;

/**
 * Takes one seat of a session that still lies ahead, at the time that was seen, and, where the mentor is named,
 * is still theirs, and one at its venue. Locks the session's row first, as everything else does that touches seats, so
 * that two writers cannot wait for each other.
 * @throws DomainError seat-taken, session-closed, in-the-past, stale-version, venue-full
 */
export async function takeSeat(
  manager: EntityManager,
  session: SeatPlace & { mentorId?: string },
  now: number,
): Promise<void> {
  await takeSessionSeats(manager, [session], now);
  await takeVenueSeats(manager, [session]);
}

/**
 * A seat for one person in each of these sessions, one named twice for two, all or none; their venues
 * are for the caller. @throws DomainError seat-taken, session-closed, in-the-past, stale-version,
 * which of several sessions is the first one's reason
 */
export async function takeSessionSeats(
  manager: EntityManager,
  sessions: readonly (SeatPlace & { mentorId?: string })[],
  now: number,
): Promise<void> {
  if (sessions.length === 0) return;
  const people = [...grouped(sessions, ({ id }) => id).values()].map((places) => ({
    session_id: places[0].id,
    start_at: places[0].startAt,
    only_of: places[0].mentorId ?? null,
    people: places.length,
  }));
  const given = {
    session_id: 'text',
    start_at: 'bigint',
    only_of: 'text',
    people: 'integer',
  } as const;
  const taken = await execute(
    manager,
    `UPDATE session SET seats_taken = seats_taken + given.people
     FROM ${rowSet(manager, given, '$1')}
     WHERE id = given.session_id AND seats_taken + given.people <= seats
       AND state IN ('planned', 'confirmed') AND session.start_at > $2
       AND session.start_at = given.start_at
       AND mentor_id = COALESCE(given.only_of, mentor_id)`,
    [JSON.stringify(people), now],
  );
  if (taken < people.length) throw await whyNoSeat(manager, sessions[0], now);
}

/**
 * A seat for one person in each of these venues and half hours, one named twice for two, all or none;
 * nothing to do at home. @throws DomainError venue-full
 */
export async function takeVenueSeats(
  manager: EntityManager,
  places: readonly Pick<Session, 'venueId' | 'startAt'>[],
): Promise<void> {
  const away = places.filter(({ venueId }) => venueId !== null);
  if (away.length === 0) return;
  const people = [...grouped(away, ({ venueId, startAt }) => `${venueId} ${startAt}`).values()].map(
    (together) => ({
      venue_id: together[0].venueId,
      start_at: together[0].startAt,
      people: together.length,
    }),
  );
  const given = { venue_id: 'text', start_at: 'bigint', people: 'integer' } as const;
  const taken = await execute(
    manager,
    `INSERT INTO venue_use (venue_id, start_at, taken, seats)
     SELECT venue.id, given.start_at, given.people, venue.seats
     FROM ${rowSet(manager, given, '$1')} JOIN venue ON venue.id = given.venue_id
     WHERE venue.seats >= given.people
     ON CONFLICT (venue_id, start_at) DO UPDATE
       SET taken = venue_use.taken + excluded.taken, seats = excluded.seats
     WHERE venue_use.taken + excluded.taken <= excluded.seats`,
    [JSON.stringify(people)],
  );
  if (taken < people.length) throw refuse('venue-full');
}

/**
 * Holds the session's row until the end of the transaction, changing nothing. Whoever changes a
 * booking holds its session first, by this or by taking or releasing a seat: so all that happens to
 * one session happens one after the other.
 */
export async function lockSession(manager: EntityManager, sessionId: string): Promise<void> {
  await execute(manager, `UPDATE session SET seats = seats WHERE id = $1`, [sessionId]);
}

/** Gives back a seat of each of these sessions and of its venue, one named twice two; the caller holds them. */
export async function releaseSeats(
  manager: EntityManager,
  sessions: readonly SeatPlace[],
): Promise<void> {
  if (sessions.length === 0) return;
  const freed = [...grouped(sessions, ({ id }) => id)].map(([id, people]) => ({
    session_id: id,
    people: people.length,
  }));
  await execute(
    manager,
    `UPDATE session SET seats_taken = seats_taken - given.people
     FROM ${rowSet(manager, { session_id: 'text', people: 'integer' }, '$1')}
     WHERE id = given.session_id`,
    [JSON.stringify(freed)],
  );
  await releaseSeatsAtVenues(
    manager,
    sessions.map(({ venueId, startAt }) => ({ venueId, startAt, people: 1 })),
  );
}

/**
 * Gives back one seat of the session and of its venue, and locks the session. Whether the seat was
 * the caller's is for the booking's own compare-and-set to say.
 * @throws DomainError stale-version when somebody called the whole session off, or moved it, meanwhile
 */
export async function releaseSeat(manager: EntityManager, session: SeatPlace): Promise<void> {
  const released = await execute(
    manager,
    `UPDATE session SET seats_taken = seats_taken - 1
     WHERE id = $1 AND seats_taken > 0 AND start_at = $2 AND COALESCE(venue_id, '') = $3`,
    [session.id, session.startAt, session.venueId ?? ''],
  );
  if (released === 0) throw refuse('stale-version');
  await releaseVenueSeats(manager, session, 1);
}

export function releaseVenueSeats(
  manager: EntityManager,
  place: Pick<Session, 'venueId' | 'startAt'>,
  count: number,
): Promise<void> {
  return releaseSeatsAtVenues(manager, [{ ...place, people: count }]);
}

/** The same for several places, in one statement; nothing to do at home. */
export async function releaseSeatsAtVenues(
  manager: EntityManager,
  places: readonly (Pick<Session, 'venueId' | 'startAt'> & { people: number })[],
): Promise<void> {
  const away = places.filter(({ venueId }) => venueId !== null);
  const freed = [...grouped(away, ({ venueId, startAt }) => `${venueId} ${startAt}`).values()]
    .map((together) => ({
      at_venue: together[0].venueId,
      at_time: together[0].startAt,
      people: together.reduce((sum, { people }) => sum + people, 0),
    }))
    .filter(({ people }) => people > 0);
  if (freed.length === 0) return;
  const given = { at_venue: 'text', at_time: 'bigint', people: 'integer' } as const;
  await execute(
    manager,
    `UPDATE venue_use SET taken = taken - given.people
     FROM ${rowSet(manager, given, '$1')}
     WHERE venue_id = given.at_venue AND start_at = given.at_time`,
    [JSON.stringify(freed)],
  );
}

const sessionRow = columns(Session, 'state', 'startAt', 'mentorId');

async function whyNoSeat(
  manager: EntityManager,
  session: SeatPlace & { mentorId?: string },
  now: number,
): Promise<Error> {
  const [row] = await select(
    manager,
    sessionRow,
    `SELECT state, start_at AS "startAt", mentor_id AS "mentorId" FROM session WHERE id = $1`,
    [session.id],
  );
  if (!row || row.state === 'cancelled' || row.state === 'completed')
    return refuse('session-closed');
  const isOthers = session.mentorId !== undefined && session.mentorId !== row.mentorId;
  if (isOthers || session.startAt !== row.startAt) return refuse('stale-version');
  return refuse(row.startAt <= now ? 'in-the-past' : 'seat-taken');
}
