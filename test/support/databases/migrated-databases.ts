import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { entities } from '../../../src/app/entities';
import { openDatabase } from '../../../src/platform/database/open-database';

/**
 * Empty databases at the newest migration, one a machine and server, made by the first suite that needs
 * one and copied by all: running every migration takes longer than most suites.
 */
const name = `tung_ngo_migrated_${hashOfMigrations()}`;

/** The file to be copied. */
export async function migratedSqlite(): Promise<string> {
  const file = join(tmpdir(), `${name}.sqlite`);
  if (existsSync(file)) return file;
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-migrated-'));
  const made = join(folder, 'made.sqlite');
  await migrate(`sqlite:${made}`);
  renameSync(made, file);
  rmSync(folder, { recursive: true });
  return file;
}

/** The name of the database to be copied. */
export async function migratedPostgres(serverUrl: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(7204862)');
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rows.length > 0) return name;
    // A run that was stopped meanwhile may have left one half made.
    const making = `${name}_making`;
    await client.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${making}`);
    const url = new URL(serverUrl);
    url.pathname = `/${making}`;
    await migrate(url.href);
    await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

async function migrate(url: string): Promise<void> {
  const unitOfWork = await openDatabase(url, entities);
  await unitOfWork.close();
}

function hashOfMigrations(): string {
  const folder = join(__dirname, '../../../migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}
