import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { createTestDatabase, type TestDatabase } from '../databases/databases';
import {
  assertSound,
  at,
  monday,
  type SessionWorld,
  sessionServices,
  settlePairs,
} from './session-world';
import type { Dialect } from '../../../src/platform/database/options';

export const twoWeeks = { fromDate: monday, weeks: 2 };
export const nextWeek = '2026-11-30';

/** A ward of eight whose weeks are planned, proposed and published. */
export function proposedPlans(dialect: Dialect) {
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

  const read = () => database.unitOfWork.read;
  const write = (sql: string) => database.unitOfWork.write((manager) => manager.query(sql));
  const stands = (id: string) => read().findOneByOrFail(WeekPlanRun, { id });
  const publish = ({ id, version }: WeekPlanRun, actor = world.officer) =>
    services.publications.publish(actor, world.ward.id, id, { version });
  const discard = ({ id }: WeekPlanRun) =>
    services.publications.discard(world.officer, world.ward.id, id);
  const renew = ({ id }: WeekPlanRun) =>
    services.publications.renew(world.officer, world.ward.id, id);
  const withdraw = ({ id }: WeekPlanRun, reason = 'Lụt') =>
    services.withdrawals.withdraw(world.officer, world.ward.id, id, { reason });
  const seats = (state = 'booked') =>
    read()
      .createQueryBuilder(Booking, 'b')
      .innerJoin(Session, 's', 's.id = b.sessionId AND s.wardId = :id', { id: world.ward.id })
      .where('b.state = :state', { state })
      .getMany();
  const messages = (state: Reminder['state']) =>
    read().findBy(Reminder, { wardId: world.ward.id, state });
  const audited = (action: string) => read().countBy(AuditEntry, { wardId: world.ward.id, action });

  async function proposed(
    weeks: { fromDate: string; weeks: number; isAgain?: boolean } = twoWeeks,
  ) {
    const { id } = await services.planRuns.request(world.officer, world.ward.id, weeks);
    await services.planRuns.execute(id);
    return stands(id);
  }

  async function published(): Promise<WeekPlanRun> {
    return publish(await proposed());
  }

  return {
    get database() {
      return database;
    },
    get world() {
      return world;
    },
    get services() {
      return services;
    },
    read,
    write,
    stands,
    publish,
    discard,
    renew,
    withdraw,
    seats,
    messages,
    audited,
    proposed,
    published,
  };
}
