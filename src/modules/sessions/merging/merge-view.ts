import type { EntityManager } from 'typeorm';
import { number } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { MergedRow, PersonStop } from '../../people';
import type { Left } from '../changes/effects';
import type { MergeView } from './merges.views';

const countRow = { ahead: number, past: number };
const endedRow = { places: number, twice: number, lessons: number };

/** Read in the write that did it. */
export async function mergeView(
  manager: EntityManager,
  stop: PersonStop,
  { fields, rows, left }: { fields: string[]; rows: readonly MergedRow[]; left: readonly Left[] },
): Promise<MergeView> {
  const mine = rows.filter(({ fromId }) => fromId === stop.personId);
  const keysOf = (table: string): string[] =>
    mine.filter(({ tableName }) => tableName === table).map(({ rowKey }) => rowKey);
  const effects = (...kinds: Left['kind'][]): number =>
    left.filter(({ kind, was }) => kinds.includes(kind) && !was.isHandedOver).length;
  const [open] = await select(
    manager,
    { pairs: number },
    `SELECT COUNT(*) AS pairs FROM pair WHERE ended_at IS NULL AND id IN ${idList(manager, '$1')}`,
    [JSON.stringify(keysOf('pair'))],
  );
  const [{ ahead, past }] = await select(
    manager,
    countRow,
    `SELECT COALESCE(SUM(CASE WHEN t.start_at > $1 THEN 1 ELSE 0 END), 0) AS ahead,
       COALESCE(SUM(CASE WHEN t.start_at > $2 THEN 0 ELSE 1 END), 0) AS past
     FROM (SELECT start_at FROM booking WHERE state <> 'cancelled' AND id IN ${idList(manager, '$3')}
       UNION ALL SELECT start_at FROM session WHERE state <> 'cancelled' AND id IN ${idList(manager, '$4')}) t`,
    [
      stop.stoppedAt,
      stop.stoppedAt,
      JSON.stringify(keysOf('booking')),
      JSON.stringify(keysOf('session')),
    ],
  );
  const ended = await endedPlaces(manager, stop, left);
  return {
    stopId: stop.id,
    keptId: stop.successorId ?? '',
    otherId: stop.personId,
    fields,
    pairs: open?.pairs ?? 0,
    pairsEnded: effects('pair'),
    ahead,
    past,
    off: effects('session', 'class') + ended.lessons,
    placesOff: ended.places - ended.twice,
    placesTwice: ended.twice,
    skills: keysOf('skill').length,
    messages: keysOf('reminder').length,
  };
}

/** The places that ended, those of them in a lesson in which the kept record has one, and the lessons that fell with them. */
async function endedPlaces(manager: EntityManager, stop: PersonStop, left: readonly Left[]) {
  const ids = left.flatMap(({ kind, subjectId }) => (kind === 'booking' ? subjectId : []));
  if (ids.length === 0) return { places: 0, twice: 0, lessons: 0 };
  const [counts] = await select(
    manager,
    endedRow,
    `SELECT COUNT(*) AS places,
       COALESCE(SUM(CASE WHEN EXISTS (
         SELECT 1 FROM booking k WHERE k.session_id = b.session_id AND k.mentee_id = $1
           AND k.state <> 'cancelled' AND k.id <> b.id) THEN 1 ELSE 0 END), 0) AS twice,
       COUNT(DISTINCT CASE WHEN s.state = 'cancelled' AND s.class_id IS NULL THEN s.id END) AS lessons
     FROM booking b JOIN session s ON s.id = b.session_id WHERE b.id IN ${idList(manager, '$2')}`,
    [stop.successorId, JSON.stringify(ids)],
  );
  return counts;
}
