import { SqliteFile } from '../common/sqlite-file';
import { openDatabase } from '../database/open-database';
import { copyRows } from './copy-rows';
import { connectTo, PostgresStore, withoutRules } from './postgres-store';
import { SqliteStore } from './sqlite-store';

/** Where jobs wait on the same server (platform/queue): they are of the rows that were there. */
const QUEUE_SCHEMA = 'tung_ngo_queue';

/**
 * Puts the rows of a SQLite file, whose tables are those of this program, in the place of all rows of a PostgreSQL
 * database: counted and compared, in one transaction. `beforeCommit` is done when all of it stands.
 */
export async function copyIntoServer(
  file: string,
  url: string,
  beforeCommit: () => Promise<void> = async () => undefined,
): Promise<Record<string, number>> {
  const migrated = await openDatabase(url, []);
  await migrated.close();
  const source = await SqliteFile.open(file, 'read');
  const client = await connectTo(url);
  try {
    await source.run('BEGIN');
    await client.query('BEGIN');
    let counts: Record<string, number> = {};
    await withoutRules(client, async () => {
      counts = await copyRows(new SqliteStore(source), new PostgresStore(client));
    });
    await client.query(`DROP SCHEMA IF EXISTS ${QUEUE_SCHEMA} CASCADE`);
    await beforeCommit();
    await client.query('COMMIT');
    return counts;
  } finally {
    // Without a COMMIT nothing of it is left.
    await client.end();
    await source.close();
  }
}
