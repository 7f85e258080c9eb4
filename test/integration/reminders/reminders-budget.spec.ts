import { instantAt } from '../../../src/core/time/zone';
import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { phoneMessages } from '../../../src/modules/reminders/planning/phone-messages';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { insert } from '../../../src/platform/database/insert';
import { makeReminder } from '../../factories/reminders';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

const at = (date: string, hour: number, minute = 0) =>
  instantAt(date, hour * 60 + minute, 'Asia/Ho_Chi_Minh');
const monday = '2026-11-23';
const phone = '+84981111111';

describe.each(dialects)('how often a phone rings (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let clock: FakeClock;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock = new FakeClock(at(monday, 9));
    sms = new MemoryChannel('sms');
    desk = openDesk(database.unitOfWork, clock, [sms]);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
      const limits = { messagesAWeek: 2, messagesADay: 3, feedbackMinutes: null };
      const settings = { ...world.ward.settings, ...limits };
      await manager.update(Ward, { id: world.ward.id }, { settings });
    });
  });

  const people = (...given: Partial<Mentee>[]) =>
    database.unitOfWork.write((manager) =>
      addMentees(manager, world, given.length, (index) => given[index]),
    );

  async function book(mentees: readonly Mentee[], startAt: number, isPlan = false) {
    return database.unitOfWork.write(async (manager) => {
      const { session, bookings } = await addSession(manager, world, mentees, startAt);
      const places = bookings.map((booking) => ({ booking, session }));
      if (isPlan) await desk.planner.planPublished(manager, places);
      else await desk.planner.bookingsMade(manager, places);
      return places;
    });
  }

  /** Everything that goes out until the end of the day, an hour at a time. */
  async function liveUntil(date: string): Promise<void> {
    while (clock.at < at(date, 21)) {
      await desk.dispatcher.sendDue();
      clock.at += 1_800_000;
    }
  }
  const toMentees = () => sms.sent.filter(({ recipientKind }) => recipientKind === 'mentee');
  const held = () =>
    database.unitOfWork.read.find(Reminder, { where: { state: 'held' }, order: { dueAt: 'ASC' } });

  it('no more than twice a week for a mentee, who hears of every session all the same', async () => {
    const [bưởi] = await people({ fullName: 'Bà Bưởi', phone });
    for (const date of ['2026-11-25', '2026-11-27', '2026-11-29']) await book([bưởi], at(date, 18));
    await liveUntil('2026-11-29');
    expect(toMentees().length).toBe(2);
    const said = toMentees()
      .map(({ text }) => text)
      .join();
    for (const day of ['25/11', '27/11', '29/11']) expect(said).toContain(day);
  });

  it('again in the next week', async () => {
    const [bưởi] = await people({ fullName: 'Bà Bưởi', phone });
    for (const date of ['2026-11-25', '2026-12-02', '2026-12-09']) await book([bưởi], at(date, 18));
    await liveUntil('2026-12-09');
    const days = toMentees().map(({ kind, dueAt }) => [kind, new Date(dueAt).getUTCDate()]);
    expect(days).toContainEqual(['evening-before', 1]);
    expect(days).toContainEqual(['evening-before', 8]);
  });

  it('no more than three times a day for a phone, whoever of its people it is for', async () => {
    const family = await people(
      ...['Bà Bưởi', 'Ông Khế', 'Chị Na', 'Anh Lê', 'Bé Mận'].map((fullName) => ({
        fullName,
        phone,
      })),
    );
    for (const [nth, one] of family.entries()) {
      clock.at += 3_700_000;
      await desk.dispatcher.sendDue();
      await book([one], at('2026-11-28', 8) + nth * 1_800_000);
    }
    await liveUntil(monday);
    expect(toMentees()).toHaveLength(3);
    await liveUntil('2026-11-27');
    const said = toMentees()
      .map(({ text }) => text)
      .join();
    for (const { fullName } of family) expect(said).toContain(fullName);
  });

  it('once for two sessions of a family within the same hour, however they were booked', async () => {
    const [bưởi, khế] = await people(
      { fullName: 'Bà Bưởi', phone },
      { fullName: 'Ông Khế', phone },
    );
    await book([bưởi], at('2026-11-25', 18));
    await desk.dispatcher.sendDue();
    clock.at = at(monday, 11);
    await book([khế], at('2026-11-25', 19));
    await liveUntil('2026-11-25');
    const evening = toMentees().filter(({ kind }) => kind === 'evening-before');
    expect(evening).toHaveLength(1);
    expect(evening[0].text).toMatch(/Bà Bưởi.*Ông Khế/);
  });

  it('at once for a cancellation, however much has been said', async () => {
    const [bưởi] = await people({ fullName: 'Bà Bưởi', phone });
    const [place] = await book([bưởi], at('2026-11-25', 18));
    await book([bưởi], at('2026-11-27', 18));
    await desk.dispatcher.sendDue();
    clock.at = at('2026-11-24', 20);
    await desk.dispatcher.sendDue();
    clock.at = at('2026-11-25', 12);
    await database.unitOfWork.write(async (manager) => {
      await manager.query(
        `UPDATE booking SET state = 'cancelled' WHERE id = '${place.booking.id}'`,
      );
      await desk.planner.bookingsCancelled(manager, [
        { ...place, booking: { ...place.booking, state: 'cancelled' } },
      ]);
    });
    await desk.dispatcher.sendDue();
    expect(toMentees().at(-1)?.kind).toBe('cancelled');
  });

  it('shows the officer what could go with no other message, and why', async () => {
    const [bưởi] = await people({ fullName: 'Bà Bưởi', phone });
    await book([bưởi], at(monday, 18));
    await liveUntil(monday);
    clock.at = at('2026-11-24', 9);
    await book([bưởi], at('2026-11-24', 10));
    await desk.dispatcher.sendDue();
    expect((await held()).map(({ kind, failure }) => [kind, failure])).toEqual([
      ['booked', 'week-limit'],
    ]);
  });

  it('drops what it kept back when the session is off', async () => {
    const [bưởi] = await people({ fullName: 'Bà Bưởi', phone });
    await book([bưởi], at(monday, 18));
    await liveUntil(monday);
    clock.at = at('2026-11-24', 9);
    const places = await book([bưởi], at('2026-11-24', 10));
    expect(await held()).toHaveLength(1);
    await database.unitOfWork.write((manager) => desk.planner.bookingsCancelled(manager, places));
    expect(await held()).toEqual([]);
  });

  it('loses nothing that is to go with a message at the moment in which that leaves', async () => {
    for (let round = 0; round < 10; round++) {
      const mine = `+8497${String(5_000_000 + round)}`;
      const [bưởi, khế] = await people(
        { fullName: 'Bà Bưởi', phone: mine },
        { fullName: 'Ông Khế', phone: mine },
      );
      const day = at('2027-01-04', 9) + round * 14 * 86_400_000;
      clock.at = day;
      await book([bưởi], day + 33 * 3_600_000);
      await book([khế], day + 57 * 3_600_000);
      await desk.dispatcher.sendDue();
      clock.at = day + 10 * 3_600_000;
      await Promise.all([desk.dispatcher.sendDue(), book([khế], day + 33 * 3_600_000 + 1_800_000)]);
      clock.at += 3_600_000;
      await desk.dispatcher.sendDue();
      const said = toMentees().filter(({ to }) => to === mine);
      const isSaid = said.some(({ text }) => text.includes('6 rưỡi tối'));
      const isShown = (await held()).some(({ recipientId }) => recipientId === khế.id);
      expect([isSaid, isShown]).toContain(true);
    }
  });

  it('counts each message in the week in which it rang, for all of whom it told', async () => {
    const [bưởi, khế] = await people(
      { fullName: 'Bà Bưởi', phone },
      { fullName: 'Ông Khế', phone },
    );
    const [first] = await book([bưởi], at('2026-12-01', 18));
    const [second] = await book([khế], at('2026-12-03', 18));
    const row = ({ booking }: typeof first, with_: Partial<Reminder>) =>
      makeReminder(booking, { wardId: world.ward.id, ...with_ });
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      await insert(manager, Reminder, [
        row(first, {
          kind: 'evening-before',
          state: 'planned',
          dueAt: at('2026-11-30', 19),
          jointId: bưởi.id,
        }),
        row(second, {
          kind: 'booked',
          state: 'joined',
          dueAt: at('2026-11-27', 19),
          jointId: bưởi.id,
        }),
        row(second, {
          kind: 'feedback',
          state: 'sent',
          dueAt: at('2026-11-29', 19),
          sentAt: at('2026-11-30', 7),
        }),
        row(second, {
          kind: 'lead',
          state: 'sent',
          dueAt: at('2026-11-27', 20),
          sentAt: at('2026-11-27', 20),
        }),
      ]);
    });
    const week = { fromAt: at('2026-11-30', 0), untilAt: at('2026-12-07', 0) };
    const rang = await phoneMessages(database.unitOfWork.read, [phone], week);
    expect(rang.map(({ kind, dueAt, people: told }) => [kind, dueAt, told.length])).toEqual(
      expect.arrayContaining([
        ['evening-before', at('2026-11-30', 19), 2],
        ['feedback', at('2026-11-30', 7), 1],
      ]),
    );
    expect(rang).toHaveLength(2);
  });

  describe('when messages leave on another day than planned', () => {
    const names = ['Bà Bưởi', 'Ông Khế', 'Chị Na', 'Anh Lê'];
    const family = () => people(...names.map((fullName) => ({ fullName, phone })));
    /** The service was off since. */
    const offUntil = (date: string) => {
      sms.sent.length = 0;
      clock.at = at(date, 8);
    };
    const said = () =>
      toMentees()
        .map(({ text }) => text)
        .join();
    async function bookEach(mentees: readonly Mentee[], date: string): Promise<void> {
      for (const [nth, one] of mentees.entries()) {
        await book([one], at(date, 8) + nth * 7_200_000);
        clock.at += 3_700_000;
      }
    }

    it('does not ring four times because of yesterday; what waits comes on the next morning', async () => {
      const [bưởi, khế, na, lê] = await family();
      await bookEach([bưởi, khế], '2026-11-28');
      offUntil('2026-11-24');
      await bookEach([na, lê], '2026-11-29');
      await liveUntil('2026-11-24');
      expect(toMentees()).toHaveLength(3);
      await liveUntil('2026-11-25');
      expect(toMentees()).toHaveLength(4);
      for (const name of names) expect(said()).toContain(name);
    });

    it('news goes out all the same where it could not come later', async () => {
      const [bưởi, ...others] = await family();
      await book([bưởi], at('2026-11-24', 18));
      offUntil('2026-11-24');
      await bookEach(others, '2026-11-28');
      await liveUntil('2026-11-24');
      expect(said()).toContain('Bà Bưởi');
    });

    it('a reminder that could not come later is held, and the officer is told why', async () => {
      const all = await family();
      const wardId = world.ward.id;
      const rows = await database.unitOfWork.write(async (manager) => {
        const { bookings } = await addSession(manager, world, all, at('2026-11-28', 20));
        const planned = bookings.map((booking, nth) =>
          makeReminder(booking, { wardId, kind: 'booked', dueAt: at('2026-11-24', 8 + nth) }),
        );
        const late = { wardId, dueAt: at(monday, 20), expiresAt: at('2026-11-24', 9) };
        planned[3] = makeReminder(bookings[3], late);
        await insert(manager, Reminder, planned);
        return planned;
      });
      clock.at = at('2026-11-24', 8, 30);
      await desk.dispatcher.sendDue();
      const { read } = database.unitOfWork;
      const kept = await read.findOneByOrFail(Reminder, { id: rows[3].id });
      expect(kept).toMatchObject({ state: 'held', failure: 'day-limit' });
    });

    it('a cancellation is never put off', async () => {
      const [bưởi, ...others] = await family();
      const [place] = await book([bưởi], at('2026-11-28', 18));
      await desk.dispatcher.sendDue();
      await database.unitOfWork.write(async (manager) => {
        await manager.query(
          `UPDATE booking SET state = 'cancelled' WHERE id = '${place.booking.id}'`,
        );
        await desk.planner.bookingsCancelled(manager, [place], { reason: 'mưa bão' });
      });
      offUntil('2026-11-24');
      await bookEach(others, '2026-11-29');
      await liveUntil('2026-11-24');
      expect(toMentees().filter(({ kind }) => kind === 'cancelled')).toHaveLength(1);
      expect(toMentees()).toHaveLength(4);
    });
  });
});
