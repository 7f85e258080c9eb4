import type { EntityManager, ObjectLiteral } from 'typeorm';
import { shapeOf } from './row-shape';

/** SQLite takes at most 32,766 values in one statement. */
const mostRows = 400;

/**
 * Inserts rows, however many, in the caller's transaction; a column that no row names gets the
 * table's default. The statement is written by hand: TypeORM's insert builder takes longer over a
 * row than the database does. `onConflict` is the clause for rows that stand already.
 */
export async function insertAll<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly Partial<T>[],
  onConflict = '',
): Promise<void> {
  const { table, columns } = shapeOf(manager, entity);
  const named = columns.filter(({ property }) => rows.some((row) => row[property] !== undefined));
  const names = named.map(({ name }) => name).join(', ');
  // SQLite looks through all names for each named placeholder: with thousands only `?` is fast.
  const isNumbered = manager.connection.options.type === 'postgres';
  for (let from = 0; from < rows.length; from += mostRows) {
    const values: unknown[] = [];
    const places = rows.slice(from, from + mostRows).map((row) => {
      const marks = named.map(({ property, toDatabase }) => {
        values.push(toDatabase(row[property]));
        return isNumbered ? `$${values.length}` : '?';
      });
      return `(${marks.join(', ')})`;
    });
    await manager.query(
      `INSERT INTO ${table} (${names}) VALUES ${places.join(', ')} ${onConflict}`,
      values,
    );
  }
}
