import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { newNamespace } from './queue-backends';
import { Done, removeFolder, startQueueService, temporaryFolder, until } from './queue.harness';

/** The queue may be writing there meanwhile. */
const removed = { recursive: true, maxRetries: 20 };

describe('the queue inside the process', () => {
  let folder: string;
  let service: INestApplicationContext;
  let queue: JobQueue;
  const root = () => join(folder, 'queue');

  const works = async (runId: string) => {
    await until(async () => (await queue.state()) === 'up');
    await until(() => queue.add('matching.run', { runId }, { id: runId }));
    const done = service.get(Done);
    await until(() =>
      done.of('matching.run').some((data) => (data as { runId: string }).runId === runId),
    );
    return done.of('matching.run').length;
  };

  beforeAll(async () => {
    folder = await temporaryFolder({ withTemplate: true });
    for (const name of await readdir(root())) {
      // As when a disk was full while it was made.
      if (name.startsWith('template-'))
        await writeFile(join(root(), name, 'global', 'pg_control'), '');
      else if (name.startsWith('data-')) await rm(join(root(), name), removed);
    }
    service = await startQueueService({ DATA_DIR: folder }, newNamespace());
    queue = service.get(JobQueue);
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await removeFolder(folder);
  });

  it('makes its template anew when that cannot be opened', async () => {
    expect(await works('first')).toBe(1);
  }, 60_000);

  it('goes on when somebody removes its files while it runs', async () => {
    for (const name of await readdir(root())) {
      if (name.startsWith('data-')) await rm(join(root(), name), removed);
    }
    await until(async () => (await queue.state()) !== 'up');
    expect(await works('second')).toBe(2);
  }, 60_000);
});
