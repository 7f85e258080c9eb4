import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { SqliteFile } from '../common/sqlite-file';
import { StartRefusal } from '../common/start-refusal';
import type { Env } from '../config/env';
import { openDatabase } from '../database/open-database';
import { dataSourceOptions, dialectOf, type Entities } from '../database/options';
import { keyRow } from '../database/sealing/data-key';
import { type SealedPart, sealedPart, type Sealing } from '../database/sealing/sealing';
import { careOf, type KeepingRules } from './database-care';
import { sqliteFileOf } from './make-backup';
import { connectTo, PostgresStore, withoutRules as withoutServersRules } from './postgres-store';
import { assertNobodyServes, takenAlone } from './restore-backup';
import { SqliteStore, withoutRules } from './sqlite-store';
import type { TableOfStore } from './store';

/** What becomes of one text. */
type Change = (text: string, part: SealedPart | null) => string;

/** Some rows at a time, of which one may hold a whole file. */
const AT_ONCE = 100;

/** As `openDatabase` takes it while it looks at the tables: who starts meanwhile waits, and finds the key as it is then. */
const TURN = 7204861;

/** Within so many milliseconds the server knows that a connection was closed. */
const GONE_MS = 500;

interface Kept {
  /** Whose keys open what is there. */
  opening: Sealing;
  /** Null: nothing is sealed any more. */
  sealing: Sealing | null;
}

/**
 * Seals all that is to be sealed by the key of the settings, whether it was sealed by an earlier one or by none; or opens
 * all of it. One transaction: killed at any moment, everything is as it was. Gives how many rows were written anew.
 * @throws StartRefusal database-in-use, data-key-wrong
 */
export async function sealDatabase(
  env: Env,
  rules: KeepingRules,
  entities: Entities,
  kept: Kept,
): Promise<number> {
  const isFile = dialectOf(env.DATABASE_URL) === 'sqlite';
  if (!isFile) await assertNobodyServes(env.DATABASE_URL);
  // Brought to this program's tables first, as at a start.
  const care = { ...careOf(env, rules), sealing: undefined, look: async () => undefined };
  const opened = await openDatabase(env.DATABASE_URL, [], undefined, care);
  await assertOpens(kept.opening, () =>
    opened.read.query('SELECT key_id AS id FROM data_key'),
  ).finally(() => opened.close());
  const parts = await sealedParts(env.DATABASE_URL, entities);
  const change: Change = (text, part) => {
    const plain = kept.opening.opened(text);
    return kept.sealing ? kept.sealing.stored(plain, part) : plain;
  };
  const work = { change, parts, keyRow: kept.sealing && keyRow(kept.sealing) };
  return isFile ? inFile(env, work) : onServer(env, work);
}

async function assertOpens({ sealer }: Sealing, ask: () => Promise<unknown>): Promise<void> {
  const [row] = (await ask()) as { id: string }[];
  if (!row || [sealer.id, ...sealer.earlierIds].includes(row.id)) return;
  throw new StartRefusal('data-key-wrong', row.id);
}

interface Work {
  change: Change;
  /** By 'table.column'; null of all others. */
  parts: ReadonlyMap<string, SealedPart | null>;
  keyRow: string | null;
}

async function sealedParts(
  url: string,
  entities: Entities,
): Promise<Map<string, SealedPart | null>> {
  const read = new DataSource(dataSourceOptions(url, entities));
  await read.initialize();
  const found = read.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map((column) => [`${tableName}.${column.databaseName}`, sealedPart(column)] as const),
  );
  await read.destroy();
  return new Map(found);
}

async function inFile(env: Env, work: Work): Promise<number> {
  const path = sqliteFileOf(env.DATABASE_URL);
  const locks = await takenAlone(env, path);
  const file = await SqliteFile.open(path, 'write');
  let written = 0;
  try {
    await file.run('PRAGMA secure_delete = ON; PRAGMA synchronous = FULL');
    await withoutRules(file, async () => {
      for (const table of await new SqliteStore(file).tables()) {
        written += await changeRows(table, work, {
          key: 'rowid',
          read: (sql, after) =>
            file.rows(`${sql} WHERE rowid > ? ORDER BY rowid LIMIT ${AT_ONCE}`, [after]),
          write: (sql, values) => file.rows(sql, values),
        });
      }
      await file.run('DELETE FROM data_key');
      if (work.keyRow) await file.run(work.keyRow);
    });
    // Nothing of what stood there before is left in unused pages or in the log of writes.
    await file.run('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
    return written;
  } finally {
    await file.close();
    for (const lock of locks) await lock.release();
  }
}

async function onServer(env: Env, work: Work): Promise<number> {
  const client = await connectTo(env.DATABASE_URL);
  let written = 0;
  try {
    await client.query(`SELECT pg_advisory_lock(${TURN})`);
    await setTimeout(GONE_MS);
    await assertNobodyServes(env.DATABASE_URL);
    await client.query('BEGIN');
    const tables = await new PostgresStore(client).tables();
    await withoutServersRules(client, async () => {
      for (const table of tables) written += await changeTable(client, table, work);
      await client.query('DELETE FROM data_key');
      if (work.keyRow) await client.query(work.keyRow);
    });
    await client.query('COMMIT');
    // Rows as they stood before are taken out of the tables' files.
    for (const { name } of tables) await client.query(`VACUUM FULL "${name}"`);
    return written;
  } finally {
    await client.end();
  }
}

async function changeTable(client: Client, table: TableOfStore, work: Work): Promise<number> {
  let isDeclared = false;
  try {
    return await changeRows(table, work, {
      key: 'ctid::text',
      async read(sql) {
        if (!isDeclared) await client.query(`DECLARE rows_of_table NO SCROLL CURSOR FOR ${sql}`);
        isDeclared = true;
        return (await client.query<Row>(`FETCH ${AT_ONCE} FROM rows_of_table`)).rows;
      },
      write: (sql, values) => client.query(sql, values),
    });
  } finally {
    if (isDeclared) await client.query('CLOSE rows_of_table').catch(() => undefined);
  }
}

type Row = Record<string, unknown>;

interface Rows {
  /** What finds a row again within the transaction. */
  key: string;
  read(sql: string, after: unknown): Promise<Row[]>;
  write(sql: string, values: unknown[]): Promise<unknown>;
}

const KEY = 'place in table';

async function changeRows(
  { name: table, columns }: TableOfStore,
  { change, parts }: Work,
  { key, read, write }: Rows,
): Promise<number> {
  if (table === 'data_key') return 0;
  const names = columns.map((column) => `"${column}"`).join(', ');
  let written = 0;
  for (let after: unknown = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await read(`SELECT ${key} AS "${KEY}", ${names} FROM "${table}"`, after);
    if (rows.length === 0) return written;
    after = rows.at(-1)?.[KEY];
    for (const row of rows) {
      const changed = columns.flatMap((column) => {
        const text = row[column];
        if (typeof text !== 'string') return [];
        const left = change(text, parts.get(`${table}.${column}`) ?? null);
        return left === text ? [] : [[column, left] as const];
      });
      if (changed.length === 0) continue;
      const sets = changed.map(([column], place) => `"${column}" = $${place + 1}`).join(', ');
      const where = key === 'rowid' ? 'rowid' : 'ctid';
      const place = `$${changed.length + 1}${key === 'rowid' ? '' : '::tid'}`;
      const values = [...changed.map(([, left]) => left), row[KEY]];
      await write(`UPDATE "${table}" SET ${sets} WHERE ${where} = ${place}`, values);
      written += 1;
    }
  }
}
