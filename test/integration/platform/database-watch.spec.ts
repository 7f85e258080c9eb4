import fs, { copyFileSync, openSync, renameSync, writeSync } from 'node:fs';
import { Client } from 'pg';
import { parseEnv } from '../../../src/platform/config/env';
import { makeBackup } from '../../../src/platform/keeping/make-backup';
import type { DatabaseProbe } from '../../../src/platform/watching/database-state';
import { PostgresProbe } from '../../../src/platform/watching/postgres-probe';
import { SqliteProbe } from '../../../src/platform/watching/sqlite-probe';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { keyOfTests } from '../../support/databases/open-test-database';

const later = `INSERT INTO migrations (timestamp, name) VALUES (1, 'Later1')`;

describe.each(dialects)('a watchdog of the database on %s', (dialect) => {
  let database: TestDatabase;
  let probe: DatabaseProbe;
  let now = 0;
  const file = () => database.url.slice('sqlite:'.length);
  const newProbe = () =>
    dialect === 'sqlite' ? new SqliteProbe(file(), () => now) : new PostgresProbe(database.url);
  const run = (statement: string) =>
    database.unitOfWork.write((manager) => manager.query(statement));

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    probe = newProbe();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await probe.close();
    await database.drop().catch(() => undefined);
  });

  it('sees that it takes a write, and leaves nothing in the tables', async () => {
    expect([await probe.look(), await probe.look()]).toEqual(['up', 'up']);
  });

  it('names tables of a later and of an earlier program', async () => {
    await run(later);
    expect(await probe.look()).toBe('too-new');
    await run(`DELETE FROM migrations WHERE name = 'Later1'`);
    expect(await probe.look()).toBe('up');
    await run(`DELETE FROM migrations WHERE name LIKE 'AuditChain%'`);
    expect(await probe.look()).toBe('too-old');
  });

  if (dialect === 'sqlite') {
    it('names a full disk, a file that is gone, another one in its place, and one that is broken', async () => {
      const room = jest.spyOn(fs, 'statfsSync');
      room.mockReturnValue({ bavail: 100, bsize: 4096 } as ReturnType<typeof fs.statfsSync>);
      expect(await probe.look()).toBe('full');
      room.mockRestore();
      expect(await probe.look()).toBe('up');

      const copy = `${file()}.copy`;
      await makeBackup(
        parseEnv({ DATABASE_URL: database.url, DATA_DIR: `${file()}.var`, ...keyOfTests }),
        copy,
        1,
      );
      renameSync(file(), `${file()}.away`);
      expect(await probe.look()).toBe('down');
      copyFileSync(copy, file());
      expect(await probe.look()).toBe('replaced');
      renameSync(`${file()}.away`, file());
      expect(await probe.look()).toBe('up');
      copyFileSync(copy, file());
      expect(['replaced', 'corrupt']).toContain(await probe.look());
    });

    it('reads it through at the beginning, and again', async () => {
      await run(`PRAGMA wal_checkpoint(TRUNCATE)`).catch(() => undefined);
      await database.unitOfWork.close();
      const opened = openSync(file(), 'r+');
      for (let page = 30; page < 90; page += 1)
        writeSync(opened, Buffer.alloc(3000, 7), 0, 3000, page * 4096);
      fs.closeSync(opened);
      const fresh = newProbe();
      await fresh.look();
      expect(await untilIs(fresh, 'corrupt')).toBe('corrupt');
    });

    it('does not take somebody who writes for a moment for a fault, but somebody who writes for long', async () => {
      let end = (): void => undefined;
      const writing = database.unitOfWork.write(() => new Promise<void>((done) => (end = done)));
      await new Promise((done) => setTimeout(done, 50));
      expect(await probe.look()).toBe('up');
      now += 6_000;
      expect(await probe.look()).toBe('down');
      end();
      await writing;
      expect(await probe.look()).toBe('up');
    });
  } else {
    it('names a server that may only be read, and one that ended its connection is asked again', async () => {
      expect(await probe.look()).toBe('up');
      const name = new URL(database.url).pathname.slice(1);
      const client = new Client({ connectionString: database.url });
      await client.connect();
      await client.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      await untilIs(probe, 'read-only');
      await client.query('SET default_transaction_read_only = off');
      await client.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
      await client.end();
      await probe.close();
      probe = newProbe();
      expect(await probe.look()).toBe('up');
      await database.drop();
      expect(await probe.look()).toBe('down');
    });
  }
});

/** Gives the state once it is that one. */
async function untilIs(probe: DatabaseProbe, state: string): Promise<string> {
  while ((await probe.look()) !== state) await new Promise((done) => setTimeout(done, 20));
  return state;
}
