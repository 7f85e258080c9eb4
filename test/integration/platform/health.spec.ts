import { HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { StoppedClock } from '../../support/clocks/stopped-clock';
import { Test } from '@nestjs/testing';
import { DatabaseWatch } from '../../../src/platform/watching/database-watch';
import { Readiness } from '../../../src/modules/health/readiness';
import type { JobQueue } from '../../../src/platform/queue/job-queue';
import type { ReminderWatch } from '../../../src/modules/reminders';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { parseEnv } from '../../../src/platform/config/env';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';

const token = 'a-token-for-the-collector';

describe.each(dialects)('a watchdog is answered on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 1)), {
      METRICS_TOKEN: token,
    });
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await pages.close();
    await database.drop();
  });

  it('with ok while the database answers, whatever the queue does', async () => {
    const { status, text, headers } = await pages.get('/health/ready');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      status: 'ok',
      database: 'up',
      queue: 'down',
      sweep: 'up',
      reminders: 'on-time',
      clock: 'right',
    });
    expect(headers.get('cache-control')).toContain('no-store');
    expect((await pages.get('/health/live')).text).toBe('{"status":"ok"}');
  });

  it('with figures for a collector that has the token and for operators, and for nobody else', async () => {
    const statusOf = async (headers?: Record<string, string>) =>
      (await pages.get('/metrics', headers)).status;
    const actor = { id: '0193a0c4-0000-7000-8000-000000000001', wardId: null };
    pages.actors = [];
    expect([303, 401]).toContain(await statusOf());
    expect([303, 401]).toContain(await statusOf({ authorization: 'Bearer guessed' }));
    const { status, text } = await pages.get('/metrics', { authorization: `Bearer ${token}` });
    expect(status).toBe(200);
    expect(text).toContain('process_cpu_seconds_total');
    pages.actors = [{ ...actor, kind: 'officer', wardId: actor.id }];
    expect(await statusOf()).toBe(403);
    pages.actors = [{ ...actor, kind: 'operator' }];
    expect(await statusOf()).toBe(200);
    pages.actors = [];
  });

  it('with 503 and the same JSON when the database does not, and still that the process lives', async () => {
    jest.spyOn(pages.app.get(DatabaseWatch), 'look').mockResolvedValue('down');
    const { status, text, headers } = await pages.get('/health/ready');
    expect(status).toBe(503);
    expect(headers.get('content-type')).toContain('application/json');
    expect(JSON.parse(text)).toEqual({
      status: 'unavailable',
      database: 'down',
      queue: 'down',
      sweep: 'up',
      reminders: 'on-time',
      clock: 'right',
    });
    expect((await pages.get('/health/live')).status).toBe(200);
  });
});

it('what never answers is down after a second', async () => {
  const testing = await Test.createTestingModule({
    imports: [TerminusModule.forRoot({ logger: false })],
  }).compile();
  const patience = new StoppedClock();
  const never = new Promise<never>(() => undefined);
  const readiness = new Readiness(
    testing.get(HealthCheckService),
    testing.get(HealthIndicatorService),
    { look: () => Promise.resolve('up') } as unknown as DatabaseWatch,
    { state: () => never } as unknown as JobQueue,
    { isSwept: () => never, areOnTime: () => never } as unknown as ReminderWatch,
    new FakeClock(0),
    patience,
  );
  const answer = readiness.look();
  // Everything that is asked has been asked before the time moves.
  await new Promise(setImmediate);
  patience.advance(1_000);
  expect(await answer).toEqual({
    status: 'ok',
    database: 'up',
    queue: 'down',
    sweep: 'late',
    reminders: 'late',
    clock: 'right',
  });
});

it('takes no token for the figures that a header could not carry', () => {
  expect(() => parseEnv({ METRICS_TOKEN: 'words with a space between' })).toThrow(/METRICS_TOKEN/);
  expect(parseEnv({ METRICS_TOKEN: token }).METRICS_TOKEN).toBe(token);
});
