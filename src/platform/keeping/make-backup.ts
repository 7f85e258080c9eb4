import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Client } from 'pg';
import { makePrivateFile, makePrivateFolder } from '../common/private-files';
import { SqliteFile } from '../common/sqlite-file';
import { StartRefusal } from '../common/start-refusal';
import { knownSecrets } from '../config/secret';
import type { Env } from '../config/env';
import { migrateFile } from '../database/open-database';
import { BUSY_MS, dialectOf } from '../database/options';
import { type BackupNote, checkBackup, finishBackup, flush } from './backup-file';
import { copyRows } from './copy-rows';
import { forgetAbandoned } from './kept-copies';
import { bringVideos, videosBeside } from './kept-videos';
import { assertRoom, bytesOfVideos } from './room';
import { connectTo, migrationsOf, PostgresStore } from './postgres-store';
import { SqliteStore, withoutRules } from './sqlite-store';
import { version } from '../../../package.json';

export type KeepingSettings = Pick<
  Env,
  'DATABASE_URL' | 'dataDir' | 'videoDir' | 'SECRET' | 'secretsBefore' | 'backupDir' | 'BACKUP_DAYS'
>;

/**
 * Copies the whole database, as it is at one moment and while others write, into one file, with the secrets;
 * counted and checked; the videos of lessons go into a folder beside it. The file is there when all of it is, and not before.
 * @throws StartRefusal too-little-room, database-broken
 */
export async function makeBackup(
  settings: KeepingSettings,
  to: string,
  now: number,
): Promise<BackupNote> {
  makePrivateFolder(dirname(to));
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}.tmp`);
  for (const folder of [dirname(to), settings.dataDir]) forgetAbandoned(folder);
  removeDraft(draft);
  makePrivateFile(draft);
  try {
    const videos = bytesOfVideos(settings.videoDir, videosBeside(to));
    const copy = dialectOf(settings.DATABASE_URL) === 'sqlite' ? copyFile : copyServer;
    await copy(settings.DATABASE_URL, draft, videos);
    const { current, earlier } = knownSecrets(settings) ?? { current: undefined, earlier: [] };
    const secrets = current === undefined ? [] : [current, ...earlier];
    await finishBackup(draft, { madeAt: now, version, secrets });
    flush(draft);
    await bringVideos(settings.videoDir, videosBeside(to));
    renameSync(draft, to);
    flush(to);
    return await checkBackup(to);
  } finally {
    removeDraft(draft);
  }
}

export function sqliteFileOf(databaseUrl: string): string {
  return resolve(databaseUrl.slice('sqlite:'.length));
}

async function copyFile(databaseUrl: string, draft: string, beside: number): Promise<void> {
  const file = sqliteFileOf(databaseUrl);
  if (!existsSync(file)) throw new StartRefusal('database-broken', file);
  assertRoom(dirname(draft), statSync(file).size + beside);
  const source = await SqliteFile.open(file, 'write');
  try {
    await source.run(`PRAGMA busy_timeout = ${BUSY_MS}`);
    await source.run(`VACUUM INTO '${draft.replaceAll("'", "''")}'`);
  } finally {
    await source.close();
  }
}

async function copyServer(databaseUrl: string, draft: string, beside: number): Promise<void> {
  const client = await connectTo(databaseUrl);
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    assertRoom(dirname(draft), (await bytesOfRows(client)) + beside);
    await copyOutOf(client, draft);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** The tables without their indexes: in the file, with those of SQLite, they are seldom larger. */
async function bytesOfRows(client: Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    `SELECT COALESCE(SUM(pg_table_size(oid)), 0) AS bytes FROM pg_class
     WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`,
  );
  return Number(rows[0]?.bytes ?? 0);
}

async function copyOutOf(client: Client, draft: string): Promise<void> {
  await migrateFile(draft, await migrationsOf(client));
  const copy = await SqliteFile.open(draft, 'write');
  try {
    // Nobody needs a half of it: it is written to the disk once, at the end.
    await copy.run('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF');
    await withoutRules(copy, async () => {
      await copyRows(new PostgresStore(client), new SqliteStore(copy));
    });
  } finally {
    await copy.close();
  }
}

function removeDraft(draft: string): void {
  for (const path of [draft, `${draft}-journal`, `${draft}-wal`, `${draft}-shm`]) {
    rmSync(path, { force: true });
  }
}
