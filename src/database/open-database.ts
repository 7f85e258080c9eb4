import { DataSource } from 'typeorm';
import { dataSourceOptions, dialectOf } from './options';
import { UnitOfWork } from './unit-of-work';

/** Opens the database, brings it to the newest migration, and gives its unit of work. */
export async function openDatabase(databaseUrl: string, schema?: string): Promise<UnitOfWork> {
  const dialect = dialectOf(databaseUrl);
  const options = dataSourceOptions(databaseUrl, schema);
  const writer = await new DataSource(options).initialize();
  if (dialect === 'postgres') {
    await migrateAlone(writer);
    return new UnitOfWork(dialect, writer, writer);
  }
  await writer.query('PRAGMA synchronous = FULL');
  await writer.runMigrations();
  const reader = await new DataSource(options).initialize();
  await reader.query('PRAGMA query_only = ON');
  return new UnitOfWork(dialect, writer, reader);
}

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
