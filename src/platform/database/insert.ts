import type { EntityManager, ObjectLiteral } from 'typeorm';
import { execute } from './execute';
import { type ColumnShape, shapeOf } from './row-shape';
import { chunksOf, isPostgres } from './row-set';

/** SQLite takes at most 32,766 values in one statement. */
const mostRows = 400;

type Rows<T> = Partial<T> | readonly Partial<T>[];

/**
 * The one way to insert: a row of an entity, or however many, in the caller's transaction; a column
 * that no row names gets the table's default. `onConflict` is the clause for rows that stand already,
 * such as `ON CONFLICT DO NOTHING`. Gives how many rows were written. Throws what the database refuses
 * them by (`isDuplicate` in violations.ts).
 */
export async function insert<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  rows: Rows<T>,
  onConflict = '',
): Promise<number> {
  const all = asList(rows);
  const { table, columns } = shapeOf(manager, entity);
  const named = columns.filter(({ property }) => all.some((row) => row[property] !== undefined));
  const names = namesOf(named);
  // SQLite looks through all names for each named placeholder: with thousands only `?` is fast.
  const isNumbered = isPostgres(manager);
  let written = 0;
  for (const part of chunksOf(all, mostRows)) {
    const values: unknown[] = [];
    const places = part.map((row) => {
      const marks = named.map(({ property, toDatabase }) => {
        values.push(toDatabase(row[property]));
        return isNumbered ? `$${values.length}` : '?';
      });
      return `(${marks.join(', ')})`;
    });
    written += await execute(
      manager,
      `INSERT INTO ${table} (${names}) VALUES ${places.join(', ')} ${onConflict}`,
      values,
    );
  }
  return written;
}

/** The same; a row that stands already under this key, a unique one, is overwritten with what is given. */
export function upsert<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  key: keyof T & string,
  rows: Rows<T>,
): Promise<number> {
  const { columns } = shapeOf(manager, entity);
  const given = asList(rows);
  const isGiven = ({ property }: ColumnShape) => given.some((row) => row[property] !== undefined);
  const [unique, others] = [
    columns.filter(({ property }) => property === key),
    columns.filter((column) => column.property !== key && isGiven(column)),
  ];
  const sets = others.map(({ name }) => `${name} = excluded.${name}`).join(', ');
  const onConflict = `ON CONFLICT (${namesOf(unique)}) DO UPDATE SET ${sets}`;
  return insert(manager, entity, given, onConflict);
}

function asList<T>(rows: Rows<T>): readonly Partial<T>[] {
  return Array.isArray(rows) ? (rows as readonly Partial<T>[]) : [rows as Partial<T>];
}

function namesOf(columns: readonly ColumnShape[]): string {
  return columns.map(({ name }) => name).join(', ');
}
