import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '../../../src/app/entities';
import { openDatabase } from '../../../src/platform/database/open-database';

describe('the files of a database', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tung-ngo-private-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const readableByOthers = (inside: string) =>
    readdirSync(inside).filter((name) => (statSync(join(inside, name)).mode & 0o077) !== 0);

  it('are for nobody else on the machine to read, and the folder made for them is not', async () => {
    const own = join(folder, 'var');
    const database = await openDatabase(`sqlite:${own}/t.sqlite`, entities);
    expect(readdirSync(own)).toEqual(expect.arrayContaining(['t.sqlite', 't.sqlite-wal']));
    expect(readableByOthers(own)).toEqual([]);
    expect(readableByOthers(folder)).toEqual([]);
    await database.close();
  });

  it('are closed to others where an earlier version left them open', async () => {
    for (const name of ['t.sqlite', 't.sqlite-wal', 't.sqlite-shm']) {
      writeFileSync(join(folder, name), '');
      chmodSync(join(folder, name), 0o644);
    }
    const database = await openDatabase(`sqlite:${folder}/t.sqlite`, entities);
    expect(readableByOthers(folder)).toEqual([]);
    await database.close();
  });
});
