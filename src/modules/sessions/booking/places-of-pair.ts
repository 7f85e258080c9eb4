import type { EntityManager } from 'typeorm';
import type { PairKey } from '../../../core/matching/rules/problem';
import { columns, type RowOf } from '../../../platform/database/result-columns';
import { rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';

const placeRow = {
  ...columns(Booking, 'id', 'sessionId', 'state', 'menteeId'),
  ...columns(Session, 'mentorId'),
};

/**
 * The places ahead that a mentee has or waits for in lessons of this mentor, which fall with their pair; a class is open
 * to both. Those in a line come first, so that nobody is seated to fall.
 */
export function placesOfPair(
  manager: EntityManager,
  pair: PairKey,
  now: number,
): Promise<RowOf<typeof placeRow>[]> {
  return placesOfPairs(manager, [pair], now);
}

/** The same of many pairs, in one statement. */
export function placesOfPairs(
  manager: EntityManager,
  pairs: readonly PairKey[],
  now: number,
): Promise<RowOf<typeof placeRow>[]> {
  const keys = pairs.map(({ mentorId, menteeId }) => ({ mentor: mentorId, mentee: menteeId }));
  return select(
    manager,
    placeRow,
    `SELECT b.id AS id, b.session_id AS "sessionId", b.state AS state,
       b.mentee_id AS "menteeId", s.mentor_id AS "mentorId"
     FROM ${rowSet(manager, { mentor: 'text', mentee: 'text' }, '$1')}
     JOIN booking b ON b.mentee_id = given.mentee
     JOIN session s ON s.id = b.session_id AND s.mentor_id = given.mentor
     WHERE s.class_id IS NULL AND b.start_at > $2 AND b.state IN ('held', 'booked', 'waiting')
     ORDER BY CASE WHEN b.state = 'waiting' THEN 0 ELSE 1 END, b.start_at, b.id`,
    [JSON.stringify(keys), now],
  );
}
