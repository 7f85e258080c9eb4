import { DataSource } from 'typeorm';
import { FileLock } from '../common/file-lock';
import { MonotonicClock } from '../common/monotonic-clock';
import { StartRefusal } from '../common/start-refusal';
import { KeptStatements } from './postgres/kept-statements';
import { pendingMigrations, unknownMigrations } from './known-migrations';
import { assertKeyFits } from './sealing/data-key';
import type { Sealing } from './sealing/sealing';
import { dataSourceOptions, defaultLimits, dialectOf, type Entities, type Limits } from './options';
import { UnitOfWork } from './unit-of-work';

/** What is to be done with a database beside opening it; nothing for databases of tests. */
export interface DatabaseCare {
  limits?: Limits;
  /** By what it is sealed: null by nothing. Where it is left out, nobody asks: rows are only carried about. */
  sealing?: Sealing | null;
  /** Of a SQLite file that nobody has open: whether `adopt` has something to do, and that. */
  isToAdopt(file: string): boolean;
  adopt(file: string): Promise<void>;
  /** The schema is about to be changed, or is as it should be; throws what keeps the service from starting. */
  look(database: { isOld: boolean; rows(statement: string): Promise<unknown[]> }): Promise<void>;
  beforeMigrating(): Promise<void>;
  /** The tables of a SQLite file are those of this program. */
  settle(file: string): Promise<void>;
}

/**
 * Opens the database, brings it to the newest migration, and gives its unit of work.
 * @throws StartRefusal database-being-restored, schema-too-new, a key that does not fit, and what `care` refuses
 */
export async function openDatabase(
  databaseUrl: string,
  entities: Entities,
  clock: MonotonicClock = new MonotonicClock(),
  care?: DatabaseCare,
): Promise<UnitOfWork> {
  const limits = care?.limits ?? defaultLimits;
  return dialectOf(databaseUrl) === 'sqlite'
    ? openSqlite(databaseUrl, entities, clock, care)
    : openPostgres(databaseUrl, entities, clock, limits, care);
}

/** Brings a SQLite file that nobody has open to the schema that these migrations make. */
export async function migrateFile(file: string, names: readonly string[]): Promise<void> {
  const options = dataSourceOptions(`sqlite:${file}`, []);
  const unknown = unknownMigrations(names);
  if (unknown.length > 0) throw new StartRefusal('schema-too-new', unknown[0]);
  const chosen = (options.migrations as (new () => object)[]).filter(({ name }) =>
    names.includes(name),
  );
  const made = await new DataSource({ ...options, migrations: chosen }).initialize();
  try {
    await made.runMigrations();
  } finally {
    await made.destroy();
  }
}

/** Where whoever has the file open is known, and whoever wants it alone. */
export function lockOf(file: string): string {
  return `${file}.lock`;
}

async function openSqlite(
  databaseUrl: string,
  entities: Entities,
  clock: MonotonicClock,
  care?: DatabaseCare,
): Promise<UnitOfWork> {
  const sealing = care?.sealing ?? null;
  const options = dataSourceOptions(databaseUrl, entities, undefined, sealing);
  const file = options.database as string;
  if (care?.isToAdopt(file)) {
    const alone = await lockedBy(file, 'alone');
    await care.adopt(file).finally(() => alone.release());
  }
  const lock = await lockedBy(file, 'shared');
  const [writer, reader] = [new DataSource(options), new DataSource(options)];
  try {
    await writer.initialize();
    for (const pragma of writerPragmas) await writer.query(pragma);
    await migrate(writer, writer, care);
    await care?.settle(file);
    await reader.initialize();
    await reader.query('PRAGMA query_only = ON');
    for (const one of [writer, reader]) sealing?.bind(one);
    return new UnitOfWork('sqlite', { writer, reader, aside: writer }, clock, lock);
  } catch (error) {
    for (const one of [writer, reader]) if (one.isInitialized) await one.destroy();
    await lock.release();
    throw error;
  }
}

async function lockedBy(file: string, how: 'alone' | 'shared'): Promise<FileLock> {
  const lock = await FileLock.take(lockOf(file), how);
  const why = how === 'alone' ? 'database-in-use' : 'database-being-restored';
  if (!lock) throw new StartRefusal(why, file);
  return lock;
}

const writerPragmas = [
  // What is deleted or written over is made zero in the file, so that an erased name is in none of its pages.
  'PRAGMA secure_delete = ON',
  // What was answered survives a power cut; those who wait share the flush (ADR 8).
  'PRAGMA synchronous = FULL',
  // What a savepoint may have to undo stays in memory instead of a file.
  'PRAGMA temp_store = MEMORY',
];

async function openPostgres(
  databaseUrl: string,
  entities: Entities,
  clock: MonotonicClock,
  limits: Limits,
  care?: DatabaseCare,
): Promise<UnitOfWork> {
  const { isDirect } = await migrateAlone(databaseUrl, limits, care);
  const sealing = care?.sealing ?? null;
  const kept = isDirect ? new KeptStatements() : undefined;
  const open = async (poolSize: number) => {
    const sized = { ...limits, poolSize };
    const options = dataSourceOptions(databaseUrl, entities, sized, sealing, kept);
    const opened = await new DataSource(options).initialize();
    sealing?.bind(opened);
    return opened;
  };
  const writer = await open(limits.writers);
  // Each has connections of its own, so that those who wait for a lock keep nobody else waiting.
  const [reader, aside] = await Promise.all([open(limits.readers), open(limits.signIns)]);
  return new UnitOfWork('postgres', { writer, reader, aside }, clock);
}

/**
 * Processes that start together migrate one after the other. Tells whether they speak to the server itself: a pooler
 * between, such as PgBouncer, makes up the number of the process that serves a connection.
 */
async function migrateAlone(
  databaseUrl: string,
  limits: Limits,
  care?: DatabaseCare,
): Promise<{ isDirect: boolean }> {
  const patient = { ...limits, poolSize: 2, statementMs: 0, lockMs: migrationLockMs };
  const options = dataSourceOptions(databaseUrl, [], patient, care?.sealing);
  const dataSource = await new DataSource(options).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await waitForTurn(runner);
    await migrate(dataSource, runner, care);
    const { processID } = (await runner.connect()) as { processID: number };
    const [{ pid }] = (await runner.query('SELECT pg_backend_pid() AS pid')) as { pid: number }[];
    return { isDirect: pid === processID };
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7204861)').catch(() => undefined);
    await runner.release();
    await dataSource.destroy();
  }
}

/** Whoever waits for a table keeps all others from it who come later: it lets them pass, and comes again. */
const migrationLockMs = 3_000;
/** A lock that did not come in time, or a deadlock with those who use two tables in another order. */
const othersInTheWay = ['55P03', '40P01'];
const mostTries = 40;
const betweenTriesMs = 500;

interface Asks {
  query(statement: string): Promise<unknown>;
}

async function waitForTurn(runner: Asks): Promise<void> {
  for (;;) {
    const [row] = (await runner.query('SELECT pg_try_advisory_lock(7204861) AS mine')) as {
      mine: boolean;
    }[];
    if (row.mine) return;
    await pause(betweenTriesMs);
  }
}

async function migrate(dataSource: DataSource, asks: Asks, care?: DatabaseCare): Promise<void> {
  const executed = await executedMigrations(dataSource, asks);
  const [unknown] = unknownMigrations(executed);
  if (unknown !== undefined) throw new StartRefusal('schema-too-new', unknown);
  const rows = async (statement: string) => (await asks.query(statement)) as unknown[];
  await care?.look({ isOld: executed.length > 0, rows });
  if (pendingMigrations(executed).length > 0) {
    if (executed.length > 0) await care?.beforeMigrating();
    await runMigrations(dataSource);
  }
  if (care?.sealing === undefined) return;
  const ask = (statement: string) => asks.query(statement);
  await assertKeyFits(ask, care.sealing, { isNew: executed.length === 0 });
}

async function runMigrations(dataSource: DataSource): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await dataSource.runMigrations();
      return;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!othersInTheWay.includes(code) || tries >= mostTries) throw error;
      await pause(betweenTriesMs);
    }
  }
}

async function executedMigrations({ options }: DataSource, asks: Asks): Promise<string[]> {
  const find =
    options.type === 'sqlite'
      ? `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'`
      : `SELECT 1 FROM information_schema.tables
         WHERE table_schema = current_schema() AND table_name = 'migrations'`;
  if (((await asks.query(find)) as unknown[]).length === 0) return [];
  const rows = (await asks.query('SELECT name FROM migrations ORDER BY id')) as { name: string }[];
  return rows.map(({ name }) => name);
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
