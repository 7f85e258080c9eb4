import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteFile } from '../common/sqlite-file';
import { pendingMigrations, unknownMigrations } from '../database/known-migrations';
import type { DatabaseProbe, DatabaseState } from './database-state';

/** Less than this is as good as nothing: the log of writes alone grows to as much. */
const LEAST_ROOM = 8 * 1024 * 1024;
/** Somebody who writes for longer holds up all others. */
const LONGEST_WRITE_MS = 5_000;
/** Reading all of the file shows what no page that is asked for does; it takes a second for some hundred megabytes. */
const READ_THROUGH_EVERY_MS = 60 * 60_000;
const PATIENCE_MS = 300;

const states: Readonly<Record<string, DatabaseState>> = {
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'corrupt',
  SQLITE_FULL: 'full',
  SQLITE_READONLY: 'read-only',
};

export class SqliteProbe implements DatabaseProbe {
  private readonly first: { ino: number; dev: number } | undefined;
  private busySince: number | undefined;
  private readAt: number | undefined;
  private isBroken = false;

  /** `now` goes only forward. */
  constructor(
    private readonly file: string,
    private readonly now: () => number,
  ) {
    this.first = idOf(file);
  }

  async look(): Promise<DatabaseState> {
    const there = idOf(this.file);
    if (!there) return 'down';
    if (this.first && (there.ino !== this.first.ino || there.dev !== this.first.dev)) {
      return 'replaced';
    }
    const { bavail, bsize } = statfsSync(dirname(this.file));
    if (bavail * bsize < LEAST_ROOM) return 'full';
    const state = await this.ask();
    if (state === 'up') this.readThrough();
    return this.isBroken ? 'corrupt' : state;
  }

  async close(): Promise<void> {}

  private async ask(): Promise<DatabaseState> {
    let file: SqliteFile | undefined;
    try {
      file = await SqliteFile.open(this.file, 'write');
      await file.run(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
      const [{ application_id: mark }] = await file.rows<{ application_id: number }>(
        'PRAGMA application_id',
      );
      // A copy was laid over it while it was open.
      if (mark !== 0) return 'replaced';
      const executed = await file.rows<{ name: string }>('SELECT name FROM migrations');
      const names = executed.map(({ name }) => name);
      if (unknownMigrations(names).length > 0) return 'too-new';
      if (pendingMigrations(names).length > 0) return 'too-old';
      return await this.write(file);
    } catch (error) {
      return states[(error as { code?: string }).code ?? ''] ?? 'down';
    } finally {
      await file?.close();
    }
  }

  /** In the header of the file, where nobody reads it. */
  private async write(file: SqliteFile): Promise<DatabaseState> {
    try {
      await file.run('BEGIN IMMEDIATE');
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      this.busySince ??= this.now();
      return this.now() - this.busySince > LONGEST_WRITE_MS ? 'down' : 'up';
    }
    this.busySince = undefined;
    const [{ user_version: version }] = await file.rows<{ user_version: number }>(
      'PRAGMA user_version',
    );
    await file.run(`PRAGMA user_version = ${version === 1 ? 2 : 1}; COMMIT`);
    return 'up';
  }

  /** Not waited for: it may take longer than a watchdog waits. */
  private readThrough(): void {
    if (this.readAt !== undefined && this.now() - this.readAt < READ_THROUGH_EVERY_MS) return;
    this.readAt = this.now();
    void (async () => {
      const file = await SqliteFile.open(this.file, 'read');
      const findings = await file
        .rows<{ quick_check: string }>('PRAGMA quick_check(1)')
        .finally(() => file.close());
      this.isBroken = findings[0]?.quick_check !== 'ok';
    })().catch((error: { code?: string }) => {
      this.isBroken = states[error.code ?? ''] === 'corrupt';
    });
  }
}

function idOf(file: string): { ino: number; dev: number } | undefined {
  return statSync(file, { throwIfNoEntry: false });
}
