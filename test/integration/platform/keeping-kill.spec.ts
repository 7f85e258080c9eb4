import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from '../../../src/platform/config/env';
import { openDatabase } from '../../../src/platform/database/open-database';
import { careOf } from '../../../src/platform/keeping/database-care';
import { makeBackup } from '../../../src/platform/keeping/make-backup';
import { childArguments } from '../../support/child-arguments';
import { migratedSqlite } from '../../support/databases/migrated-databases';

const dieAtStep = join(__dirname, '../../support/die-at-step.cjs');
const now = Date.UTC(2026, 10, 30, 3);
const rules = { restoring: [], isSigned: 'SELECT 1 FROM audit_entry LIMIT 1' };
const [oldSecret, newSecret] = ['old', 'copied'].map((word) => word.padEnd(40, '-'));

describe('putting a copy back, killed with -9 before each change that it makes to the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-restore-kill-'));
  const backup = join(folder, 'copy.sqlite');
  const begun = join(folder, 'begun');

  const envOf = (dataDir: string) =>
    parseEnv({ DATA_DIR: dataDir, DATABASE_URL: `sqlite:${join(dataDir, 'a.sqlite')}` });
  const open = (dataDir: string) => {
    const env = envOf(dataDir);
    return openDatabase(
      env.DATABASE_URL,
      [],
      undefined,
      careOf(env, rules, () => now),
    );
  };
  const settle = async (dataDir: string, secret: string, beats: number[]) => {
    mkdirSync(join(dataDir, 'queue'), { recursive: true });
    copyFileSync(await migratedSqlite(), join(dataDir, 'a.sqlite'));
    writeFileSync(join(dataDir, 'secret'), `${secret}\n`);
    const database = await open(dataDir);
    for (const at of beats) {
      await database.write((manager) =>
        manager.query(`INSERT INTO sweep_beat (name, at) VALUES ('beat ${at}', ${at})`),
      );
    }
    return database;
  };

  beforeAll(async () => {
    const source = await settle(join(folder, 'source'), newSecret, [1, 2, 3]);
    await source.close();
    await makeBackup(envOf(join(folder, 'source')), backup, now);
    // As a process left it that was killed: what was written last stands in the log alone.
    const killed = await settle(join(folder, 'killed'), oldSecret, [7, 8]);
    cpSync(join(folder, 'killed'), begun, { recursive: true });
    await killed.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Gives null where it was killed, else its exit status. */
  function restore(dataDir: string, step: number): Promise<number | null> {
    const settings = { DATA_DIR: dataDir, DATABASE_URL: envOf(dataDir).DATABASE_URL };
    const program = childArguments('restore-child.cjs', { settings, from: backup, now });
    const restoring = spawn(process.execPath, ['--require', dieAtStep, ...program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: process.env.PATH, TEST_DIE_AT_STEP: String(step) },
    });
    return new Promise((resolve) => restoring.once('close', resolve));
  }

  async function found(dataDir: string): Promise<{ beats: number[]; secrets: string[] }> {
    const database = await open(dataDir);
    const rows = await database.read
      .query<{ at: number }[]>('SELECT at FROM sweep_beat ORDER BY at')
      .finally(() => database.close());
    const secrets = readFileSync(join(dataDir, 'secret'), 'utf8').split('\n').filter(Boolean);
    return { beats: rows.map(({ at }) => at), secrets };
  }

  it('leaves what was there, or all of the copy with its secret, and goes through when it is begun again', async () => {
    const ways = { old: 0, copied: 0 };
    const lane = async (first: number): Promise<void> => {
      for (let step = first; ; step += 2) {
        const dataDir = join(folder, `step-${step}`);
        cpSync(begun, dataDir, { recursive: true });
        const status = await restore(dataDir, step);
        const { beats, secrets } = await found(dataDir);
        if (beats[0] === 7) {
          ways.old += 1;
          expect({ step, beats }).toEqual({ step, beats: [7, 8] });
          expect(secrets).toContain(oldSecret);
        } else {
          ways.copied += 1;
          expect({ step, beats, secrets }).toEqual({
            step,
            beats: [1, 2, 3],
            secrets: [newSecret, oldSecret],
          });
        }
        if (status === 0) return;
        expect({ step, status }).toEqual({ step, status: null });
        if (step % 5 > 0) continue;
        expect(await restore(dataDir, 0)).toBe(0);
        expect((await found(dataDir)).beats).toEqual([1, 2, 3]);
      }
    };
    await Promise.all([lane(1), lane(2)]);
    expect(ways.old).toBeGreaterThan(15);
    expect(ways.copied).toBeGreaterThan(5);
  }, 120_000);
});
