import type { QueryRunner } from 'typeorm';
import { Env } from '../../../src/platform/config/env';
import { instantAt } from '../../../src/core/time/zone';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { ReminderPlanner } from '../../../src/modules/reminders/planning/reminder-planner';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { insert } from '../../../src/platform/database/insert';
import { makeBooking } from '../../factories/sessions';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

const zone = 'Asia/Ho_Chi_Minh';
const at = (date: string, hour: number, minute = 0) => instantAt(date, hour * 60 + minute, zone);

describe.each(dialects)('reminders are rows first (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  const clock = new FakeClock(at('2026-11-23', 9));
  const planner = new ReminderPlanner(clock, new Env(), { names: ['sms'] });

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock.at = at('2026-11-23', 9);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
    });
  });

  const rows = () => database.unitOfWork.read.find(Reminder, { order: { dueAt: 'ASC' } });
  const told = async () =>
    (await rows()).map((row) => [row.recipientKind, row.kind, row.dueAt, row.state]);

  async function book(startAt: number, count = 1) {
    return database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, count);
      const { session, bookings } = await addSession(manager, world, mentees, startAt);
      const places = bookings.map((booking) => ({ booking, session }));
      await planner.bookingsMade(manager, places);
      return places;
    });
  }

  it('tells a mentee at booking and the evening before; the ambassador gets one digest', async () => {
    await book(at('2026-11-25', 18));
    expect(await told()).toEqual([
      ['mentee', 'booked', at('2026-11-23', 9), 'planned'],
      ['mentee', 'evening-before', at('2026-11-24', 19), 'planned'],
      ['mentor', 'digest', at('2026-11-24', 20), 'planned'],
    ]);
  });

  it('keeps to what the ward has set, and leaves out what it has switched off', async () => {
    const settings = {
      ...world.ward.settings,
      eveningBeforeMinute: 18 * 60 + 30,
      leadMinutes: 60,
      digestMinute: 7 * 60,
    };
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: world.ward.id }, { settings }),
    );
    await book(at('2026-11-25', 18));
    expect((await told()).map(([who, kind, dueAt]) => [who, kind, dueAt])).toEqual([
      ['mentee', 'booked', at('2026-11-23', 9)],
      ['mentor', 'digest', at('2026-11-24', 7)],
      ['mentee', 'evening-before', at('2026-11-24', 18, 30)],
    ]);
  });

  it('skips what lies in the past at booking time', async () => {
    clock.at = at('2026-11-25', 17);
    await book(at('2026-11-25', 18));
    expect((await told()).map(([who, kind]) => [who, kind])).toEqual([
      ['mentee', 'booked'],
      ['mentor', 'booked'],
    ]);
  });

  it('gives an ambassador one digest for five mentees and two sessions of a day', async () => {
    await book(at('2026-11-25', 18), 5);
    await book(at('2026-11-25', 19), 5);
    expect((await rows()).filter((row) => row.kind === 'digest')).toHaveLength(1);
  });

  it('moves: the old times are cancelled, the new ones stand', async () => {
    const [place] = await book(at('2026-11-25', 18));
    await database.unitOfWork.write(async (manager) => {
      const before = await manager.findOneByOrFail(Booking, { id: place.booking.id });
      const times = { startAt: at('2026-11-27', 18), endAt: at('2026-11-27', 18, 30) };
      const booking = Object.assign(new Booking(), before, times, { version: 2 });
      await planner.bookingMoved(manager, {
        before,
        booking,
        session: Object.assign(new Session(), place.session, times),
      });
    });
    const mentee = (await rows()).filter((row) => row.recipientKind === 'mentee');
    expect(mentee.filter((row) => row.bookingVersion === 1).map((row) => row.state)).toEqual(
      Array(2).fill('cancelled'),
    );
    expect(mentee.filter((row) => row.bookingVersion === 2).map((row) => row.dueAt)).toContain(
      at('2026-11-26', 19),
    );
  });

  it('cancels all that is planned, and tells nobody who had not been told', async () => {
    const places = await book(at('2026-11-25', 18));
    await database.unitOfWork.write((manager) =>
      planner.bookingsCancelled(manager, places, { reason: 'ốm' }),
    );
    const states = (await rows()).filter((row) => row.bookingId).map((row) => row.state);
    expect(states).toEqual(Array(2).fill('cancelled'));
  });

  it('tells those who had been told that the session is off', async () => {
    const places = await book(at('2026-11-25', 18));
    await database.unitOfWork.write((manager) =>
      manager.update(Reminder, { kind: 'booked' }, { state: 'sent' }),
    );
    await database.unitOfWork.write((manager) =>
      planner.bookingsCancelled(manager, places, { reason: 'ốm' }),
    );
    const off = (await rows()).filter((row) => row.kind === 'cancelled');
    expect(off.map((row) => [row.recipientKind, row.state, row.facts])).toEqual([
      ['mentee', 'planned', { reason: 'ốm' }],
    ]);
  });

  it('stands again when a place is booked anew under the same key', async () => {
    const places = await book(at('2026-11-25', 18));
    await database.unitOfWork.write((manager) => planner.bookingsCancelled(manager, places));
    await database.unitOfWork.write((manager) => planner.bookingsMade(manager, places));
    await database.unitOfWork.write((manager) => planner.bookingsMade(manager, places));
    const states = (await rows()).filter((row) => row.bookingId).map((row) => row.state);
    expect(states).toEqual(Array(2).fill('planned'));
  });

  it('writes each row once when many write the same booking at the same time', async () => {
    const places = await book(at('2026-11-25', 18), 2);
    const before = (await rows()).length;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.unitOfWork.write((manager) => planner.bookingsMade(manager, places)),
      ),
    );
    expect(await rows()).toHaveLength(before);
  });

  it('writes a week plan of thousands in a few statements', async () => {
    const start = at('2026-11-25', 18);
    const { places, statements } = await database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, 4000);
      const made = await addSession(manager, world, [], start);
      const bookings = mentees.map(({ id }) => makeBooking(made.session, { id, menteeId: id }));
      await insert(manager, Booking, bookings);
      const all = bookings.map((booking) => ({ booking, session: made.session }));
      const asked = jest.spyOn(manager.queryRunner as QueryRunner, 'query');
      await planner.bookingsMade(manager, all);
      return { places: all.length, statements: asked.mock.calls.length };
    });
    expect(places).toBe(4000);
    expect(await database.unitOfWork.read.count(Reminder)).toBe(2 * 4000 + 1);
    expect(statements).toBeLessThan(100);
  });
});
