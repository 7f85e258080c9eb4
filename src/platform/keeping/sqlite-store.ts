import type { SqliteFile } from '../common/sqlite-file';
import { type Cell, type Cells, insertsOf, ownTables, ROWS_AT_ONCE } from './store';
import type { Store, TableOfStore } from './store';

interface SqliteTable extends TableOfStore {
  isYesOrNo: readonly boolean[];
}

/** The rows of a SQLite file, in the transaction that whoever opens it has begun. */
export class SqliteStore implements Store {
  constructor(private readonly file: SqliteFile) {}

  async tables(): Promise<SqliteTable[]> {
    const tables = await this.file.rows<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
    );
    const kept = tables.filter(({ name }) => !ownTables.includes(name));
    return Promise.all(kept.map(({ name }) => this.tableOf(name)));
  }

  async *read(table: TableOfStore): AsyncIterable<Cells[]> {
    const { isYesOrNo } = await this.tableOf(table.name);
    const columns = table.columns.map((column) => `"${column}"`).join(', ');
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const rows = await this.file.rows<Record<string, Cell>>(
        `SELECT rowid AS "place in file", ${columns} FROM "${table.name}"
         WHERE rowid > ? ORDER BY rowid LIMIT ${ROWS_AT_ONCE}`,
        [after],
      );
      if (rows.length === 0) return;
      after = Number(rows.at(-1)?.['place in file']);
      yield rows.map((row) =>
        table.columns.map((column, index) => {
          const cell = row[column];
          return isYesOrNo[index] && cell !== null ? Boolean(cell) : cell;
        }),
      );
    }
  }

  async empty({ name }: TableOfStore): Promise<void> {
    await this.file.run(`DELETE FROM "${name}"`);
  }

  async write(table: TableOfStore, rows: readonly Cells[]): Promise<void> {
    for (const { sql, values } of insertsOf(table, rows, () => '?')) {
      await this.file.rows(sql, values);
    }
  }

  private async tableOf(name: string): Promise<SqliteTable> {
    const columns = await this.file.rows<{ name: string; type: string }>(
      `SELECT name, type FROM pragma_table_info('${name}') ORDER BY name`,
    );
    return {
      name,
      columns: columns.map((column) => column.name),
      isYesOrNo: columns.map(({ type }) => /^bool/i.test(type)),
    };
  }
}

/** Does work on rows that no foreign key or trigger looks at, in one transaction; they stand again after it. */
export async function withoutRules(file: SqliteFile, work: () => Promise<void>): Promise<void> {
  await file.run('PRAGMA foreign_keys = OFF');
  await file.run('BEGIN IMMEDIATE');
  try {
    const triggers = await file.rows<{ name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
    );
    for (const { name } of triggers) await file.run(`DROP TRIGGER "${name}"`);
    await work();
    for (const { sql } of triggers) await file.run(sql);
    await file.run('COMMIT');
  } catch (error) {
    await file.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
