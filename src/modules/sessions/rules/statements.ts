import type { EntityManager } from 'typeorm';

export { change } from '../../../platform/database/change';

/**
 * Rows of a SELECT. Placeholders are `$1`, `$2` … on both databases; SQLite numbers them by their
 * first appearance, so they must first appear in that order. Names in camelCase need quotes.
 */
export async function select<Row>(
  manager: EntityManager,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  return manager.query<Row[]>(sql, parameters);
}

/**
 * The same in a write, where the rows stay as they are until its end: PostgreSQL locks them against
 * changes, and SQLite has but one writer.
 */
export function selectHeld<Row>(
  manager: EntityManager,
  sql: string,
  parameters: unknown[],
): Promise<Row[]> {
  const isPostgres = manager.connection.options.type === 'postgres';
  return select(manager, isPostgres ? `${sql} FOR SHARE` : sql, parameters);
}

/** `$from, $from+1 …` for a list of values in a statement. */
export function placeholders(count: number, from = 1): string {
  return Array.from({ length: count }, (_, index) => `$${from + index}`).join(', ');
}

/**
 * Runs a step that an invariant may refuse, so that the rest of the write can go on without it
 * (PostgreSQL would otherwise refuse everything after the first refused statement).
 */
export async function attemptStep(
  manager: EntityManager,
  step: () => Promise<void>,
): Promise<{ refusedBy: unknown } | null> {
  await manager.query('SAVEPOINT step');
  try {
    await step();
    await manager.query('RELEASE SAVEPOINT step');
    return null;
  } catch (error) {
    await manager.query('ROLLBACK TO SAVEPOINT step');
    await manager.query('RELEASE SAVEPOINT step');
    return { refusedBy: error };
  }
}
