import type { EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

/** SQLite takes at most 32,766 values in one statement. */
const mostRows = 400;

/** Inserts whole rows, however many, in the caller's transaction. */
export async function insertAll<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly T[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += mostRows) {
    const chunk = rows.slice(from, from + mostRows);
    await manager.insert(entity, chunk as unknown as QueryDeepPartialEntity<T>[]);
  }
}
