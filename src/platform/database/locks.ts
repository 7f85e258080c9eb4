import type { EntityManager, ObjectLiteral } from 'typeorm';
import { select } from './select';
import { text } from './result-columns';
import { isPostgres, idList } from './row-set';
import { shapeOf } from './row-shape';

const onlyId = { id: text };

/**
 * Locks rows until the end of the write, so that what is counted about them after this stays so: who
 * counts and then adds, such as the mentees of a mentor, locks the row it counts for first. On
 * PostgreSQL others who lock one of them wait; SQLite has but one writer. Always in the order of ids,
 * so that two who want several never wait for each other.
 */
export async function lockRows(
  manager: EntityManager,
  entity: new () => ObjectLiteral,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0 || !isPostgres(manager)) return;
  // NO KEY: whoever only refers to the row need not wait.
  await select(
    manager,
    onlyId,
    `SELECT id FROM ${shapeOf(manager, entity).table} WHERE id IN ${idList(manager, '$1')}
     ORDER BY id FOR NO KEY UPDATE`,
    [JSON.stringify(ids)],
  );
}

/** The same for a whole table, which others may only read until then: what is not in it stays out. */
export async function lockTable(
  manager: EntityManager,
  entity: new () => ObjectLiteral,
): Promise<void> {
  if (!isPostgres(manager)) return;
  await manager.query(`LOCK TABLE ${shapeOf(manager, entity).table} IN EXCLUSIVE MODE`);
}
