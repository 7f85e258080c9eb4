import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '../../../src/platform/database/columns';
import { entities } from '../../../src/app/entities';
import { MonotonicClock } from '../../../src/platform/common/monotonic-clock';
import { type DatabaseCare, openDatabase } from '../../../src/platform/database/open-database';
import { defaultLimits } from '../../../src/platform/database/options';
import { keyRow } from '../../../src/platform/database/sealing/data-key';
import { Sealer } from '../../../src/platform/database/sealing/sealer';
import { Sealing } from '../../../src/platform/database/sealing/sealing';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { migratedPostgres, migratedSqlite } from './migrated-databases';
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

/** Seals every database of a run, whatever its suites are about. */
const testKey = process.env.TEST_DATA_KEY;

/** For whoever opens a database of the tests by settings: a service, a command, a process of its own. */
export const keyOfTests: { DATA_KEY?: string } = testKey ? { DATA_KEY: testKey } : {};

/** Of nothing where the run has no key. */
export const sealerOfTests = testKey ? new Sealer([testKey]) : null;

/** A database of the tests that is there already, as another process opens it. */
export async function openTestDatabase(
  url: string,
  clock: MonotonicClock = new MonotonicClock(),
  key = testKey,
): Promise<UnitOfWork> {
  if (!key) return openDatabase(url, entities, clock, patient);
  const sealing = new Sealing(new Sealer([key]));
  const plain = await openDatabase(url, []);
  await plain
    .write(async (manager) => {
      const kept = await manager.query('SELECT key_id FROM data_key');
      // Nothing is in it yet: it is sealed from now on.
      if (kept.length === 0) await manager.query(keyRow(sealing));
    })
    .finally(() => plain.close());
  return openDatabase(url, entities, clock, { ...patient, sealing });
}

const nothing = () => Promise.resolve();

/** On a busy machine two hundred who come at once wait longer for a connection than people are let wait. */
const patient: DatabaseCare = {
  limits: { ...defaultLimits, connectMs: 600_000 },
  isToAdopt: () => false,
  adopt: nothing,
  look: nothing,
  beforeMigrating: nothing,
  settle: nothing,
};

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
