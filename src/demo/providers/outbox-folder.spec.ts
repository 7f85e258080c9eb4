import { statSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Traces } from '../../core/people/traces';
import { OutboxFolder } from './outbox-folder';

describe('the outbox folder of a demo', () => {
  it('holds one file and one line for a message, however often it is sent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    const outbox = new OutboxFolder(folder);
    const page = { key: '019a-0', head: ['Gửi: Lan'], text: 'Mai 18:00 học', cells: ['a', 'b'] };
    await outbox.add(page);
    expect(await outbox.add(page)).toBe('019a-0.txt');
    expect((await readdir(folder)).sort()).toEqual(['019a-0.txt', 'outbox.csv']);
    expect(await readFile(join(folder, '019a-0.txt'), 'utf8')).toContain(page.text);
    const list = await readFile(join(folder, 'outbox.csv'), 'utf8');
    expect(list).toBe('"a","b","019a-0.txt"\n');
    const modes = ['019a-0.txt', 'outbox.csv'].map((name) => statSync(join(folder, name)).mode);
    expect(modes.map((mode) => mode & 0o077)).toEqual([0, 0]);
    await rm(folder, { recursive: true });
  });

  it('forgets whoever is erased, in the messages of others too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    const outbox = new OutboxFolder(folder);
    const names = ['Nguyễn Thanh Ánh'];
    const traces = new Traces({ names, phones: ['+84351729987'], others: [] });
    await outbox.forget(traces);
    const cells = ['0351729987', 'Nguyen Thanh Anh: thu 4'];
    const text = 'Học viên: Nguyễn Thanh Ánh, Phạm Xuân Dũng 0351 729 987';
    await outbox.add({ key: 'a', head: ['Gửi: 84351729987'], text, cells });
    await outbox.add({ key: 'b', head: ['Gửi: 0912'], text: 'Phạm Xuân Dũng', cells: ['b'] });
    const { ino } = statSync(join(folder, 'b.txt'));
    await outbox.forget(traces);
    const left = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    for (const said of ['Nguyễn Thanh Ánh', 'Nguyen Thanh Anh', '351729987', '351 729 987']) {
      expect(left.join()).not.toContain(said);
    }
    expect(left.join()).toContain('Phạm Xuân Dũng');
    expect(statSync(join(folder, 'a.txt')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'b.txt')).ino).toBe(ino);
    await rm(folder, { recursive: true });
  });

  it('is made anew when somebody removes it, and lists every file after a power cut', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    const outbox = new OutboxFolder(folder);
    const page = (key: string) => ({ key, head: ['Gửi: Lan'], text: 'Mai học', cells: ['"a"'] });
    await outbox.add(page('1'));
    await rm(folder, { recursive: true });
    await Promise.all([outbox.add(page('2')), outbox.add(page('2')), outbox.add(page('3'))]);
    expect((await readdir(folder)).sort()).toEqual(['2.txt', '3.txt', 'outbox.csv']);
    const list = join(folder, 'outbox.csv');
    const twoLines = await readFile(list, 'utf8');
    // One was listed and its file not written; the line of another was not written whole.
    await rm(join(folder, '3.txt'));
    await appendFile(list, '"a","4.t');
    const next = new OutboxFolder(folder);
    await next.add(page('3'));
    await next.add(page('4'));
    expect((await readdir(folder)).sort()).toEqual(['2.txt', '3.txt', '4.txt', 'outbox.csv']);
    expect(await readFile(list, 'utf8')).toBe(`${twoLines}"""a""","4.txt"\n`);
    await rm(folder, { recursive: true });
  });
});
