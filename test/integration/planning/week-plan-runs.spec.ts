import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { planWeeks } from '../../../src/core/week-plan/plan-weeks';
import { verifyPlan } from '../../../src/core/week-plan/verify-plan';
import { newId } from '../../../src/platform/database/columns';
import type { JobQueue } from '../../../src/platform/queue/job-queue';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { WeekPlan } from '../../../src/modules/sessions/entities/week-plan.entity';
import { WeekPlanJobs } from '../../../src/modules/sessions/planning/week-plan.jobs';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { ReminderPlanner } from '../../../src/modules/reminders/planning/reminder-planner';
import { childArguments } from '../../support/child-arguments';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  assertSound,
  at,
  monday,
  type SessionWorld,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

// Real ones, which tell whether they were called in this thread.
jest.mock('../../../src/core/week-plan/plan-weeks', () => {
  const real = jest.requireActual<{ planWeeks: typeof planWeeks }>(
    '../../../src/core/week-plan/plan-weeks',
  );
  return { planWeeks: jest.fn(real.planWeeks) };
});
jest.mock('../../../src/core/week-plan/verify-plan', () => {
  const real = jest.requireActual<{ verifyPlan: typeof verifyPlan }>(
    '../../../src/core/week-plan/verify-plan',
  );
  return { verifyPlan: jest.fn(real.verifyPlan) };
});

const twoWeeks = { fromDate: monday, weeks: 2 };
const broken = { file: resolve('test/support/breaking-thread.cjs') };

describe.each(dialects)('planning a ward’s weeks on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  beforeEach(async () => {
    services = sessionServices(database.unitOfWork);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
  });
  afterEach(async () => {
    services.threads.onModuleDestroy();
    jest.restoreAllMocks();
    await assertSound(database.unitOfWork.read);
    await database.unitOfWork.write((manager) => manager.query('DELETE FROM week_plan_run'));
  });
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  /** One that is published as soon as it is computed. */
  const request = () => {
    const { planRuns, clock } = services;
    return planRuns.make(world.officer, world.ward.id, { ...twoWeeks, publishAt: clock.at });
  };
  const stands = (id: string) => read().findOneByOrFail(WeekPlanRun, { id });
  const bookings = () =>
    read()
      .createQueryBuilder(Booking, 'b')
      .innerJoin(Session, 's', 's.id = b.sessionId AND s.wardId = :id', { id: world.ward.id })
      .where(`b.state = 'booked'`)
      .getMany();
  const audited = (action: string) => read().countBy(AuditEntry, { wardId: world.ward.id, action });

  /** Something happens each time a plan has been computed and is about to be stored. */
  function meanwhile(happens: (time: number) => Promise<unknown>) {
    const { planComputer } = services;
    const compute = planComputer.compute.bind(planComputer);
    let times = 0;
    return jest.spyOn(planComputer, 'compute').mockImplementation(async (...asked) => {
      const plan = await compute(...asked);
      await happens((times += 1));
      return plan;
    });
  }

  it('computes and checks in a thread of its own, so that pages answer meanwhile', async () => {
    const run = await request();
    const percents: number[] = [];
    await services.planRuns.execute(run.id, (percent) => percents.push(percent));
    expect(planWeeks).not.toHaveBeenCalled();
    expect(verifyPlan).not.toHaveBeenCalled();
    expect(percents.length).toBeGreaterThan(0);
    expect(percents).toEqual([...percents].sort((one, other) => one - other));
    expect(await stands(run.id)).toMatchObject({
      state: 'published',
      progress: 100,
      bookingsAdded: 16,
      finishedAt: services.clock.at,
    });
    expect(await bookings()).toHaveLength(16);
    expect(await audited('week-plan.request')).toBe(1);
    expect(
      await read().findBy(AuditEntry, { action: 'week-plan.make', wardId: world.ward.id }),
    ).toEqual(
      [1, 2].map(() =>
        expect.objectContaining({ actorKind: 'officer', actorId: world.officer.id }),
      ),
    );
  });

  it('is one plan when two officers ask in the same moment', async () => {
    const asked = await Promise.allSettled([request(), request()]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(asked).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'plan-in-progress', status: 409 }),
    });
    const [run, ...others] = await read().findBy(WeekPlanRun, { wardId: world.ward.id });
    expect(others).toEqual([]);
    await Promise.all([1, 2, 3].map(() => services.planRuns.execute(run.id)));
    expect(await bookings()).toHaveLength(16);
    await expect(request()).resolves.toMatchObject({ state: 'queued' });
  });

  it.each([
    ['throw', 'The plan breaks a rule.'],
    ['exit', 'ended with code 7'],
  ])(
    'that breaks its thread (%s) says so in a sentence, stores nothing, and can be asked for again',
    async (way, said) => {
      jest
        .spyOn(services.planComputer, 'compute')
        .mockImplementationOnce(() =>
          services.threads.run<never, never>(broken, way as never, null as never),
        );
      const run = await request();
      await expect(services.planRuns.execute(run.id)).rejects.toThrow(said);
      expect(await stands(run.id)).toMatchObject({
        state: 'failed',
        failure: { code: 'plan-broken' },
      });
      expect(await bookings()).toEqual([]);
      await services.planRuns.execute((await request()).id);
      expect(await bookings()).toHaveLength(16);
    },
  );

  it('that cannot be stored has failed, and is not at work for ever', async () => {
    const run = await request();
    const full = new Error('The disk is full.');
    jest.spyOn(ReminderPlanner.prototype, 'planPublished').mockRejectedValueOnce(full);
    await expect(services.planRuns.execute(run.id)).rejects.toThrow('The disk is full.');
    expect(await stands(run.id)).toMatchObject({ state: 'failed' });
    expect(await bookings()).toEqual([]);
    expect(await takenUp()).toEqual([]);
  });

  it.each<[string, (world: SessionWorld) => Promise<unknown>]>([
    [
      'somebody booked a session of their own',
      ({ officer, mentees }) =>
        services.bookings.book(officer, { menteeId: mentees[0].id, startAt: at('2026-11-26', 19) }),
    ],
    [
      'the ambassador has no time any more',
      ({ mentor }) =>
        database.unitOfWork.write((manager) =>
          manager.query(
            `UPDATE mentor SET windows = '[]', version = version + 1 WHERE id = '${mentor.id}'`,
          ),
        ),
    ],
    [
      'days became holidays',
      ({ ward }) =>
        database.unitOfWork.write((manager) =>
          manager.insert(
            Holiday,
            [
              '2026-11-23',
              '2026-11-24',
              '2026-11-25',
              '2026-11-26',
              '2026-11-27',
              '2026-11-28',
            ].map((date) => ({ id: newId(), wardId: ward.id, date, name: 'Bão', isHoliday: true })),
          ),
        ),
    ],
    [
      'a pair ended',
      ({ mentees }) =>
        database.unitOfWork.write((manager) =>
          manager.query(`UPDATE pair SET ended_at = 1 WHERE mentee_id = '${mentees[0].id}'`),
        ),
    ],
  ])('is made anew when %s while it was computed', async (_, happens) => {
    const run = await request();
    const computed = meanwhile(async (time) => time === 1 && happens(world));
    await services.planRuns.execute(run.id);
    expect(computed).toHaveBeenCalledTimes(2);
    // As if it had been asked for afterwards: nothing is left to be planned.
    const { bookingsAdded } = await services.weekPlans.planWeeks(world.officer, world.ward.id, {
      ...twoWeeks,
      isAgain: true,
    });
    expect(bookingsAdded).toBe(0);
    const weeksOf = new Set<string>();
    for (const { menteeId, startAt } of await bookings()) {
      const week = `${menteeId} ${startAt < at('2026-11-30', 0)}`;
      expect(weeksOf).not.toContain(week);
      weeksOf.add(week);
    }
  });

  it('is refused with a sentence when people never stop changing what it rests on', async () => {
    const run = await request();
    meanwhile(() =>
      database.unitOfWork.write((manager) =>
        manager.query(`UPDATE mentor SET version = version + 1 WHERE id = '${world.mentor.id}'`),
      ),
    );
    await expect(services.planRuns.execute(run.id)).rejects.toMatchObject({
      code: 'stale-version',
    });
    expect(await stands(run.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'stale-version' },
    });
    expect(await bookings()).toEqual([]);
  });

  it('is given up with a sentence when three processes died of it', async () => {
    const run = await request();
    await database.unitOfWork.write((manager) =>
      manager.update(WeekPlanRun, { id: run.id }, { state: 'running', attempts: 3 }),
    );
    services.clock.at += 21_000;
    expect(await services.planRuns.unattended()).toHaveLength(1);
    await expect(services.planRuns.execute(run.id)).rejects.toMatchObject({
      code: 'plan-interrupted',
    });
    expect(await stands(run.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'plan-interrupted' },
    });
    expect(await takenUp()).toEqual([]);
  });

  it('waits for the next process when this one is about to end', async () => {
    const run = await request();
    const { planComputer, threads } = services;
    const compute = planComputer.compute.bind(planComputer);
    jest.spyOn(planComputer, 'compute').mockImplementation((input) => {
      const computed = compute(input, () => undefined);
      threads.onModuleDestroy();
      return computed;
    });
    await expect(services.planRuns.execute(run.id)).rejects.toThrow('about to end');
    expect(await stands(run.id)).toMatchObject({ state: 'queued', attempts: 0, failure: null });
    services = sessionServices(database.unitOfWork);
    expect(await takenUp()).toEqual([run.id]);
    expect(await bookings()).toHaveLength(16);
  });

  // Between its writes a process leaves the same behind on both databases, so SQLite speaks for both.
  const betweenWrites = ['before claiming', 'computing', 'before storing'];
  it.each([
    'while claiming',
    'after claiming',
    'while storing',
    'after storing',
    ...(dialect === 'sqlite' ? betweenWrites : []),
  ])('loses and doubles nothing when its process is killed with -9 %s', async (dieAt) => {
    const run = await request();
    await runUntilKilled({ url: database.url, runId: run.id, now: services.clock.at, dieAt });
    if (dieAt === 'after storing') expect(await takenUp()).toEqual([]);
    else if (dieAt === 'before claiming' || dieAt === 'while claiming') {
      expect(await takenUp()).toEqual([run.id]);
    } else {
      expect(await takenUp()).toEqual([]);
      services.clock.at += 21_000;
      expect(await takenUp()).toEqual([run.id]);
    }
    expect(await stands(run.id)).toMatchObject({ state: 'published', bookingsAdded: 16 });
    expect(await bookings()).toHaveLength(16);
    expect(await read().countBy(WeekPlan, { wardId: world.ward.id })).toBe(2);
    expect(await audited('week-plan.make')).toBe(2);
  });

  /** What the sweep of another process puts, done; gives the runs. */
  async function takenUp(): Promise<string[]> {
    const put: string[] = [];
    const queue = {
      add: async (_: string, { runId }: { runId: string }) => put.push(runId),
    } as unknown as JobQueue;
    const { clock, env, weekPlans, planRuns, publications } = services;
    const jobs = new WeekPlanJobs(
      database.unitOfWork,
      clock,
      env,
      queue,
      weekPlans,
      planRuns,
      publications,
    );
    await jobs.resume();
    for (const runId of put) await jobs.run({ runId });
    return put;
  }

  describe('the pages about it', () => {
    let pages: PagesApp;

    beforeAll(async () => {
      services = sessionServices(database.unitOfWork);
      pages = await startPagesApp(database.unitOfWork, services.clock);
    });
    beforeEach(() => {
      pages.actors = [world.officer];
    });
    afterAll(() => pages.close());

    const base = () => `/wards/${world.ward.code}`;
    const press = () => pages.send('POST', `${base()}/week-plans`, { from: monday, weeks: '2' });
    const runPath = ({ location }: { location: string | null }) => location ?? '';

    it('show how far it is, without scripts too, and then the week', async () => {
      const pressed = await press();
      expect(pressed.status).toBe(303);
      const path = runPath(pressed);
      const { text } = await pages.get(path);
      expect(text).toContain('<progress id="progress" max="100" value="0"');
      expect(text).toContain('<noscript><meta http-equiv="refresh" content="2"');
      expect((await pages.get(`${base()}/week`)).text).toContain(`href="${path}"`);

      const [id = ''] = path.split('/').slice(-1);
      await database.unitOfWork.write((manager) =>
        manager.update(WeekPlanRun, { id }, { progress: 37 }),
      );
      expect((await pages.get(path)).text).toContain('Đã xong 37%');
      await services.planRuns.execute(id);
      expect((await pages.get(path)).text).toContain('Công bố và báo mọi người');
      const version = String((await stands(id)).version);
      const published = await pages.send('POST', `${path}/publication`, { version });
      expect(published.location).toBe(`${base()}/week?from=${monday}&notice=plan-published`);
      expect((await pages.get(published.location ?? '')).text).toContain('thêm');
      // Whoever still has the page of the planning open comes to the week too.
      expect((await pages.get(path)).headers.get('location')).toBe(
        `${base()}/week?from=${monday}&notice=planned`,
      );
    });

    it('show the same planning to whoever presses second', async () => {
      const [one, other] = await Promise.all([press(), press()]);
      expect(one.location).toMatch(/week-plans\/[\w-]{36}$/);
      expect(other.location).toBe(one.location);
    });

    it('say why it failed, and let it be tried again', async () => {
      const path = runPath(await press());
      const [id = ''] = path.split('/').slice(-1);
      jest.spyOn(services.planComputer, 'compute').mockRejectedValueOnce(new Error('It broke.'));
      await expect(services.planRuns.execute(id)).rejects.toThrow('It broke.');
      for (const page of [path, `${base()}/week`]) {
        const { text } = await pages.get(page);
        expect(text).toContain('Lập lịch bị lỗi, xin chạy lại.');
        expect(text).toContain(`action="${base()}/week-plans"`);
      }
      expect(runPath(await press())).not.toBe(path);
    });

    it('are not for officers of another ward', async () => {
      const path = runPath(await press());
      pages.actors = [{ ...world.officer, wardId: newId() }];
      expect((await pages.get(path)).status).toBe(404);
    });
  });
});

function runUntilKilled(settings: object): Promise<void> {
  const child = spawn(process.execPath, childArguments('week-plan-child.cjs', settings), {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((done, fail) =>
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? done() : fail(new Error(`The child ended with ${code}.`)),
    ),
  );
}
