import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { columns, type RowOf } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Mentee } from '../../people';
import { Booking } from '../entities/booking.entity';

const placeRow = {
  ...columns(Booking, 'sessionId', 'menteeId'),
  ...columns(Mentee, 'latitude', 'longitude'),
};

/** Who has a place in a lesson, and where they live. */
export type Seated = RowOf<typeof placeRow>;

/** By the lesson. */
export async function seatedIn(
  manager: EntityManager,
  lessons: readonly { id: string }[],
): Promise<Map<string, Seated[]>> {
  const places = await select(
    manager,
    placeRow,
    `SELECT b.session_id AS "sessionId", b.mentee_id AS "menteeId", e.latitude AS latitude,
       e.longitude AS longitude
     FROM booking b JOIN mentee e ON e.id = b.mentee_id
     WHERE b.session_id IN ${idList(manager, '$1')} AND b.state = 'booked' ORDER BY b.id`,
    [JSON.stringify(lessons.map(({ id }) => id))],
  );
  return grouped(places, ({ sessionId }) => sessionId);
}

const bookingRow = columns(Booking, 'id', 'sessionId');

/** The places in these lessons as they stand, by the lesson: what is not among them was given later. */
export async function placesIn(
  manager: EntityManager,
  sessionIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await select(
    manager,
    bookingRow,
    `SELECT b.id AS id, b.session_id AS "sessionId" FROM booking b
     WHERE b.session_id IN ${idList(manager, '$1')} AND b.state IN ('held', 'booked', 'waiting')
     ORDER BY b.id`,
    [JSON.stringify(sessionIds)],
  );
  const places = grouped(rows, ({ sessionId }) => sessionId);
  return new Map([...places].map(([id, own]) => [id, own.map((one) => one.id)]));
}
