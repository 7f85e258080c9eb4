import { DataSource } from 'typeorm';
import { MonotonicClock } from '../common/monotonic-clock';
import { dataSourceOptions, dialectOf, type Entities } from './options';
import { UnitOfWork } from './unit-of-work';

/** Opens the database, brings it to the newest migration, and gives its unit of work. */
export async function openDatabase(
  databaseUrl: string,
  entities: Entities,
  clock: MonotonicClock = new MonotonicClock(),
): Promise<UnitOfWork> {
  const dialect = dialectOf(databaseUrl);
  const options = dataSourceOptions(databaseUrl, entities);
  const writer = await new DataSource(options).initialize();
  if (dialect === 'postgres') {
    await migrateAlone(writer);
    return new UnitOfWork(dialect, writer, writer, clock);
  }
  for (const pragma of writerPragmas) await writer.query(pragma);
  await writer.runMigrations();
  const reader = await new DataSource(options).initialize();
  await reader.query('PRAGMA query_only = ON');
  return new UnitOfWork(dialect, writer, reader, clock);
}

const writerPragmas = [
  // What is deleted or written over is made zero in the file, so that an erased name is in none of its pages.
  'PRAGMA secure_delete = ON',
  // What was answered survives a power cut; those who wait share the flush (ADR 8).
  'PRAGMA synchronous = FULL',
  // What a savepoint may have to undo stays in memory instead of a file.
  'PRAGMA temp_store = MEMORY',
];

/** Processes that start together migrate one after the other. */
async function migrateAlone(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(7204861)');
    await dataSource.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7204861)');
    await runner.release();
  }
}
