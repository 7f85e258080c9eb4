import type { EntityManager, ObjectLiteral } from 'typeorm';
import { isPostgres, idList } from './row-set';
import { shapeOf } from './row-shape';

/**
 * Holds rows until the end of the write, so that what is counted about them after this stays so: who
 * counts and then adds, such as the mentees of a mentor, holds the row it counts for first. On
 * PostgreSQL others who hold one of them wait; SQLite has but one writer. Always in the order of ids,
 * so that two who want several never wait for each other.
 */
export async function holdRows(
  manager: EntityManager,
  entity: new () => ObjectLiteral,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0 || !isPostgres(manager)) return;
  // NO KEY: whoever only refers to the row need not wait.
  await manager.query(
    `SELECT id FROM ${shapeOf(manager, entity).table} WHERE id IN ${idList(manager, '$1')}
     ORDER BY id FOR NO KEY UPDATE`,
    [JSON.stringify(ids)],
  );
}
