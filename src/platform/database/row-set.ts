import type { EntityManager } from 'typeorm';

export type SqlType = 'text' | 'bigint' | 'integer';

/** True on PostgreSQL. */
export function isPostgres(manager: EntityManager): boolean {
  return manager.connection.options.type === 'postgres';
}

/**
 * SQL of a table made from one JSON parameter, a list of objects with these columns: thousands of
 * rows go to the database in one statement, below SQLite's limit of variables. Read it as `given`.
 */
export function rowSet(
  manager: EntityManager,
  columns: Record<string, SqlType>,
  parameter: string,
): string {
  const names = Object.entries(columns);
  if (isPostgres(manager)) {
    const list = names.map(([name, type]) => `${name} ${type}`).join(', ');
    return `json_to_recordset(${parameter}::json) AS given(${list})`;
  }
  const list = names.map(([name]) => `json_extract(value, '$.${name}') AS ${name}`).join(', ');
  return `(SELECT ${list} FROM json_each(${parameter})) AS given`;
}

/** A list of ids as one JSON parameter, for `column IN ${idList(…)}`. */
export function idList(manager: EntityManager, parameter: string): string {
  return isPostgres(manager)
    ? `(SELECT json_array_elements_text(${parameter}::json))`
    : `(SELECT value FROM json_each(${parameter}))`;
}

/** `$from, $from+1 …` for a list of at most some hundred values; else `idList`. */
export function placeholders(count: number, from = 1): string {
  return Array.from({ length: count }, (_, index) => `$${from + index}`).join(', ');
}

/** Cuts a list into parts of at most `size`. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  return chunks;
}
