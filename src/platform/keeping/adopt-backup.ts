import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteFile } from '../common/sqlite-file';
import { StartRefusal } from '../common/start-refusal';
import { putSecretsFirst } from '../config/secret';
import { isMarkedBackup, noteOf, unmark } from './backup-file';
import type { KeepingSettings } from './make-backup';
import type { RestoreRule } from './restore-rule';

/**
 * Takes a copy that lies where the database belongs for the database, however it came there: logs beside it are
 * another database's and go, the secrets of it come first, and the queue begins anew. May be begun again at any
 * point; nobody else has the file open.
 */
export async function adoptBackup(file: string, settings: KeepingSettings): Promise<void> {
  if (!isMarkedBackup(file)) return;
  for (const beside of ['-wal', '-shm']) rmSync(file + beside, { force: true });
  const copy = await SqliteFile.open(file, 'write');
  try {
    const note = await noteOf(copy);
    if (!note) throw new StartRefusal('backup-broken', file);
    putSecretsFirst(settings, note.secrets);
    forgetQueue(settings.dataDir);
    await unmark(copy);
  } finally {
    await copy.close();
  }
}

/** Once the tables are those of this program: what may have happened since the copy was made is not done again. */
export async function settleRestored(
  file: string,
  rules: readonly RestoreRule[],
  now: number,
): Promise<void> {
  const database = await SqliteFile.open(file, 'write');
  try {
    const note = await noteOf(database);
    if (!note) return;
    await database.run('BEGIN IMMEDIATE');
    for (const { statement } of rules) await database.rows(statement, [note.madeAt, now]);
    await database.run('DROP TABLE backup_note; COMMIT');
  } finally {
    await database.close();
  }
}

/** It remembers what was done after the copy was made; the rows tell it anew. */
function forgetQueue(dataDir: string): void {
  const queue = join(dataDir, 'queue');
  if (existsSync(queue)) writeFileSync(join(queue, 'condemned'), '', { mode: 0o600 });
}
