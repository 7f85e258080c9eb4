import type { EntityManager } from 'typeorm';
import type { PairKey } from '../../../core/matching/rules/problem';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Booking } from '../entities/booking.entity';

const placeRow = columns(Booking, 'id', 'sessionId', 'state');

/**
 * The places ahead that a mentee has or waits for in lessons of this mentor, which fall with their pair; a class is open
 * to both. Those in a line come first, so that nobody is seated to fall.
 */
export function placesOfPair(
  manager: EntityManager,
  { mentorId, menteeId }: PairKey,
  now: number,
): Promise<Pick<Booking, 'id' | 'sessionId' | 'state'>[]> {
  return select(
    manager,
    placeRow,
    `SELECT b.id AS id, b.session_id AS "sessionId", b.state AS state
     FROM booking b JOIN session s ON s.id = b.session_id
     WHERE b.mentee_id = $1 AND s.mentor_id = $2 AND s.class_id IS NULL AND b.start_at > $3
       AND b.state IN ('held', 'booked', 'waiting')
     ORDER BY CASE WHEN b.state = 'waiting' THEN 0 ELSE 1 END, b.start_at, b.id`,
    [menteeId, mentorId, now],
  );
}
