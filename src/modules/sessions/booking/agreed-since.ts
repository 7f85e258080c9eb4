import type { EntityManager } from 'typeorm';
import type { PairKey } from '../../../core/matching/rules/problem';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Booking } from '../entities/booking.entity';

const placeRow = columns(Booking, 'id');

/** Whether a pair has agreed on lessons that begin after an instant, or has had some since. */
export async function haveAgreed(
  manager: EntityManager,
  { menteeId, mentorId }: PairKey,
  since: number,
): Promise<boolean> {
  const places = await select(
    manager,
    placeRow,
    `SELECT b.id AS id FROM booking b JOIN session s ON s.id = b.session_id
     WHERE b.mentee_id = $1 AND s.mentor_id = $2 AND s.class_id IS NULL AND b.start_at > $3
       AND b.state <> 'cancelled' LIMIT 1`,
    [menteeId, mentorId, since],
  );
  return places.length > 0;
}
