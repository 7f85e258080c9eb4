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
      await heavy?.addBulk([{ name: 'of.tomorrow', data: {}, opts: { attempts: 1 } }]);
      const countOf = async (state: string) => (await countsOf(queue, 'heavy'))[state];
      await until(async () => (await countOf('delayed')) === 1);
      // Its own are done beside it; taken again, it is left again.
      await queue.add('matching.run', { runId: 'beside' });
      await until(() => service.get(Done).of('matching.run').length === 1);
      await until(async () => (await countOf('delayed')) === 0);
      await until(async () => (await countOf('delayed')) === 1);
      expect(await countOf('failed')).toBe(0);
    });
  });
}
