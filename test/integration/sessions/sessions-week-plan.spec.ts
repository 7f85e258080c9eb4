import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { WeekPlan } from '../../../src/modules/sessions/entities/week-plan.entity';
import { loadPlanInput } from '../../../src/modules/sessions/planning/week-plan-input';
import { verifyPlan } from '../../../src/core/week-plan/verify-plan';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { openTestDatabase } from '../../support/databases/open-test-database';
import {
  assertSound,
  at,
  monday,
  SessionWorld,
  sessionServices,
  settlePairs,
  zone,
} from '../../support/worlds/session-world';

const twoWeeks = { fromDate: monday, weeks: 2 };

describe.each(dialects)('week plans on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(async () => {
    services.threads.onModuleDestroy();
    await database.drop();
  });

  const plan = () => services.weekPlans.planWeeks(systemActor, world.ward.id, twoWeeks);
  const rows = async () => {
    const { read } = database.unitOfWork;
    const sessions = await read.findBy(Session, { wardId: world.ward.id });
    const bookings = await read
      .createQueryBuilder(Booking, 'b')
      .innerJoin(Session, 's', 's.id = b.sessionId AND s.wardId = :wardId', {
        wardId: world.ward.id,
      })
      .getMany();
    return { sessions, bookings };
  };

  it('gives everybody a session in every week, with every rule kept', async () => {
    const input = await loadPlanInput(database.unitOfWork.read, world.ward, {
      ...twoWeeks,
      zone,
      now: services.clock.at,
    });
    const { plans } = await plan();
    const { sessions, bookings } = await rows();
    expect(plans.map(({ weekStart }) => weekStart)).toEqual([monday, '2026-11-30']);
    expect(bookings).toHaveLength(16);
    const planned = sessions.map(({ id, ...session }) => ({
      ...session,
      menteeIds: bookings.flatMap((b) => (b.sessionId === id ? [b.menteeId] : [])),
    }));
    expect(verifyPlan(input, { sessions: planned, joined: [], unscheduled: [] })).toEqual([]);
  });

  it('is made once, however often and however many at once ask for it', async () => {
    await Promise.all([plan(), plan(), plan(), plan()]);
    const before = await rows();
    const again = await plan();
    expect(again).toMatchObject({ sessionsAdded: 0, bookingsAdded: 0 });
    expect(again.plans.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(
      before.sessions.length,
    );
    expect(await rows()).toEqual(before);
    expect(before.bookings).toHaveLength(16);
  });

  it('is made once on Thursday, however many processes are woken at the same time', async () => {
    services.clock.at = at('2026-11-26', 19);
    const processes = await Promise.all([1, 2, 3].map(() => openTestDatabase(database.url)));
    const jobs = processes.map((unitOfWork) => sessionServices(unitOfWork, services.clock));
    await Promise.all(
      jobs.flatMap(({ planJobs }) => [planJobs.makeAll(), planJobs.makeAll(), planJobs.makeAll()]),
    );
    const [proposed, ...others] = await database.unitOfWork.read.findBy(WeekPlanRun, {
      wardId: world.ward.id,
    });
    expect(others).toEqual([]);
    expect(proposed).toMatchObject({ state: 'proposed', publishAt: at('2026-11-27', 19) });
    expect((await rows()).bookings).toEqual([]);

    // Nobody looked at it: on Friday evening it is published all the same.
    services.clock.at = at('2026-11-27', 19);
    await Promise.all(
      jobs.flatMap(({ publications: own }) => [
        own.publishDue(proposed.id),
        own.publishDue(proposed.id),
      ]),
    );
    await Promise.all(processes.map((unitOfWork) => unitOfWork.close()));
    const { bookings } = await rows();
    expect(bookings).toHaveLength(8);
    const plans = await database.unitOfWork.read.findBy(WeekPlan, { wardId: world.ward.id });
    expect(plans.map(({ weekStart }) => weekStart)).toEqual(['2026-11-30']);
  });

  it('leaves what people booked themselves where it is', async () => {
    const [mentee] = world.mentees;
    const own = await services.bookings.book(world.officer, {
      menteeId: mentee.id,
      startAt: at('2026-11-26', 19),
    });
    await plan();
    const { bookings } = await rows();
    const mine = bookings.filter(({ menteeId }) => menteeId === mentee.id);
    expect(mine).toHaveLength(2);
    expect(mine).toContainEqual(expect.objectContaining({ id: own.booking.id, version: 1 }));
  });

  it('planned again, adds a session only for those who have none', async () => {
    await plan();
    const before = await rows();
    const [given] = before.bookings;
    await services.bookings.cancel(world.officer, given.id, { version: 1 });
    const { bookingsAdded } = await services.weekPlans.planWeeks(world.officer, world.ward.id, {
      ...twoWeeks,
      isAgain: true,
    });
    expect(bookingsAdded).toBe(1);
    const after = await rows();
    for (const booking of before.bookings.filter(({ id }) => id !== given.id)) {
      expect(after.bookings).toContainEqual(booking);
    }
  });

  it('says why somebody has no session', async () => {
    const [mentee] = world.mentees;
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentee SET windows = '[]' WHERE id = '${mentee.id}'`),
    );
    const { plans } = await plan();
    expect(plans[0].unscheduled).toEqual([
      expect.objectContaining({
        menteeId: mentee.id,
        because: 'mentee-no-time',
        reason: 'Học viên không có giờ rảnh trong tuần này.',
      }),
    ]);
  });

  it('is not for officers of another ward', async () => {
    const stranger = { ...world.officer, wardId: 'another' };
    await expect(
      services.weekPlans.planWeeks(stranger, world.ward.id, twoWeeks),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
