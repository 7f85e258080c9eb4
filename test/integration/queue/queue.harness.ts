import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConsoleLogger, Injectable, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { instantAt } from '../../../src/core/time/zone';
import { Clock } from '../../../src/platform/common/clock';
import { CommonModule } from '../../../src/platform/common/common.module';
import { MonotonicClock } from '../../../src/platform/common/monotonic-clock';
import { ConfigModule } from '../../../src/platform/config/config.module';
import { parseEnv } from '../../../src/platform/config/env';
import { JobHandler, type JobContext } from '../../../src/platform/queue/job-handler';
import type { JobQueue } from '../../../src/platform/queue/job-queue';
import { jobNames, type JobName, type Lane } from '../../../src/platform/queue/lanes/job-map';
import { QueueModule } from '../../../src/platform/queue/queue.module';
import { FakeClock } from '../../support/clocks/fake-clock';
import { giveQueue } from '../../support/service/queue-folder';
import { StoppedClock } from '../../support/clocks/stopped-clock';

/** What the handlers of a test were asked to do, in order. */
@Injectable()
export class Done {
  readonly runs: { name: JobName; data: unknown; context: JobContext }[] = [];
  /** Called inside every handler. */
  whenRun: (name: JobName, data: unknown, context: JobContext) => Promise<void> = async () => {};

  async take(name: JobName, data: unknown, context: JobContext): Promise<void> {
    this.runs.push({ name, data, context });
    await this.whenRun(name, data, context);
  }

  of(name: JobName): unknown[] {
    return this.runs.filter((run) => run.name === name).map((run) => run.data);
  }
}

/** A provider class with one handler for each of the jobs named. */
export function handlersFor(names: readonly JobName[]) {
  @Injectable()
  class Handlers {
    constructor(readonly done: Done) {}
  }
  for (const name of names) {
    const descriptor = {
      value(this: Handlers, data: unknown, context: JobContext): Promise<void> {
        return this.done.take(name, data, context);
      },
      enumerable: true,
      configurable: true,
    };
    JobHandler(name)(Handlers.prototype, name, descriptor);
    Object.defineProperty(Handlers.prototype, name, descriptor);
  }
  Reflect.defineMetadata('design:paramtypes', [Done], Handlers);
  return Handlers;
}

/** How many jobs of a lane are in each state. */
export async function countsOf(queue: JobQueue, lane: Lane): Promise<Record<string, number>> {
  const open = queue.openQueues().find(({ name }) => name.includes(lane));
  if (!open) throw new Error(`The queue of ${lane} jobs is not open.`);
  return open.getJobCounts();
}

export interface QueueTestSettings {
  DATA_DIR: string;
  DATABASE_URL?: string;
  REDIS_URL?: string;
  ROLE?: string;
}

class SilentLogger extends ConsoleLogger {
  constructor() {
    super({ logLevels: [] });
  }
}

/** No weekly or evening schedule is due, and none falls due while a test runs. */
export const mondayMorning = instantAt('2026-11-23', 9 * 60, 'Asia/Ho_Chi_Minh');

/**
 * A service that has nothing but a queue and `handlers`; jobs that are not named do nothing. It waits
 * for the queue as long as that takes.
 */
export async function startQueueService(
  settings: QueueTestSettings,
  namespace?: string,
  handlers: readonly (new (done: Done) => unknown)[] = [handlersFor(jobNames)],
): Promise<INestApplicationContext> {
  const module = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(parseEnv({ ...settings })),
      CommonModule.withClock(),
      QueueModule.forRoot(namespace),
    ],
    providers: [Done, ...handlers],
  })
    .overrideProvider(Clock)
    .useValue(new FakeClock(mondayMorning))
    .overrideProvider(MonotonicClock)
    .useValue(new StoppedClock())
    .setLogger(new SilentLogger())
    .compile();
  return module.init();
}

/** A folder for the data of a service, with an empty queue in it. */
export async function temporaryFolder(given: { withTemplate?: boolean } = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tung-ngo-queue-'));
  await giveQueue(folder, given);
  return folder;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Resolves once the condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
