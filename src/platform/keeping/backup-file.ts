import { closeSync, fsyncSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteFile } from '../common/sqlite-file';
import { StartRefusal } from '../common/start-refusal';
import { unknownMigrations } from '../database/known-migrations';
import { SqliteStore } from './sqlite-store';

/** What a copy says of itself; the secrets that sign its links and seals are among it. */
export interface BackupNote {
  madeAt: number;
  /** Of the program that made it. */
  version: string;
  /** What signed, the latest first. */
  secrets: string[];
  /** Rows of each table. */
  counts: Record<string, number>;
}

/** 'TNgo', in the header of a SQLite file that is a copy, until a service takes it for its own. */
const BACKUP_MARK = 0x544e676f;
const MARK_AT = 68;

/** Looks into the file itself, since SQLite would first play what another database left in a log beside it. */
export function isMarkedBackup(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const opened = openSync(file, 'r');
  try {
    const header = Buffer.alloc(MARK_AT + 4);
    const length = readSync(opened, header, 0, header.length, 0);
    return length === header.length && header.readUInt32BE(MARK_AT) === BACKUP_MARK;
  } finally {
    closeSync(opened);
  }
}

/** Turns a copy of the rows into a backup: counted, noted, marked and checked. */
export async function finishBackup(
  file: string,
  { madeAt, version, secrets }: Omit<BackupNote, 'counts'>,
): Promise<BackupNote> {
  const copy = await SqliteFile.open(file, 'write');
  try {
    await copy.run('PRAGMA journal_mode = DELETE');
    const note = { madeAt, version, secrets, counts: await countsOf(copy) };
    await copy.run(
      `BEGIN; DROP TABLE IF EXISTS backup_note; CREATE TABLE backup_note (words text NOT NULL)`,
    );
    await copy.rows(`INSERT INTO backup_note (words) VALUES (?)`, [JSON.stringify(note)]);
    await copy.run(`PRAGMA application_id = ${BACKUP_MARK}; COMMIT`);
    await assertWhole(copy, file);
    return note;
  } finally {
    await copy.close();
  }
}

/**
 * Opens a copy, reads all of it and counts.
 * @throws StartRefusal not-a-backup, backup-broken, schema-too-new
 */
export async function checkBackup(file: string): Promise<BackupNote> {
  if (!isMarkedBackup(file)) throw new StartRefusal('not-a-backup', file);
  const copy = await SqliteFile.open(file, 'read').catch(() => broken(file));
  try {
    const note = (await noteOf(copy).catch(() => broken(file))) ?? broken(file);
    await assertWhole(copy, file);
    const counts = await countsOf(copy).catch(() => broken(file));
    if (JSON.stringify(counts) !== JSON.stringify(note.counts)) broken(file);
    const executed = await copy.rows<{ name: string }>('SELECT name FROM migrations');
    const unknown = unknownMigrations(executed.map(({ name }) => name));
    if (unknown.length > 0) throw new StartRefusal('schema-too-new', file);
    return note;
  } finally {
    await copy.close();
  }
}

/** What stands in a database that was a copy until it was put back; undefined in all others. */
export async function noteOf(file: SqliteFile): Promise<BackupNote | undefined> {
  const tables = await file.rows(
    `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'backup_note'`,
  );
  if (tables.length === 0) return undefined;
  const [row] = await file.rows<{ words: string }>('SELECT words FROM backup_note');
  return row && (JSON.parse(row.words) as BackupNote);
}

/** From here on it is a database like any other; in one step, so that a power cut leaves a copy or a database. */
export async function unmark(file: SqliteFile): Promise<void> {
  await file.run('PRAGMA journal_mode = DELETE');
  await file.run('PRAGMA application_id = 0');
}

/** Written to the disk, and the name of it too. */
export function flush(file: string): void {
  for (const path of [file, dirname(file)]) {
    const opened = openSync(path, path === file ? 'r+' : 'r');
    try {
      fsyncSync(opened);
    } catch (error) {
      // Windows has no such thing for folders.
      if (path === file) throw error;
    } finally {
      closeSync(opened);
    }
  }
}

async function countsOf(file: SqliteFile): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await new SqliteStore(file).tables()) {
    const [{ rows }] = await file.rows<{ rows: number }>(`SELECT COUNT(*) AS rows FROM "${name}"`);
    counts[name] = rows;
  }
  return counts;
}

async function assertWhole(file: SqliteFile, path: string): Promise<void> {
  const findings = await file
    .rows<{ integrity_check: string }>('PRAGMA integrity_check(1)')
    .catch(() => broken(path));
  if (findings[0]?.integrity_check !== 'ok') broken(path);
  const strays = await file.rows('PRAGMA foreign_key_check');
  if (strays.length > 0) broken(path);
}

function broken(file: string): never {
  throw new StartRefusal('backup-broken', file);
}
