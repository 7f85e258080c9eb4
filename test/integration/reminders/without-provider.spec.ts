import { Env } from '../../../src/platform/config/env';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { ReminderAttempt } from '../../../src/modules/reminders/entities/reminder-attempt.entity';
import { countByChannel } from '../../../src/modules/reminders/watching/channel-counts';
import { DAY_MS } from '../../../src/core/time/durations';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';
import { at } from '../../support/worlds/session-world';
import { StoppedClock } from '../../support/clocks/stopped-clock';

const page = { page: 1, pageSize: 100 };

describe.each(dialects)('a service without any provider (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  const clock = new FakeClock(0);

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

  const calls = () => openCallDesk(database.unitOfWork, clock);
  const states = async () =>
    (await database.unitOfWork.read.find(Reminder, { order: { dueAt: 'ASC', id: 'ASC' } })).map(
      ({ kind, state, failure }) => [kind, state, failure].join(' '),
    );

  /** Three of them are told of a lesson on Wednesday evening. */
  async function book(desk: ReturnType<typeof openDesk>, isPlan = false) {
    return database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, 3);
      const held = await addSession(manager, world, mentees, at('2026-11-25', 18));
      const places = held.bookings.map((booking) => ({ booking, session: held.session }));
      if (isPlan) await desk.planner.planPublished(manager, places);
      else await desk.planner.bookingsMade(manager, places);
      return places;
    });
  }

  it('has no way to anybody', () => {
    const channels = new Channels(new Env(), clock, {} as never, new StoppedClock());
    expect(channels.names).toEqual([]);
  });

  it('counts nothing as sent, and puts everybody on the call list', async () => {
    const desk = openDesk(database.unitOfWork, clock, []);
    await book(desk);
    await desk.dispatcher.sendDue();
    const { read } = database.unitOfWork;
    expect(new Set((await states()).filter((one) => one.startsWith('booked')))).toEqual(
      new Set(['booked failed no-provider']),
    );
    expect(await read.count(ReminderAttempt)).toBe(0);
    const now = clock.now();
    const counts = await countByChannel(read, { wardId: world.ward.id, fromAt: now - DAY_MS, now });
    expect([...counts.values()].map(({ sent }) => sent)).toEqual([0]);
    const { items } = await calls().list.list(world.ward.id, page);
    expect(items.filter(({ personKind }) => personKind === 'mentee')).toHaveLength(3);
    expect(new Set(items.map(({ failure }) => failure))).toEqual(new Set(['no-provider']));
  });

  it('has everybody of a published plan to call at once, and not over two hours', async () => {
    const desk = openDesk(database.unitOfWork, clock, []);
    await book(desk, true);
    await desk.dispatcher.sendDue();
    const { items } = await calls().list.list(world.ward.id, page);
    expect(items.map(({ personKind }) => personKind).toSorted()).toEqual([
      'mentee',
      'mentee',
      'mentee',
      'mentor',
    ]);
  });

  it('sends by a provider that is set up later what is still to come, and not what was', async () => {
    const without = openDesk(database.unitOfWork, clock, []);
    await book(without);
    await without.dispatcher.sendDue();
    const sms = new MemoryChannel('sms');
    const desk = openDesk(database.unitOfWork, clock, [sms]);
    await desk.dispatcher.sendDue();
    expect(sms.sent).toEqual([]);
    clock.at = at('2026-11-24', 19);
    await desk.dispatcher.sendDue();
    expect(sms.sent.map(({ kind }) => kind)).toEqual(Array(3).fill('evening-before'));
    const left = await calls().list.list(world.ward.id, page);
    expect(left.items.filter(({ personKind }) => personKind === 'mentee')).toEqual([]);
  });

  it('asks to call those whose lesson is off, who may know of it from a slip', async () => {
    const desk = openDesk(database.unitOfWork, clock, []);
    const places = await book(desk);
    await desk.dispatcher.sendDue();
    clock.at += 60_000;
    await database.unitOfWork.write(async (manager) => {
      for (const { booking } of places) {
        await manager.query(`UPDATE booking SET state = 'cancelled' WHERE id = $1`, [booking.id]);
      }
      await desk.planner.bookingsCancelled(manager, places);
    });
    await desk.dispatcher.sendDue();
    const { items } = await calls().list.list(world.ward.id, page);
    const told = items.filter(({ personKind }) => personKind === 'mentee');
    expect(told.map(({ kind }) => kind)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });
});
