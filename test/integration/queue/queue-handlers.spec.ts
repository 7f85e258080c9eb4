import { jobNames } from '../../../src/platform/queue/lanes/job-map';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { QueueModule } from '../../../src/platform/queue/queue.module';
import { Test } from '@nestjs/testing';
import { handlersFor, removeFolder, startQueueService, temporaryFolder } from './queue.harness';

let folder: string;
beforeAll(async () => (folder = await temporaryFolder()));
afterAll(() => removeFolder(folder));

const start = (...handlers: ReturnType<typeof handlersFor>[]) =>
  startQueueService({ DATA_DIR: folder }, undefined, handlers);

test('a job nobody does stops the start with one sentence', async () => {
  const all = jobNames.filter((name) => name !== 'matching.run');
  await expect(start(handlersFor(all))).rejects.toThrow(
    'The worker cannot start: no handler for matching.run.',
  );
});

test('a job two methods would do stops the start with one sentence', async () => {
  await expect(start(handlersFor(jobNames), handlersFor(['week-plan.make']))).rejects.toThrow(
    'The worker cannot start: more than one handler for week-plan.make.',
  );
});

test('a worker of its own cannot use the queue inside another process', async () => {
  const alone = startQueueService({ DATA_DIR: folder, ROLE: 'worker' });
  await expect(alone).rejects.toThrow('ROLE=worker needs REDIS_URL or a PostgreSQL DATABASE_URL');
});

test('a command without a queue leaves its jobs to the rows', async () => {
  const module = await Test.createTestingModule({
    imports: [QueueModule.withoutQueue()],
  }).compile();
  const queue = module.get(JobQueue);
  expect(await queue.add('matching.run', { runId: 'r' })).toBe(false);
  expect(await queue.state()).not.toBe('up');
});
