import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { childArguments } from '../../support/child-arguments';
import { backends, newNamespace } from './queue-backends';
import { removeFolder, temporaryFolder } from './queue.harness';

interface ServiceProcess {
  says(line: string): Promise<string>;
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** A service in a process of its own; `says` resolves with the first line that starts so. */
function startProcess(options: object): ServiceProcess {
  const child = spawn(process.execPath, childArguments('queue-child.cjs', options), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  let isOver = false;
  output.on('line', (line) => lines.push(line)).once('close', () => (isOver = true));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    async says(start) {
      for (;;) {
        const found = lines.find((line) => line.startsWith(start));
        if (found) return found;
        if (isOver) throw new Error(`The process ended without "${start}": ${lines.join(' | ')}`);
        await new Promise((resolve) => output.once('line', resolve).once('close', resolve));
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
      running.delete(child);
    },
  };
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

for (const { name, settings } of backends) {
  (settings ? describe : describe.skip)(`a worker that was killed, its jobs ${name}`, () => {
    test('is followed by one that does its job', async () => {
      const folder = await temporaryFolder();
      const options = { settings: { DATA_DIR: folder, ...settings }, namespace: newNamespace() };
      const killed = startProcess({ ...options, hangs: true, puts: true });
      await killed.says('begun');
      await killed.kill();
      const next = startProcess(options);
      expect(await next.says('done')).toBe('done');
      await next.kill();
      await removeFolder(folder);
    });
  });
}

describe('the queue inside the process', () => {
  let folder: string;
  let queueFolder: string;
  const options = () => ({ settings: { DATA_DIR: folder } });

  beforeAll(async () => {
    folder = await temporaryFolder({ withTemplate: true });
    queueFolder = join(folder, 'queue');
  });
  afterAll(() => removeFolder(folder));

  const dataFolder = async () => {
    const name = (await readdir(queueFolder)).find((entry) => entry.startsWith('data-'));
    return join(queueFolder, name ?? '');
  };

  /** What the service says when it has started and done a job. */
  const startAndWork = async () => {
    const service = startProcess({ ...options(), puts: true });
    const said = await service.says('done');
    await service.kill();
    return said;
  };

  test('a second process on the same folder is told to stop the first', async () => {
    const first = startProcess(options());
    await first.says('ready');
    const second = startProcess(options());
    expect(await second.says('refused')).toContain('Another process already uses the queue');
    await first.kill();
  });

  test('a folder whose catalogue is damaged is begun anew', async () => {
    const base = join(await dataFolder(), 'base');
    for (const database of await readdir(base)) {
      await writeFile(join(base, database, '1259'), Buffer.alloc(65_536, 7));
    }
    expect(await startAndWork()).toBe('done');
  });

  test('a folder with an empty control file is begun anew', async () => {
    await writeFile(join(await dataFolder(), 'global', 'pg_control'), '');
    expect(await startAndWork()).toBe('done');
  });

  test('a folder that is half gone is begun anew', async () => {
    await rm(join(await dataFolder(), 'PG_VERSION'));
    await rm(join(await dataFolder(), 'pg_wal'), { recursive: true });
    expect(await startAndWork()).toBe('done');
  });

  test('what an interrupted start left behind is removed', async () => {
    await mkdir(join(queueFolder, 'template-1-1.tmp'));
    await mkdir(join(queueFolder, 'data-of-an-older-version'));
    expect(await startAndWork()).toBe('done');
    const left = await readdir(queueFolder);
    expect(left.filter((entry) => entry.endsWith('.tmp') || entry.includes('older'))).toEqual([]);
  });
});
