import { Client, types } from 'pg';
import { type Cell, type Cells, insertsOf, ownTables, ROWS_AT_ONCE } from './store';
import type { Store, TableOfStore } from './store';

/** Every row of a PostgreSQL database, in the transaction of its client. */
export class PostgresStore implements Store {
  constructor(private readonly client: Client) {}

  async tables(): Promise<TableOfStore[]> {
    const { rows } = await this.client.query<{ name: string; columns: string[] }>(
      `SELECT c.table_name AS name, array_agg(c.column_name::text ORDER BY c.column_name) AS columns
       FROM information_schema.columns c
       JOIN information_schema.tables t
         ON t.table_schema = c.table_schema AND t.table_name = c.table_name
       WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
       GROUP BY c.table_name`,
    );
    return rows
      .filter(({ name }) => !ownTables.includes(name))
      .map(({ name, columns }) => ({ name, columns: columns.sort(byCode) }))
      .sort((a, b) => byCode(a.name, b.name));
  }

  async *read({ name, columns }: TableOfStore): AsyncIterable<Cells[]> {
    const names = columns.map((column) => `"${column}"`).join(', ');
    await this.client.query(
      `DECLARE rows_of_table NO SCROLL CURSOR FOR SELECT ${names} FROM "${name}"`,
    );
    try {
      for (;;) {
        const { rows } = await this.client.query<Cell[]>({
          text: `FETCH ${ROWS_AT_ONCE} FROM rows_of_table`,
          rowMode: 'array',
        });
        if (rows.length === 0) return;
        yield rows;
      }
    } finally {
      await this.client.query('CLOSE rows_of_table');
    }
  }

  async empty({ name }: TableOfStore): Promise<void> {
    await this.client.query(`DELETE FROM "${name}"`);
  }

  async write(table: TableOfStore, rows: readonly Cells[]): Promise<void> {
    for (const { sql, values } of insertsOf(table, rows, (place) => `$${place}`)) {
      await this.client.query(sql, values);
    }
  }
}

/** The migrations that have run on it; none on a new one. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows: there } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('migrations') AS found`,
  );
  if (!there[0]?.found) return [];
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
  return rows.map(({ name }) => name);
}

/** A connection for one long copy: it may take its time, but not wait for a lock for ever. */
export async function connectTo(url: string): Promise<Client> {
  types.setTypeParser(types.builtins.INT8, Number);
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'tung-ngo keeping',
    options: '-c statement_timeout=0 -c lock_timeout=10000 -c jit=off',
  });
  await client.connect();
  // A connection that breaks tells it by the statement that is under way.
  client.on('error', () => undefined);
  return client;
}

/** Does work on rows that no foreign key or trigger looks at, inside the client's transaction. */
export async function withoutRules(client: Client, work: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<{ owner: string; name: string; rule: string }>(
    `SELECT c.conrelid::regclass::text AS owner, quote_ident(c.conname) AS name,
       pg_get_constraintdef(c.oid) AS rule
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
     WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace`,
  );
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT DISTINCT g.tgrelid::regclass::text AS name
     FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
     WHERE NOT g.tgisinternal AND t.relnamespace = current_schema()::regnamespace`,
  );
  for (const { owner, name } of keys)
    await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`);
  for (const { name } of tables) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await work();
  for (const { name } of tables) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const { owner, name, rule } of keys) {
    await client.query(`ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${rule}`);
  }
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
