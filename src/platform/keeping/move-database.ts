import { existsSync } from 'node:fs';
import { StartRefusal } from '../common/start-refusal';
import type { Env } from '../config/env';
import { openDatabase } from '../database/open-database';
import { copyIntoServer } from './copy-into-server';
import { careOf, type KeepingRules } from './database-care';
import { sqliteFileOf } from './make-backup';
import { connectTo, migrationsOf } from './postgres-store';
import { assertNobodyServes, takenAlone } from './restore-backup';

/**
 * Carries an embedded database to PostgreSQL, every row counted and compared; the file stays as it is. Gives the
 * rows of each table. @throws StartRefusal database-broken, database-in-use, target-not-empty, copy-differs
 */
export async function moveDatabase(
  env: Env,
  rules: KeepingRules,
  to: string,
): Promise<Record<string, number>> {
  const file = sqliteFileOf(env.DATABASE_URL);
  if (!existsSync(file)) throw new StartRefusal('database-broken', file);
  // Brought to this program's tables first, as at a start.
  const opened = openDatabase(env.DATABASE_URL, [], undefined, careOf(env, rules));
  await (await opened).close();
  const locks = await takenAlone(env, file);
  try {
    await assertNobodyServes(to);
    await assertEmpty(to, rules.isSigned);
    return await copyIntoServer(file, to);
  } finally {
    for (const lock of locks) await lock.release();
  }
}

/** The tables may be there, as an earlier try left them: but nobody has done anything in them. */
async function assertEmpty(url: string, isSigned: string): Promise<void> {
  const client = await connectTo(url);
  try {
    if ((await migrationsOf(client)).length === 0) return;
    const { rowCount } = await client.query(isSigned);
    if (rowCount) throw new StartRefusal('target-not-empty', new URL(url).pathname.slice(1));
  } finally {
    await client.end();
  }
}
