import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FileLock } from '../common/file-lock';
import { makePrivateFile, makePrivateFolder } from '../common/private-files';
import { SqliteFile } from '../common/sqlite-file';
import { StartRefusal } from '../common/start-refusal';
import { putSecretsFirst } from '../config/secret';
import type { Env } from '../config/env';
import { lockOf, openDatabase } from '../database/open-database';
import { applicationName, dialectOf } from '../database/options';
import { adoptBackup } from './adopt-backup';
import { type BackupNote, checkBackup, flush, unmark } from './backup-file';
import { careOf, type KeepingRules } from './database-care';
import { copyName, rotate } from './kept-copies';
import { bringVideos, videosBeside } from './kept-videos';
import { assertRoom, bytesOfVideos } from './room';
import { makeBackup, sqliteFileOf } from './make-backup';
import { connectTo, migrationsOf } from './postgres-store';
import { copyIntoServer } from './copy-into-server';

export interface Restored {
  note: BackupNote;
  /** Where what was there until then lies; null where nothing was. */
  before: string | null;
}

/**
 * Puts a copy in the place of the database. What was there is kept beside it; until the last step, which is one
 * renaming or one COMMIT, it stands where it stood.
 * @throws StartRefusal not-a-backup, backup-broken, schema-too-new, database-in-use, too-little-room
 */
export async function restoreBackup(
  env: Env,
  rules: KeepingRules,
  from: string,
  now: number,
): Promise<Restored> {
  const backup = resolve(from);
  if (!existsSync(backup)) throw new StartRefusal('not-a-backup', backup);
  const note = await checkBackup(backup);
  assertRoom(env.videoDir, bytesOfVideos(videosBeside(backup), env.videoDir));
  await bringVideos(videosBeside(backup), env.videoDir);
  const before =
    dialectOf(env.DATABASE_URL) === 'sqlite'
      ? await restoreFile(env, backup, now)
      : await restoreServer(env, rules, backup, now);
  rotate(env.backupDir, Math.max(1, env.BACKUP_DAYS), now);
  return { note, before };
}

async function restoreFile(env: Env, backup: string, now: number): Promise<string | null> {
  const file = sqliteFileOf(env.DATABASE_URL);
  makePrivateFolder(dirname(file));
  const locks = await takenAlone(env, file);
  const draft = `${file}.restoring`;
  try {
    const before = await keepWhatIsThere(env, file, now);
    rmSync(draft, { force: true });
    assertRoom(dirname(draft), statSync(backup).size);
    makePrivateFile(draft);
    copyFileSync(backup, draft);
    flush(draft);
    await checkBackup(draft);
    renameSync(draft, file);
    flush(file);
    // A power cut from here on is made good by the next start.
    await adoptBackup(file, env);
    return before;
  } finally {
    rmSync(draft, { force: true });
    for (const lock of locks) await lock.release();
  }
}

/** Also of a service of an earlier version, which holds only its queue. */
export async function takenAlone(env: Env, file: string): Promise<FileLock[]> {
  const queue = join(env.dataDir, 'queue');
  const paths = [lockOf(file), ...(existsSync(queue) ? [join(queue, 'owner.lock')] : [])];
  const locks: FileLock[] = [];
  for (const path of paths) {
    const lock = await FileLock.take(path, 'alone');
    if (lock) locks.push(lock);
    else {
      for (const taken of locks) await taken.release();
      throw new StartRefusal('database-in-use', file);
    }
  }
  return locks;
}

/** As a copy like any other; what cannot be read, as it lies there. */
async function keepWhatIsThere(env: Env, file: string, now: number): Promise<string | null> {
  if (!existsSync(file)) return null;
  const copy = join(env.backupDir, copyName('before-restore', now));
  try {
    await makeBackup(env, copy, now);
    return copy;
  } catch (error) {
    if (error instanceof StartRefusal && error.code === 'too-little-room') throw error;
    makePrivateFolder(env.backupDir);
    const raw = join(env.backupDir, `unreadable-${copyName('before-restore', now)}`);
    for (const part of ['', '-wal']) {
      if (!existsSync(file + part)) continue;
      makePrivateFile(raw + part);
      copyFileSync(file + part, raw + part);
    }
    return raw;
  }
}

async function restoreServer(
  env: Env,
  rules: KeepingRules,
  backup: string,
  now: number,
): Promise<string | null> {
  await assertNobodyServes(env.DATABASE_URL);
  makePrivateFolder(env.dataDir);
  const draft = join(env.dataDir, `restoring-${process.pid}.sqlite`);
  try {
    const hasRows = await isMigrated(env.DATABASE_URL);
    const before = hasRows ? join(env.backupDir, copyName('before-restore', now)) : null;
    if (before) await makeBackup(env, before, now);
    assertRoom(env.dataDir, statSync(backup).size);
    makePrivateFile(draft);
    copyFileSync(backup, draft);
    // In the file the tables become those of this program, and what was sent meanwhile is settled.
    const own = { ...careOf(env, rules, () => now), ...nothingElse };
    const settled = await openDatabase(`sqlite:${draft}`, [], undefined, own);
    await settled.close();
    const { secrets } = await checkBackup(backup);
    await copyIntoServer(draft, env.DATABASE_URL, async () => putSecretsFirst(env, secrets));
    return before;
  } finally {
    for (const part of ['', '-wal', '-shm', '.lock']) rmSync(draft + part, { force: true });
  }
}

/** Of a file that is only on its way: secrets and queue stay until all of it is where it belongs. */
const nothingElse = {
  async adopt(file: string): Promise<void> {
    const copy = await SqliteFile.open(file, 'write');
    await unmark(copy).finally(() => copy.close());
  },
  look: async () => undefined,
  beforeMigrating: async () => undefined,
  // Whatever they are sealed by, they stay as they are.
  sealing: undefined,
};

async function isMigrated(url: string): Promise<boolean> {
  const client = await connectTo(url);
  return migrationsOf(client)
    .then((names) => names.length > 0)
    .finally(() => client.end());
}

/** @throws StartRefusal database-in-use */
export async function assertNobodyServes(url: string): Promise<void> {
  const client = await connectTo(url);
  try {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`,
      [applicationName],
    );
    if (rowCount)
      throw new StartRefusal('database-in-use', new URL(url).host + new URL(url).pathname);
  } finally {
    await client.end();
  }
}
