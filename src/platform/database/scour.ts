import { Database } from 'sqlite3';
import { Logger } from '@nestjs/common';
import type { UnitOfWork } from './unit-of-work';

/** So often it is tried while others read and write. */
const MOST_TRIES = 20;
const BETWEEN_TRIES_MS = 100;

/**
 * Leaves nothing of what was erased in SQLite's log of writes: what was overwritten in the file itself was made zero
 * (`secure_delete`). PostgreSQL does the like by its own VACUUM, when it comes to it.
 */
export async function scour({ read }: UnitOfWork): Promise<void> {
  const { options } = read.connection;
  if (options.type !== 'sqlite') return;
  const file = options.database;
  const database = await new Promise<Database>((done, failed) => {
    const opened = new Database(file, (error) => (error ? failed(error) : done(opened)));
  });
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (await isEmptied(database)) return;
      await new Promise((done) => setTimeout(done, BETWEEN_TRIES_MS));
    }
    new Logger('Erasure').warn('The log of writes was in use; it is emptied by the next erasure.');
  } finally {
    database.close();
  }
}

function isEmptied(database: Database): Promise<boolean> {
  return new Promise((done) => {
    database.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)', (error, row) =>
      done(!error && row?.busy === 0),
    );
  });
}
