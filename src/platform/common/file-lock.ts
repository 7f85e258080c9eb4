import { makePrivateFile } from './private-files';
import { SqliteFile } from './sqlite-file';

/**
 * The operating system's lock on a file, taken by way of SQLite: it ends with the process, also after
 * kill -9, on Windows too. Shared by any number of processes, or held by one alone.
 */
export class FileLock {
  private constructor(private readonly file: SqliteFile) {}

  /** Undefined when others stand in the way. */
  static async take(path: string, how: 'alone' | 'shared'): Promise<FileLock | undefined> {
    makePrivateFile(path);
    const file = await SqliteFile.open(path);
    const lock = new FileLock(file);
    try {
      await file.run('PRAGMA busy_timeout = 500');
      if (how === 'alone') await file.run('BEGIN EXCLUSIVE');
      // What was read is held against the one who wants it alone, until the transaction ends.
      else await file.run('BEGIN; SELECT COUNT(*) FROM sqlite_master');
      return lock;
    } catch (error) {
      await lock.release();
      if (/SQLITE_BUSY/.test(String(error))) return undefined;
      throw error;
    }
  }

  async release(): Promise<void> {
    await this.file.close();
  }
}
