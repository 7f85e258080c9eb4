import type { INestApplicationContext } from '@nestjs/common';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { backends, newNamespace } from './queue-backends';
import {
  countsOf,
  Done,
  removeFolder,
  startQueueService,
  temporaryFolder,
  until,
} from './queue.harness';

for (const { name, settings } of backends) {
  (settings ? describe : describe.skip)(`while an update runs, jobs that wait ${name}`, () => {
    let folder: string;
    let service: INestApplicationContext;

    beforeAll(async () => {
      folder = await temporaryFolder();
      service = await startQueueService({ DATA_DIR: folder, ...settings }, newNamespace());
    });
    afterAll(async () => {
      await service.close();
      await removeFolder(folder);
    });

    test('and are of a later program are left to whoever knows them: they never fail', async () => {
      const queue = service.get(JobQueue);
      await until(async () => (await queue.state()) === 'up');
      const heavy = queue.openQueues().find((lane) => lane.name.includes('heavy'));
      const jobId = 'tomorrow';
      await heavy?.addBulk([{ name: 'of.tomorrow', data: {}, opts: { attempts: 1, jobId } }]);
      const takenAt = async () =>
        ((await heavy?.getJob(jobId)) as { processedOn?: number } | undefined)?.processedOn ?? 0;
      await until(async () => (await takenAt()) > 0);
      const firstAt = await takenAt();
      // Its own are done beside it; taken again, it is left again.
      await queue.add('matching.run', { runId: 'beside' });
      await until(() => service.get(Done).of('matching.run').length === 1);
      await until(async () => (await takenAt()) > firstAt);
      expect((await countsOf(queue, 'heavy')).failed).toBe(0);
    });
  });
}
