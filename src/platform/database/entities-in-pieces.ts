import type { EntityManager } from 'typeorm';
import { selectEntities } from './select-entities';
import { shapeOf } from './row-shape';

/** Some milliseconds to open and to make. */
const ROWS = 250;

/**
 * All of a ward's rows, by an index on the ward and `key`, a text that is never empty and one's own within the ward: of
 * tens of thousands some hundred at a time, so that others have their turn in between.
 */
export async function entitiesOfWard<T extends { wardId: string }, Key extends keyof T & string>(
  manager: EntityManager,
  entity: new () => T & Record<Key, string>,
  wardId: string,
  key: Key,
): Promise<T[]> {
  const column = shapeOf(manager, entity).columns.find(({ property }) => property === key);
  if (!column) throw new Error(`${entity.name} has no ${key}.`);
  const { name } = column;
  const condition = `ward_id = $1 AND ${name} > $2 ORDER BY ${name} LIMIT ${ROWS}`;
  const all: T[] = [];
  for (let after = ''; ;) {
    const piece = await selectEntities(manager, entity, condition, [wardId, after]);
    all.push(...piece);
    if (piece.length < ROWS) return all;
    after = piece[piece.length - 1][key];
  }
}
