import { Client } from 'pg';
import { answeringClient } from '../../../src/platform/database/postgres/answering-client';
import { KeptStatements } from '../../../src/platform/database/postgres/kept-statements';
import { openDatabase } from '../../../src/platform/database/open-database';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';

const onPostgres = dialects.includes('postgres') ? describe : describe.skip;

onPostgres('statements that PostgreSQL keeps prepared', () => {
  let database: TestDatabase;
  let unitOfWork: UnitOfWork;
  let other: Client;

  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    unitOfWork = await openDatabase(database.url, []);
    other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query('CREATE TABLE kept (name text NOT NULL, taken integer NOT NULL)');
    await other.query(`INSERT INTO kept VALUES ('a', 1), ('b', 2)`);
  });

  afterAll(async () => {
    await other.end();
    await unitOfWork.close();
    await database.drop();
  });

  it('go on when another process changes their table meanwhile, in reads and in writes', async () => {
    const ask = () => unitOfWork.read.query('SELECT * FROM kept WHERE name = $1', ['a']);
    const change = () =>
      unitOfWork.write((manager) =>
        manager.query('UPDATE kept SET taken = taken + 1 WHERE name = $1 RETURNING *', ['b']),
      );
    for (let times = 0; times < 6; times++) {
      await ask();
      await change();
    }
    expect(await prepared()).toBeGreaterThan(0);
    await other.query('ALTER TABLE kept ADD COLUMN note text');
    expect(await ask()).toEqual([{ name: 'a', taken: 1, note: null }]);
    await other.query('ALTER TABLE kept ALTER COLUMN taken TYPE bigint');
    await change();
    expect(await ask()).toEqual([{ name: 'a', taken: 1, note: null }]);
    const { rows } = await other.query(`SELECT taken FROM kept WHERE name = 'b'`);
    expect(rows).toEqual([{ taken: 9 }]);
  });

  it('are as many as a connection has room for, and what is asked once is none', () => {
    const kept = new KeptStatements();
    expect(kept.nameOf('SELECT 1')).toBeUndefined();
    const asked = Array.from({ length: 1000 }, (_, nth) => `SELECT ${nth}`);
    const names = [1, 2, 3, 4, 5].map(() => asked.map((text) => kept.nameOf(text)));
    expect(new Set(names.at(-1)?.filter(Boolean)).size).toBe(300);
  });

  /** Of the connections of this service, as one of them sees it. */
  async function prepared(): Promise<number> {
    const [{ count }] = await unitOfWork.read.query<{ count: number }[]>(
      'SELECT COUNT(*) AS count FROM pg_prepared_statements',
    );
    return count;
  }
});

onPostgres('a transaction', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    client = new (answeringClient({ statementMs: 5000 }))({ connectionString: database.url });
    await client.connect();
    await client.query('CREATE TABLE opened (name text UNIQUE)');
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is opened with its first statement, and holds all of them or none', async () => {
    await client.query('START TRANSACTION');
    await client.query('INSERT INTO opened VALUES ($1)', ['undone']);
    await client.query('INSERT INTO opened VALUES ($1)', ['undone too']);
    await client.query('ROLLBACK');
    await client.query('START TRANSACTION');
    await client.query(`INSERT INTO opened VALUES ('kept')`);
    const { rows: within } = await client.query('SELECT now() < clock_timestamp() AS is');
    expect(within).toEqual([{ is: true }]);
    await client.query('COMMIT');
    expect(await names()).toEqual(['kept']);
  });

  it('is none where nothing is asked in it, and is undone where its first statement is refused', async () => {
    await client.query('START TRANSACTION');
    await client.query('COMMIT');
    await client.query('START TRANSACTION');
    await expect(client.query('INSERT INTO opened VALUES ($1)', ['kept'])).rejects.toMatchObject({
      code: '23505',
    });
    await expect(client.query('SELECT 2')).rejects.toMatchObject({ code: '25P02' });
    await client.query('ROLLBACK');
    expect(await names()).toEqual(['kept']);
    await client.query('START TRANSACTION');
    await client.query(`INSERT INTO opened VALUES ('a'); INSERT INTO opened VALUES ('b')`);
    await client.query('ROLLBACK');
    expect(await names()).toEqual(['kept']);
  });

  async function names(): Promise<string[]> {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM opened ORDER BY name');
    return rows.map(({ name }) => name);
  }
});
