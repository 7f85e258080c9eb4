import type { EntityManager } from 'typeorm';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { Left } from '../changes/effects';
import { Booking } from '../entities/booking.entity';

const placeRow = columns(Booking, 'id', 'sessionId');

/** What was left, and of each place the lesson that nobody was in any more, so that it fell as well. */
export async function withFallen(manager: EntityManager, left: readonly Left[]): Promise<Left[]> {
  const ids = left.flatMap(({ kind, subjectId }) => (kind === 'booking' ? subjectId : []));
  if (ids.length === 0) return [...left];
  const fallen = await select(
    manager,
    placeRow,
    `SELECT b.id AS id, b.session_id AS "sessionId" FROM booking b JOIN session s ON s.id = b.session_id
     WHERE b.id IN ${idList(manager, '$1')} AND s.state = 'cancelled' AND s.class_id IS NULL`,
    [JSON.stringify(ids)],
  );
  const lessonOf = new Map(fallen.map(({ id, sessionId }) => [id, sessionId]));
  return left.map((one) => {
    const fell = one.kind === 'booking' ? lessonOf.get(one.subjectId) : undefined;
    return fell === undefined ? one : { ...one, was: { ...one.was, fell } };
  });
}

/** The lessons that fell with places, each once. */
export function fallenWith(left: readonly Pick<Left, 'was'>[]): Set<string> {
  return new Set(left.flatMap(({ was }) => was.fell ?? []));
}
