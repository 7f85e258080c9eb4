import type { EntityManager, ObjectLiteral } from 'typeorm';
import { shapeOf } from './row-shape';

/** SQLite takes at most 32,766 values in one statement. */
const mostRows = 400;

/**
 * Inserts whole rows, however many, in the caller's transaction. The statement is written by hand:
 * TypeORM's insert builder takes longer over a row than the database does.
 */
export async function insertAll<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly T[],
): Promise<void> {
  const { table, names, columns } = shapeOf(manager, entity);
  // SQLite looks through all names for each named placeholder: with thousands only `?` is fast.
  const isNumbered = manager.connection.options.type === 'postgres';
  for (let from = 0; from < rows.length; from += mostRows) {
    const chunk = rows.slice(from, from + mostRows);
    const values: unknown[] = [];
    const places = chunk.map((row) => {
      const marks = columns.map(({ property, toDatabase }) => {
        values.push(toDatabase(row[property]));
        return isNumbered ? `$${values.length}` : '?';
      });
      return `(${marks.join(', ')})`;
    });
    await manager.query(`INSERT INTO ${table} (${names}) VALUES ${places.join(', ')}`, values);
  }
}
