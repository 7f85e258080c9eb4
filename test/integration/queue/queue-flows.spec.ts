import type { INestApplicationContext } from '@nestjs/common';
import { Redis } from 'ioredis';
import { DomainError } from '../../../src/platform/common/domain-error';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { backends, forgetAll, newNamespace } from './queue-backends';
import {
  countsOf,
  Done,
  removeFolder,
  startQueueService,
  temporaryFolder,
  until,
} from './queue.harness';

for (const { name, settings } of backends) {
  (settings ? describe : describe.skip)(`jobs that wait for one another ${name}`, () => {
    const namespace = newNamespace();
    let folder: string;
    let service: INestApplicationContext;
    let queue: JobQueue;
    let done: Done;

    const last = (id: string) =>
      ({ name: 'province.join', data: { provinceRunId: id }, id }) as const;
    const wards = (ids: string[]) =>
      ids.map((id) => ({ name: 'province.ward', data: { provinceWardId: id }, id }) as const);
    const order = () =>
      done.runs
        .filter((run) => run.name === 'province.ward' || run.name === 'province.join')
        .map(({ data }) => Object.values(data as object)[0] as string);

    beforeAll(async () => {
      folder = await temporaryFolder();
      service = await startQueueService({ DATA_DIR: folder, ...settings }, namespace);
      queue = service.get(JobQueue);
      await until(async () => (await queue.state()) === 'up');
    });
    beforeEach(() => {
      done = service.get(Done);
      done.runs.length = 0;
      done.whenRun = async () => {};
    });
    afterAll(async () => {
      await service.close();
      await removeFolder(folder);
    });

    test('the last runs when all others are over', async () => {
      expect(await queue.addFlow(last('p1'), wards(['a', 'b', 'c', 'd']))).toBe(true);
      await until(() => done.of('province.join').length === 1);
      expect(order().slice(0, 4).toSorted()).toEqual(['a', 'b', 'c', 'd']);
      expect(order()[4]).toBe('p1');
    });

    test('the last runs also when one of the others was refused for good', async () => {
      done.whenRun = async (_job, data) => {
        if ((data as { provinceWardId?: string }).provinceWardId === 'bad') {
          throw new DomainError('not-paired');
        }
      };
      await queue.addFlow(last('p2'), wards(['bad', 'good']));
      await until(() => done.of('province.join').length === 1);
      expect(order().at(-1)).toBe('p2');
      expect(order().slice(0, 2).toSorted()).toEqual(['bad', 'good']);
    });

    test('put again while it waits, every job runs once', async () => {
      let letGo = (): void => {};
      const gate = new Promise<void>((resolve) => (letGo = resolve));
      done.whenRun = async (job) => (job === 'province.ward' ? gate : undefined);
      const ids = ['e', 'f', 'g', 'h', 'i'];
      await queue.addFlow(last('p3'), wards(ids));
      await until(() => done.of('province.ward').length > 0);
      for (let round = 0; round < 3; round++) await queue.addFlow(last('p3'), wards(ids));
      letGo();
      await until(() => done.of('province.join').length === 1);
      await until(async () => (await countsOf(queue, 'heavy'))['active'] === 0);
      expect(order().toSorted()).toEqual([...ids, 'p3'].toSorted());
      expect(order().at(-1)).toBe('p3');
    });

    test('without others the last runs at once', async () => {
      expect(await queue.addFlow(last('p4'), [])).toBe(true);
      await until(() => done.of('province.join').length === 1);
    });

    (settings?.REDIS_URL ? test : test.skip)(
      'lost in the middle, it is put again and ends',
      async () => {
        const redis = new Redis(settings?.REDIS_URL ?? '');
        let hasLost = false;
        done.whenRun = async (job) => {
          if (job !== 'province.ward' || hasLost) return;
          hasLost = true;
          await forgetAll(redis, namespace);
        };
        await queue.addFlow(last('p5'), wards(['j', 'k', 'l']));
        await until(() => hasLost);
        await until(async () => {
          await queue.addFlow(last('p5'), wards(['k', 'l']));
          return done.of('province.join').length > 0;
        });
        redis.disconnect();
        expect(new Set(order())).toEqual(new Set(['j', 'k', 'l', 'p5']));
      },
    );
  });
}
