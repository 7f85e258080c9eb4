import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepingRules } from '../../../src/app/keeping';
import { type Env, parseEnv } from '../../../src/platform/config/env';
import { loadSecrets } from '../../../src/platform/config/secret';
import { newId } from '../../../src/platform/database/columns';
import { rotate } from '../../../src/platform/keeping/kept-copies';
import { makeBackup } from '../../../src/platform/keeping/make-backup';
import { restoreBackup } from '../../../src/platform/keeping/restore-backup';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { keyOfTests } from '../../support/databases/open-test-database';
import { videoBytes } from '../../support/worlds/kept-video';

const now = Date.UTC(2026, 10, 30, 3);

describe.each(dialects)('copies of a database on %s', (dialect) => {
  let folder: string;
  let database: TestDatabase;
  let env: Env;
  const first = `${newId()}.mp4`;
  const second = `${newId()}.webm`;
  const copy = () => join(folder, 'usb', 'copy.sqlite');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tung-ngo-kept-videos-'));
    database = await createTestDatabase(dialect);
    env = parseEnv({ DATA_DIR: join(folder, 'var'), DATABASE_URL: database.url, ...keyOfTests });
    loadSecrets(env);
    await database.unitOfWork.close();
    mkdirSync(env.videoDir);
    for (const name of [first, second]) {
      writeFileSync(join(env.videoDir, name), videoBytes(), { mode: 0o600 });
    }
    writeFileSync(join(env.videoDir, `.${newId()}.tmp`), 'on its way');
  });
  afterAll(async () => {
    await database.drop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });

  it('take the videos of lessons along, whole ones, for their owner alone', async () => {
    await makeBackup(env, copy(), now);
    const beside = join(folder, 'usb', 'videos');
    expect(readdirSync(beside).sort()).toEqual([first, second].sort());
    expect(statSync(join(beside, first)).mode & 0o077).toBe(0);
    expect(statSync(beside).mode & 0o077).toBe(0);
  });

  it('bring back those that are gone', async () => {
    rmSync(env.videoDir, { recursive: true });
    await restoreBackup(env, keepingRules, copy(), now);
    expect(readdirSync(env.videoDir).sort()).toEqual([first, second].sort());
    expect(readFileSync(join(env.videoDir, first)).equals(videoBytes())).toBe(true);
  });

  it('let a video go when the last copy that spoke of it has', async () => {
    const daily = (day: number) => join(env.backupDir, `daily-2026-11-0${day}T02-30-00Z.sqlite`);
    const beside = () => readdirSync(join(env.backupDir, 'videos')).sort();
    await makeBackup(env, daily(1), now);
    rmSync(join(env.videoDir, second));
    // A day goes by.
    const dayAgo = new Date(Date.now() - 86_400_000);
    for (const name of readdirSync(env.backupDir)) {
      if (name.endsWith('.sqlite')) utimesSync(join(env.backupDir, name), dayAgo, dayAgo);
    }
    const soonAfter = new Date(dayAgo.getTime() + 1_000);
    for (const name of beside()) {
      utimesSync(join(env.backupDir, 'videos', name), soonAfter, soonAfter);
    }
    await makeBackup(env, daily(2), now);
    rotate(env.backupDir, 2, now);
    expect(beside()).toEqual([first, second].sort());
    for (const name of readdirSync(env.backupDir)) {
      if (name.startsWith('before-restore')) rmSync(join(env.backupDir, name));
    }
    rotate(env.backupDir, 1, now);
    expect(readdirSync(env.backupDir).sort()).toEqual([
      'daily-2026-11-02T02-30-00Z.sqlite',
      'videos',
    ]);
    expect(beside()).toEqual([first]);
  });
});
