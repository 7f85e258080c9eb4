import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '../../../src/platform/database/columns';
import { MonotonicClock } from '../../../src/platform/common/monotonic-clock';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { migratedPostgres, migratedSqlite } from './migrated-databases';
import { openTestDatabase, testKey } from './open-test-database';
import { StoppedClock } from '../clocks/stopped-clock';

/** A database of its own for one test file, thrown away by `drop`. */
export interface TestDatabase {
  url: string;
  unitOfWork: UnitOfWork;
  drop(): Promise<void>;
}

const postgresUrl = process.env.TEST_DATABASE_URL;

/** The databases to run a suite on: SQLite always, PostgreSQL when TEST_DATABASE_URL is set. */
export const dialects: ('sqlite' | 'postgres')[] = postgresUrl
  ? ['sqlite', 'postgres']
  : ['sqlite'];

/**
 * A `clock` tells which writes share a COMMIT, and when one has taken too long. It stands, lest a busy
 * machine decide; a test that is about time moves one of its own.
 */
export async function createTestDatabase(
  dialect: 'sqlite' | 'postgres',
  clock: MonotonicClock = new StoppedClock(),
  key = testKey,
): Promise<TestDatabase> {
  const migrated =
    dialect === 'sqlite' ? await migratedSqlite() : await migratedPostgres(postgresUrl ?? '');
  return copyDatabase(dialect, migrated, clock, key);
}

/** Of a file, or of a database of the server to which nobody is connected. */
export function copyDatabase(
  dialect: 'sqlite' | 'postgres',
  from: string,
  clock: MonotonicClock = new StoppedClock(),
  key = testKey,
): Promise<TestDatabase> {
  return dialect === 'sqlite' ? copySqlite(from, clock, key) : copyPostgres(from, clock, key);
}

async function copySqlite(
  from: string,
  clock: MonotonicClock,
  key: string | undefined,
): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-test-'));
  const file = join(folder, 'test.sqlite');
  copyFileSync(from, file);
  const url = `sqlite:${file}`;
  const unitOfWork = await openTestDatabase(url, clock, key);
  return {
    url,
    unitOfWork,
    async drop() {
      if (unitOfWork.read.connection.isInitialized) await unitOfWork.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let strategy: string | undefined;

async function copyPostgres(
  from: string,
  clock: MonotonicClock,
  key: string | undefined,
): Promise<TestDatabase> {
  const name = `tung_ngo_${newId().replaceAll('-', '')}`;
  // Written page by page into the log of the server, a copy takes four times as long; before 15 there was no choice.
  strategy ??= (await versionOfServer()) >= 150_000 ? 'STRATEGY FILE_COPY' : '';
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${from} ${strategy}`);
  const url = new URL(postgresUrl ?? '');
  url.pathname = `/${name}`;
  const unitOfWork = await openTestDatabase(url.href, clock, key);
  return {
    url: url.href,
    unitOfWork,
    async drop() {
      if (unitOfWork.read.connection.isInitialized) await unitOfWork.close();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function versionOfServer(): Promise<number> {
  const [{ version }] = await onServer(`SELECT current_setting('server_version_num') AS version`);
  return Number(version);
}

async function onServer(statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
