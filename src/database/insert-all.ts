import type { EntityManager, ObjectLiteral } from 'typeorm';

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
  if (rows.length === 0) return;
  const { driver } = manager.connection;
  const { columns, tableName } = manager.connection.getMetadata(entity);
  // SQLite looks through all names for each named placeholder: with thousands only `?` is fast.
  const isNumbered = driver.options.type === 'postgres';
  const names = columns.map(({ databaseName }) => databaseName).join(', ');
  for (let from = 0; from < rows.length; from += mostRows) {
    const chunk = rows.slice(from, from + mostRows);
    const values = chunk
      .map(
        (_, row) => `(${isNumbered ? numbered(columns.length, row) : unnumbered(columns.length)})`,
      )
      .join(', ');
    const parameters = chunk.flatMap((row) =>
      columns.map((column): unknown => {
        const given: unknown = row[column.propertyName];
        return driver.preparePersistentValue(given === undefined ? column.default : given, column);
      }),
    );
    await manager.query(`INSERT INTO ${tableName} (${names}) VALUES ${values}`, parameters);
  }
}

function numbered(columns: number, row: number): string {
  return Array.from({ length: columns }, (_, index) => `$${row * columns + index + 1}`).join(', ');
}

function unnumbered(columns: number): string {
  return Array.from({ length: columns }, () => '?').join(', ');
}
