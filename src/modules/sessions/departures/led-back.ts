import type { EntityManager } from 'typeorm';
import { idList } from '../../../platform/database/row-set';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { MergedRow, type PersonStop } from '../../people';

const ledRow = { kind: text, id: text };

/** By their ids: pairs, lessons and places that stand, and went to another record and back when two were one. */
export type LedBack = Record<'pair' | 'session' | 'booking', Set<string>>;

export async function ledBack(
  manager: EntityManager,
  { id: stopId, personId, reason }: PersonStop,
): Promise<LedBack> {
  const found: LedBack = { pair: new Set(), session: new Set(), booking: new Set() };
  if (reason !== 'merged') return found;
  const led = await manager.findBy(MergedRow, { stopId, fromId: personId });
  const keysOf = (table: keyof LedBack) =>
    JSON.stringify(led.flatMap(({ tableName, rowKey }) => (tableName === table ? rowKey : [])));
  const rows = await select(
    manager,
    ledRow,
    `SELECT 'pair' AS kind, p.id AS id FROM pair p
     WHERE p.id IN ${idList(manager, '$1')} AND p.ended_at IS NULL
       AND (p.mentee_id = $2 OR p.mentor_id = $3)
     UNION ALL
     SELECT 'session' AS kind, s.id AS id FROM session s
     WHERE s.id IN ${idList(manager, '$4')} AND s.mentor_id = $5 AND s.state IN ('planned', 'confirmed')
     UNION ALL
     SELECT 'booking' AS kind, b.id AS id FROM booking b
     WHERE b.id IN ${idList(manager, '$6')} AND b.mentee_id = $7 AND b.state IN ('held', 'booked', 'waiting')`,
    [keysOf('pair'), personId, personId, keysOf('session'), personId, keysOf('booking'), personId],
  );
  for (const { kind, id } of rows) found[kind as keyof LedBack].add(id);
  return found;
}
