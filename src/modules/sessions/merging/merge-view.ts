import type { EntityManager } from 'typeorm';
import { number } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { MergedRow, PersonStop } from '../../people';
import type { Left } from '../changes/effects';
import type { MergeView } from './merges.views';

const countRow = { ahead: number, past: number };

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
  return {
    stopId: stop.id,
    keptId: stop.successorId ?? '',
    otherId: stop.personId,
    fields,
    pairs: open?.pairs ?? 0,
    pairsEnded: effects('pair'),
    ahead,
    past,
    off: effects('booking', 'session', 'class'),
    skills: keysOf('skill').length,
    messages: keysOf('reminder').length,
  };
}
