import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Authentication } from '../../../src/modules/access/identity/authentication';
import { CommonModule } from '../../../src/platform/common/common.module';
import { ConfigModule } from '../../../src/platform/config/config.module';
import { parseEnv } from '../../../src/platform/config/env';
import { jobNames } from '../../../src/platform/queue/lanes/job-map';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { QueueModule } from '../../../src/platform/queue/queue.module';
import { paths } from '../../../src/web/kit/paths/paths';
import { registerQueueBoard } from '../../../src/web/operator/register-queue-board';
import { backends, newNamespace } from './queue-backends';
import { Done, handlersFor, removeFolder, temporaryFolder, until } from './queue.harness';

interface Shown {
  queues: { name: string; readOnlyMode: boolean; counts: Record<string, number> }[];
}

describe.each(backends)('the operators’ board of a queue $name', ({ settings }) => {
  const itHere = settings ? it : it.skip;
  let folder: string;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    if (!settings) return;
    folder = await temporaryFolder();
    const operator = { kind: 'operator', id: 'x', wardId: null };
    const testing = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot(parseEnv({ ...settings, DATA_DIR: folder })),
        CommonModule.withClock(),
        QueueModule.forRoot(newNamespace()),
      ],
      providers: [
        Done,
        handlersFor(jobNames),
        { provide: Authentication, useValue: { actorsOf: () => Promise.resolve([operator]) } },
      ],
    }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
      logger: false,
    });
    await registerQueueBoard(app);
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    if (!settings) return;
    await app.close();
    await removeFolder(folder);
  });

  itHere('shows what waits, and lets nobody change it', async () => {
    const queue = app.get(JobQueue);
    const [data, options] = [{ reminderId: 'x' }, { id: 'x', delayMs: 3_600_000 }];
    await until(() => queue.add('reminders.dispatch', data, options));
    const board = `${await app.getUrl()}${paths.operations.queues()}`;
    const shown = (await (await fetch(`${board}/api/queues`)).json()) as Shown;
    const prompt = shown.queues.find(({ name }) => name === 'prompt');
    expect(prompt).toMatchObject({ readOnlyMode: true, counts: { delayed: 1 } });
    expect((await fetch(`${board}/api/queues/prompt/pause`, { method: 'PUT' })).status).toBe(405);
  });
});
