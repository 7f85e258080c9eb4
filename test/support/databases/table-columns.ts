import type { EntityManager } from 'typeorm';

/** A column as both databases and the entities describe it: `varchar(10) null`. */
export type TableColumns = Record<string, string>;

/** The columns that a table has, by name; without any it is none. */
export async function columnsOfTable(manager: EntityManager, table: string): Promise<TableColumns> {
  return manager.connection.options.type === 'postgres'
    ? postgresColumns(manager, table)
    : sqliteColumns(manager, table);
}

/** Every table of the program's own. */
export async function tablesOf(manager: EntityManager): Promise<string[]> {
  const statement =
    manager.connection.options.type === 'postgres'
      ? `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
  const rows: { name: string }[] = await manager.query(statement);
  return rows.map(({ name }) => name);
}

/** The columns that entities of a table want of it. */
export function columnsOfEntity(manager: EntityManager, entity: new () => object): TableColumns {
  const { columns } = manager.connection.getMetadata(entity);
  return Object.fromEntries(
    columns.map(({ databaseName, type, length, isNullable }) => {
      const name = type === 'simple-json' ? 'varchar' : String(type);
      return [databaseName, described(length ? `${name}(${length})` : name, isNullable)];
    }),
  );
}

async function sqliteColumns(manager: EntityManager, table: string): Promise<TableColumns> {
  const rows: { name: string; type: string; notnull: number; pk: number }[] = await manager.query(
    `SELECT name, type, "notnull", pk FROM pragma_table_info('${table}')`,
  );
  // SQLite does not write down that a key is never missing.
  return Object.fromEntries(
    rows.map(({ name, type, notnull, pk }) => [name, described(type, notnull === 0 && pk === 0)]),
  );
}

async function postgresColumns(manager: EntityManager, table: string): Promise<TableColumns> {
  const rows: { name: string; type: string; length: number | null; nullable: string }[] =
    await manager.query(
      `SELECT column_name AS name, data_type AS type, character_maximum_length AS length,
         is_nullable AS nullable
       FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1`,
      [table],
    );
  return Object.fromEntries(
    rows.map(({ name, type, length, nullable }) => {
      const short = type.replace('character varying', 'varchar');
      return [name, described(length ? `${short}(${length})` : short, nullable === 'YES')];
    }),
  );
}

/** Text of any length is the same under both of its names. */
function described(type: string, isNullable: boolean): string {
  return `${type.toLowerCase().replace(/^text$/, 'varchar')}${isNullable ? ' null' : ''}`;
}
