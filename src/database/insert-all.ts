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
  const names = columns.map(({ databaseName }) => databaseName).join(', ');
  for (let from = 0; from < rows.length; from += mostRows) {
    const chunk = rows.slice(from, from + mostRows);
    const values = chunk.map((_, row) => `(${placeholders(columns.length, row)})`).join(', ');
    const parameters = chunk.flatMap((row) =>
      columns.map((column): unknown => {
        const given: unknown = row[column.propertyName];
        return driver.preparePersistentValue(given === undefined ? column.default : given, column);
      }),
    );
    await manager.query(`INSERT INTO ${tableName} (${names}) VALUES ${values}`, parameters);
  }
}

function placeholders(columns: number, row: number): string {
  return Array.from({ length: columns }, (_, index) => `$${row * columns + index + 1}`).join(', ');
}
