import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Booking } from '../entities/booking.entity';

const placeRow = columns(Booking, 'id', 'sessionId', 'menteeId');

/**
 * Who is to hold each lesson ahead of a mentor whose mentees go to others: whoever takes most of its people. `apart` are
 * the places, by their bookings, of those who go to somebody else.
 */
export async function lessonHolders(
  manager: EntityManager,
  { mentorId, now }: { mentorId: string; now: number },
  next: ReadonlyMap<string, string>,
): Promise<{ holderOf: Map<string, string>; apart: string[] }> {
  const places = await select(
    manager,
    placeRow,
    `SELECT b.id AS id, b.session_id AS "sessionId", b.mentee_id AS "menteeId"
     FROM session s JOIN booking b ON b.session_id = s.id
     WHERE s.mentor_id = $1 AND s.start_at > $2 AND s.class_id IS NULL
       AND s.state IN ('planned', 'confirmed') AND b.state IN ('held', 'booked', 'waiting')
     ORDER BY b.session_id, b.id`,
    [mentorId, now],
  );
  const holderOf = new Map<string, string>();
  const apart: string[] = [];
  for (const [sessionId, own] of grouped(places, (place) => place.sessionId)) {
    const goingTo = grouped(own, ({ menteeId }) => next.get(menteeId) ?? '');
    goingTo.delete('');
    const [most] = [...goingTo].sort(
      ([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1),
    );
    if (!most) continue;
    const [holderId] = most;
    holderOf.set(sessionId, holderId);
    const elsewhere = own.filter(({ menteeId }) => next.get(menteeId) !== holderId);
    apart.push(...elsewhere.map(({ id }) => id));
  }
  return { holderOf, apart };
}
