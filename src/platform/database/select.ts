import type { EntityManager } from 'typeorm';
import type { ResultColumns, RowOf } from './result-columns';
import { isPostgres } from './row-set';
import type { Reader } from './row-shape';

type Row = Record<string, unknown>;

/** The columns of a statement whose values must be read. */
interface Reading {
  names: string[];
  toRead: { name: string; read: Reader; isShared: boolean }[];
}

const readings = new WeakMap<ResultColumns, Reading>();

/**
 * Rows of a SELECT, as `columns` (result-columns.ts) says they are read; keep those in a constant, so
 * that they are worked out once. A statement that gives other columns is a fault. Placeholders are
 * `$1`, `$2` … on both databases; SQLite numbers them by their first appearance, so they must first
 * appear in that order. Names in camelCase need quotes.
 */
export async function select<Columns extends ResultColumns>(
  manager: EntityManager,
  columns: Columns,
  sql: string,
  parameters: unknown[] = [],
): Promise<RowOf<Columns>[]> {
  const rows = await manager.query<Row[]>(sql, parameters);
  if (rows.length > 0) readAll(rows, readingOf(manager, columns));
  return rows as RowOf<Columns>[];
}

/**
 * The same in a write, where the rows stay as they are until its end: PostgreSQL locks them against
 * changes (others may read them, and lock them so as well), and SQLite has but one writer.
 */
export function selectForShare<Columns extends ResultColumns>(
  manager: EntityManager,
  columns: Columns,
  sql: string,
  parameters: unknown[],
): Promise<RowOf<Columns>[]> {
  return select(manager, columns, isPostgres(manager) ? `${sql} FOR SHARE` : sql, parameters);
}

function readingOf(manager: EntityManager, columns: ResultColumns): Reading {
  let reading = readings.get(columns);
  if (!reading) {
    const names = Object.keys(columns);
    const toRead = names.flatMap((name) => {
      const { reader, isShared = false } = columns[name];
      const read = reader(manager);
      return read ? [{ name, read, isShared }] : [];
    });
    reading = { names, toRead };
    readings.set(columns, reading);
  }
  return reading;
}

/** In place: the driver's rows are ours, and there may be many thousands of them. */
function readAll(rows: Row[], { names, toRead }: Reading): void {
  const given = Object.keys(rows[0]);
  if (given.length !== names.length || !names.every((name) => name in rows[0])) {
    throw new Error(`The statement gives ${given.join(', ')}; ${names.join(', ')} was expected.`);
  }
  for (const { name, read, isShared } of toRead) {
    const reading = isShared ? remembering(read) : read;
    for (const row of rows) {
      const value = row[name];
      if (value !== null) row[name] = reading(value);
    }
  }
}

function remembering(read: Reader): Reader {
  const known = new Map<unknown, unknown>();
  return (value) => {
    if (!known.has(value)) known.set(value, read(value));
    return known.get(value);
  };
}
