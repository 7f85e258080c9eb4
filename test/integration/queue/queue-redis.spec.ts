import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { INestApplicationContext } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Clock } from '../../../src/platform/common/clock';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { RecurringRunner } from '../../../src/platform/queue/recurring-runner';
import { forgetAll, newNamespace, testRedisUrl } from './queue-backends';
import { StoppedClock } from '../../support/clocks/stopped-clock';
import { Done, removeFolder, startQueueService, temporaryFolder, until } from './queue.harness';

const redisUrl = testRedisUrl();
const withRedis = redisUrl ? describe : describe.skip;
let folder: string;
beforeAll(async () => (folder = await temporaryFolder()));
afterAll(() => removeFolder(folder));

describe('while Redis was never there', () => {
  let service: INestApplicationContext;
  beforeAll(async () => {
    // Port 9 is the discard service, which answers nowhere.
    service = await startQueueService({ DATA_DIR: folder, REDIS_URL: 'redis://127.0.0.1:9' });
  });
  afterAll(() => service.close());

  test('booking goes on: jobs are left to the rows', async () => {
    const queue = service.get(JobQueue);
    const put = Array.from({ length: 200 }, (_, i) =>
      queue.add('reminders.dispatch', { reminderId: `${i}` }),
    );
    expect(new Set(await Promise.all(put))).toEqual(new Set([false]));
    expect(await queue.remove('reminders.dispatch', '1')).toBe(false);
    expect(await queue.state()).not.toBe('up');
  });

  test('the sweep goes on, since it does not live in the queue', async () => {
    const done = service.get(Done);
    const before = done.of('reminders.sweep').length;
    await until(() => done.of('reminders.sweep').length > before);
    expect(done.of('reminders.sweep').length).toBeGreaterThan(before);
  });
});

withRedis('when Redis goes away and comes back', () => {
  let road: Road;
  let service: INestApplicationContext;
  beforeAll(async () => {
    road = new Road(new URL(redisUrl ?? ''));
    const REDIS_URL = await road.open();
    service = await startQueueService({ DATA_DIR: folder, REDIS_URL }, newNamespace());
  });
  afterAll(async () => {
    await service.close();
    await road.close();
  });

  test('jobs put before and after are done, those put meanwhile are left to the rows', async () => {
    const queue = service.get(JobQueue);
    const done = service.get(Done);
    await until(async () => (await queue.state()) === 'up');
    await queue.add('matching.run', { runId: 'before' });
    await until(() => done.of('matching.run').length === 1);
    road.cut();
    await until(async () => (await queue.state()) !== 'up');
    expect(await queue.add('matching.run', { runId: 'meanwhile' })).toBe(false);
    road.mend();
    await until(async () => (await queue.state()) === 'up');
    expect(await queue.add('matching.run', { runId: 'after' })).toBe(true);
    await until(() => done.of('matching.run').length === 2);
    expect(done.of('matching.run')).toEqual([{ runId: 'before' }, { runId: 'after' }]);
  });
});

withRedis('when Redis forgets everything', () => {
  test('the workers go on and the schedules come back', async () => {
    const redis = new Redis(redisUrl ?? '');
    const namespace = newNamespace();
    const service = await startQueueService({ DATA_DIR: folder, REDIS_URL: redisUrl }, namespace);
    const queue = service.get(JobQueue);
    const done = service.get(Done);
    await until(async () => (await queue.state()) === 'up');

    await queue.add('matching.run', { runId: 'lost' }, { delayMs: 600_000 });
    await forgetAll(redis, namespace);
    await queue.add('matching.run', { runId: 'after' });
    await until(() => done.of('matching.run').length === 1);

    const runner = new RecurringRunner(
      service.get(Clock),
      { TIME_ZONE: 'Asia/Ho_Chi_Minh' },
      queue,
      service.get(RecurringRunner)['handlers'],
      new StoppedClock(),
    );
    const before = done.of('week-plan.all').length;
    const weekly = {
      job: 'week-plan.all',
      runs: 'once',
      at: '00:00',
      lateByAtMostMinutes: 24 * 60,
    } as const;
    await runner.putDue([weekly]);
    await until(() => done.of('week-plan.all').length === before + 1);
    await runner.putDue([weekly]);
    await forgetAll(redis, namespace);
    await runner.putDue([weekly]);
    await until(() => done.of('week-plan.all').length === before + 2);
    expect(done.of('matching.run')).toEqual([{ runId: 'after' }]);
    await service.close();
    redis.disconnect();
  });
});

/**
 * A way to Redis that can be cut: every connection ends, and new ones end at once. It keeps its port
 * meanwhile, which somebody else could take.
 */
class Road {
  private readonly server: Server;
  private isCut = false;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly redis: URL) {
    this.server = createServer((near) => this.lead(near));
  }

  /** Gives the URL of Redis by this way. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return `redis://127.0.0.1:${port}${this.redis.pathname}`;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.cut();
    await closed;
  }

  private lead(near: Socket): void {
    if (this.isCut) return void near.destroy();
    const far = connect(Number(this.redis.port), this.redis.hostname);
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  }
}
