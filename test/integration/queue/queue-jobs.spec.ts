import type { INestApplicationContext } from '@nestjs/common';
import { DomainError } from '../../../src/platform/common/domain-error';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { QueueConnection } from '../../../src/platform/queue/queue-connection';
import { RecurringRunner } from '../../../src/platform/queue/recurring-runner';
import { backends, newNamespace } from './queue-backends';
import { FakeClock } from '../../support/clocks/fake-clock';
import { StoppedClock } from '../../support/clocks/stopped-clock';
import {
  countsOf,
  Done,
  mondayMorning,
  removeFolder,
  startQueueService,
  temporaryFolder,
  until,
} from './queue.harness';

for (const { name, settings } of backends) {
  (settings ? describe : describe.skip)(`jobs that wait ${name}`, () => {
    const namespace = newNamespace();
    let folder: string;
    let service: INestApplicationContext;
    let queue: JobQueue;
    let done: Done;

    const start = async () => {
      service = await startQueueService({ DATA_DIR: folder, ...settings }, namespace);
      queue = service.get(JobQueue);
      done = service.get(Done);
      await until(async () => (await queue.state()) === 'up');
    };

    beforeAll(async () => {
      folder = await temporaryFolder();
      await start();
    });
    afterAll(async () => {
      await service.close();
      await removeFolder(folder);
    });

    test('a job put now is done', async () => {
      expect(await queue.add('matching.run', { runId: 'now' })).toBe(true);
      await until(() => done.of('matching.run').length === 1);
      expect(done.of('matching.run')).toEqual([{ runId: 'now' }]);
    });

    test('a reminder due later waits, and one put after it but due earlier goes first', async () => {
      const later = { id: 'later', delayMs: 600_000 };
      await queue.add('reminders.dispatch', { reminderId: 'later' }, later);
      await queue.add('reminders.dispatch', { reminderId: 'sooner' }, { delayMs: 300 });
      await until(() => done.of('reminders.dispatch').length > 0);
      expect(done.of('reminders.dispatch')).toEqual([{ reminderId: 'sooner' }]);
      expect((await countsOf(queue, 'prompt'))['delayed']).toBe(1);
      expect(await queue.remove('reminders.dispatch', 'later')).toBe(true);
    });

    test('a job that fails is tried again until it is done', async () => {
      const tries: number[] = [];
      done.whenRun = async (job, _data, { attempt }) => {
        if (job !== 'matching.run') return;
        tries.push(attempt);
        if (attempt < 3) throw new Error('the disk was full');
      };
      await queue.add('matching.run', { runId: 'tried' }, { id: 'tried' });
      await until(() => tries.length === 3);
      done.whenRun = async () => {};
      expect(tries).toEqual([1, 2, 3]);
    });

    test('a refusal that cannot change is not tried again, and its id is free', async () => {
      done.whenRun = async (job) => {
        if (job === 'week-plan.make') throw new DomainError('not-paired');
      };
      const plan = { wardId: 'w', weekStart: '2026-11-23' };
      await queue.add('week-plan.make', plan, { id: 'plan-w' });
      await until(() => done.of('week-plan.make').length === 1);
      done.whenRun = async () => {};
      await until(async () => (await countsOf(queue, 'heavy'))['active'] === 0);
      await queue.add('week-plan.make', plan, { id: 'plan-w' });
      await until(() => done.of('week-plan.make').length === 2);
      expect(done.of('week-plan.make')).toEqual([plan, plan]);
    });

    test('the same id put many times at once is one job', async () => {
      const before = done.of('reminders.dispatch').length;
      await Promise.all(
        Array.from({ length: 20 }, () =>
          queue.add('reminders.dispatch', { reminderId: 'once' }, { id: 'once', delayMs: 400 }),
        ),
      );
      await until(() => done.of('reminders.dispatch').length > before);
      await until(async () => (await countsOf(queue, 'prompt'))['delayed'] === 0);
      expect(done.of('reminders.dispatch')).toHaveLength(before + 1);
    });

    test('a job taken out is not done', async () => {
      const before = done.of('reminders.dispatch').length;
      const dispatch = { reminderId: 'cancelled' };
      await queue.add('reminders.dispatch', dispatch, { id: 'cancelled', delayMs: 600_000 });
      expect(await queue.remove('reminders.dispatch', 'cancelled')).toBe(true);
      expect((await countsOf(queue, 'prompt'))['delayed']).toBe(0);
      expect(done.of('reminders.dispatch')).toHaveLength(before);
    });

    test('an id with a colon is refused before anything is put', async () => {
      const put = queue.add('matching.run', { runId: 'r' }, { id: 'a:b' });
      await expect(put).rejects.toThrow('colon');
    });

    test('schedules started together again and again run each occurrence once', async () => {
      // Inside the process one statement comes after the other however often it is tried.
      const rounds = settings?.REDIS_URL || settings?.DATABASE_URL ? 100 : 10;
      const week = 7 * 24 * 3_600_000;
      const clock = new FakeClock(mondayMorning);
      const connection = service.get(QueueConnection);
      const runners = [1, 2].map(
        () =>
          new RecurringRunner(
            clock,
            { TIME_ZONE: 'Asia/Ho_Chi_Minh' },
            new JobQueue(connection, new StoppedClock()),
            service.get(RecurringRunner)['handlers'],
            new StoppedClock(),
          ),
      );
      const schedule = {
        job: 'week-plan.all',
        runs: 'once',
        at: '19:00',
        weekday: 4,
        lateByAtMostMinutes: 8 * 24 * 60,
      } as const;
      for (let round = 0; round < rounds; round += 1) {
        clock.at += week;
        await Promise.all(runners.map((runner) => runner.putDue([schedule])));
      }
      const occurrences = () =>
        done.runs
          .filter((run) => run.name === 'week-plan.all')
          .map((run) => Number(run.context.id.split('@')[1]))
          .filter((occurrenceAt) => occurrenceAt > mondayMorning);
      await until(() => occurrences().length >= rounds);
      await until(async () => {
        const { active, waiting } = await countsOf(queue, 'heavy');
        return active === 0 && waiting === 0;
      });
      expect(occurrences()).toHaveLength(rounds);
      expect(new Set(occurrences()).size).toBe(rounds);
    });

    test('a job still waiting at the end is done after the next start', async () => {
      await queue.add('matching.run', { runId: 'kept' }, { id: 'kept', delayMs: 500 });
      await service.close();
      await start();
      await until(() => done.of('matching.run').length === 1);
      expect(done.of('matching.run')).toEqual([{ runId: 'kept' }]);
    });

    test('a job that is running at the end may finish first', async () => {
      let finish = () => {};
      const began = new Promise<void>((begin) => {
        done.whenRun = async (job) => {
          if (job !== 'matching.run') return;
          begin();
          await new Promise<void>((resolve) => (finish = resolve));
        };
      });
      await queue.add('matching.run', { runId: 'running' });
      await began;
      const closed = service.close();
      finish();
      await closed;
      await start();
      expect((await countsOf(queue, 'heavy'))['active']).toBe(0);
    });
  });
}
