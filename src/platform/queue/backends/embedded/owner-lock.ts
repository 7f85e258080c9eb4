import { join } from 'node:path';
import { Database } from 'sqlite3';

/**
 * Makes this process the only one that uses the folder. The lock is the operating system's lock on a
 * SQLite file, so it ends with the process, also after kill -9, on Windows too.
 */
export class OwnerLock {
  private constructor(private readonly database: Database) {}

  /** Undefined when another process owns the folder. */
  static async take(folder: string): Promise<OwnerLock | undefined> {
    const database = await openFile(join(folder, 'owner.lock'));
    const isTaken = await new Promise<boolean>((resolve, reject) => {
      database.exec('PRAGMA busy_timeout = 500; BEGIN EXCLUSIVE', (error) => {
        if (!error) resolve(true);
        else if (/SQLITE_BUSY/.test(error.message)) resolve(false);
        else reject(error);
      });
    });
    const lock = new OwnerLock(database);
    if (isTaken) return lock;
    await lock.release();
    return undefined;
  }

  async release(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.database.close(() => resolve());
    });
  }
}

function openFile(file: string): Promise<Database> {
  return new Promise((resolve, reject) => {
    const database = new Database(file, (error) => (error ? reject(error) : resolve(database)));
  });
}
