import { IsNull, Not } from 'typeorm';
import { instantAt } from '../../../src/core/time/zone';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { MessageOptOut } from '../../../src/modules/reminders/entities/message-opt-out.entity';
import { ReminderAttempt } from '../../../src/modules/reminders/entities/reminder-attempt.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { insert } from '../../../src/platform/database/insert';
import { makeBooking } from '../../factories/sessions';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openDesk } from '../../support/worlds/reminder-desk';
import {
  addHousehold,
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';
import { pairUp } from '../../support/worlds/session-world';

const at = (date: string, hour: number, minute = 0) =>
  instantAt(date, hour * 60 + minute, 'Asia/Ho_Chi_Minh');
const second = 1000;

describe.each(dialects)('sending reminders (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let clock: FakeClock;
  let log: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock = new FakeClock(at('2026-11-23', 9));
    log = new MemoryChannel();
    desk = openDesk(database.unitOfWork, clock, [log]);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
    });
  });

  async function book(
    startAt: number,
    count = 1,
    with_?: Parameters<typeof addMentees>[3],
    planner = desk.planner,
  ) {
    return database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, count, with_);
      const all = [];
      for (let from = 0; from < count; from += 5) {
        const some = mentees.slice(from, from + 5);
        const { session, bookings } = await addSession(
          manager,
          world,
          some,
          startAt + (from / 5) * 30 * 60 * second,
        );
        all.push(...bookings.map((booking) => ({ booking, session })));
      }
      await planner.bookingsMade(manager, all);
      return all;
    });
  }

  const rows = (where = {}) =>
    database.unitOfWork.read.find(Reminder, { where, order: { dueAt: 'ASC' } });

  it('sends each at its time, once, and writes down each try', async () => {
    await book(at('2026-11-25', 18));
    await desk.dispatcher.sendDue();
    expect(log.sent.map(({ kind }) => kind)).toEqual(['booked']);

    clock.at = at('2026-11-24', 19);
    await desk.sweep.sweep();
    await desk.dispatcher.sendDue();
    clock.at = at('2026-11-24', 20);
    await desk.dispatcher.sendDue();
    clock.at = at('2026-11-25', 16);
    await desk.dispatcher.sendDue();
    await desk.dispatcher.sendDue();
    expect(log.sent.map(({ kind }) => kind)).toEqual(['booked', 'evening-before', 'digest']);
    expect(log.sent.map(({ text }) => text)).toEqual([
      expect.stringContaining('thứ 4 25/11, 6 giờ tối, Nhà văn hóa thôn Đông'),
      expect.stringContaining('ngày mai, 6 giờ tối (25/11)'),
      expect.stringContaining('Bạn dạy mai 25/11. NVH thôn Đông: 18h'),
    ]);
    const sent = await rows({ state: 'sent' });
    expect(sent.map(({ sentAt, dueAt }) => sentAt === dueAt)).toEqual([true, true, true]);
    const attempts = await database.unitOfWork.read.find(ReminderAttempt, { order: { id: 'ASC' } });
    expect(attempts.map(({ outcome }) => outcome)).toEqual(
      [1, 2, 3].flatMap(() => ['started', 'accepted']),
    );
    expect(attempts[0].address).toBe('098****000');
  });

  it('sends nothing for a place that was cancelled one second before', async () => {
    const places = await book(at('2026-11-25', 18));
    await desk.dispatcher.sendDue();
    clock.at = at('2026-11-25', 16) - second;
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Booking, { id: places[0].booking.id }, { state: 'cancelled' });
      await desk.planner.bookingsCancelled(manager, places, { reason: 'ốm' });
    });
    clock.at += second;
    await desk.dispatcher.sendDue();
    expect(log.sent.map(({ kind }) => kind)).not.toContain('lead');
    expect(log.sent.map(({ kind }) => kind)).toContain('cancelled');
  });

  it('looks at the booking again although nobody cancelled the reminder', async () => {
    const [{ booking }] = await book(at('2026-11-25', 18));
    await database.unitOfWork.write((manager) =>
      manager.update(Booking, { id: booking.id }, { state: 'cancelled' }),
    );
    await desk.dispatcher.sendDue();
    expect(log.sent).toEqual([]);
    expect((await rows({ kind: 'booked' }))[0]).toMatchObject({
      state: 'cancelled',
      failure: 'not-booked',
    });
  });

  it('tells a moved session once, with its new time', async () => {
    const [{ booking, session }] = await book(at('2026-11-25', 18));
    await database.unitOfWork.write(async (manager) => {
      const times = { startAt: at('2026-11-26', 19), endAt: at('2026-11-26', 19, 30) };
      await manager.update(Session, { id: session.id }, times);
      await manager.update(Booking, { id: booking.id }, { ...times, version: 2 });
      await desk.planner.bookingMoved(manager, {
        before: booking,
        booking: Object.assign(new Booking(), booking, times, { version: 2 }),
        session: Object.assign(new Session(), session, times),
      });
    });
    clock.at = at('2026-11-25', 19);
    await desk.dispatcher.sendDue();
    const reminded = log.sent.filter(({ kind }) => kind === 'evening-before');
    expect(reminded.map(({ text }) => text)).toEqual([
      expect.stringContaining('ngày mai, 7 giờ tối (26/11)'),
    ]);
  });

  it('does not tell of a session that is over', async () => {
    await book(at('2026-11-25', 18));
    clock.at = at('2026-11-25', 18, 1);
    await desk.dispatcher.sendDue();
    expect(log.sent).toEqual([]);
    expect(await rows({ state: 'expired', recipientKind: 'mentee' })).toHaveLength(2);
  });

  it('lets nobody be woken at night by what the day could not send', async () => {
    await book(at('2026-11-25', 18));
    clock.at = at('2026-11-23', 22);
    await desk.dispatcher.sendDue();
    expect(log.sent).toEqual([]);
    clock.at = at('2026-11-24', 7);
    await desk.dispatcher.sendDue();
    expect(log.sent.map(({ kind }) => kind)).toEqual(['booked']);
  });

  it('tells nobody who takes part no more, and nobody of a pair that has ended', async () => {
    const [stays, leaves, parted] = await book(at('2026-11-25', 18), 3);
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: leaves.booking.menteeId }, { isActive: false });
      // The booking slipped in while the pair ended: nobody called it off.
      await pairUp(manager, world.ward.id, world.mentor.id, [{ id: parted.booking.menteeId }]);
      await manager.update(Pair, { menteeId: parted.booking.menteeId }, { endedAt: clock.at });
    });
    await desk.dispatcher.sendDue();
    expect(log.sent.map(({ reminderId }) => reminderId)).toEqual([
      (await rows({ bookingId: stays.booking.id, kind: 'booked' }))[0].id,
    ]);
    const failures = (await rows({ kind: 'booked', state: 'cancelled' })).map(
      ({ bookingId, failure }) => [bookingId, failure],
    );
    expect(Object.fromEntries(failures)).toEqual({
      [leaves.booking.id]: 'inactive-recipient',
      [parted.booking.id]: 'pair-ended',
    });
  });

  it('tells those whom somebody booked on purpose after their pair had ended', async () => {
    const [{ booking }] = await book(at('2026-11-25', 18));
    await database.unitOfWork.write(async (manager) => {
      await pairUp(manager, world.ward.id, world.mentor.id, [{ id: booking.menteeId }]);
      await manager.update(Pair, { menteeId: booking.menteeId }, { endedAt: clock.at - second });
      await manager.update(Booking, { id: booking.id }, { updatedAt: clock.at });
    });
    await desk.dispatcher.sendDue();
    expect(log.sent.map(({ kind }) => kind)).toEqual(['booked']);
  });

  it('keeps no transaction open while a message is on its way', async () => {
    let written = 0;
    log.answer = async ({ key }) => {
      // A write inside another one is refused.
      await database.unitOfWork.write(async () => (written += 1));
      return { kind: 'accepted', messageId: key };
    };
    await book(at('2026-11-25', 18), 3);
    await desk.dispatcher.sendDue();
    expect(written).toBe(3);
    expect(await rows({ state: 'sent' })).toHaveLength(3);
  });

  it('does not ask the database again and again while it has its hands full', async () => {
    let answer = () => undefined as void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    log.answer = async ({ key }) => {
      await answered;
      return { kind: 'accepted', messageId: key };
    };
    await book(at('2026-11-25', 18), 600);
    const looks = jest.spyOn(desk.claims, 'look');
    await desk.sweep.sweep();
    expect(log.sent).toHaveLength(500);
    expect(looks).toHaveBeenCalledTimes(1);
    answer();
    await desk.dispatcher.sendDue();
    expect(log.sent).toHaveLength(600);
  });

  it('sends nothing again when the clock goes back over what was sent', async () => {
    const began = clock.at;
    await book(at('2026-11-25', 18));
    clock.at = at('2026-11-24', 19);
    await desk.dispatcher.sendDue();
    clock.at = began;
    await desk.sweep.sweep();
    await desk.dispatcher.sendDue();
    clock.at = at('2026-11-24', 19);
    await desk.sweep.sweep();
    await desk.dispatcher.sendDue();
    expect(log.sent.map(({ kind }) => kind)).toEqual(['booked', 'evening-before']);
  });

  it('lets nobody change or take away what was written of a try', async () => {
    await book(at('2026-11-25', 18));
    await desk.dispatcher.sendDue();
    const change = (statement: string) =>
      database.unitOfWork.write((manager) => manager.query(statement));
    await expect(change(`UPDATE reminder_attempt SET outcome = 'accepted'`)).rejects.toThrow(
      'only ever added to',
    );
    await expect(change('DELETE FROM reminder_attempt')).rejects.toThrow('only ever added to');
    expect(await database.unitOfWork.read.count(ReminderAttempt)).toBe(2);
  });

  it('gives each reminder to one of four processes that wake together', async () => {
    await book(at('2026-11-25', 18), 40);
    const desks = Array.from({ length: 4 }, () => {
      const channel = new MemoryChannel();
      return { channel, ...openDesk(database.unitOfWork, clock, [channel]) };
    });
    await Promise.all(desks.map(({ dispatcher }) => dispatcher.sendDue()));
    const keys = desks.flatMap(({ channel }) => channel.sent.map(({ key }) => key));
    expect(keys).toHaveLength(40);
    expect(new Set(keys).size).toBe(40);
  });

  it('sends the other 999 when one number of 1,000 is bad, and puts that one on the call list', async () => {
    const sms = new MemoryChannel('sms');
    sms.answer = ({ to, key }) =>
      to === '+84980000500'
        ? { kind: 'refused', code: '114', detail: 'bad number' }
        : { kind: 'accepted', messageId: key };
    const smsDesk = openDesk(database.unitOfWork, clock, [sms]);
    await database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, 1000);
      const { session } = await addSession(manager, world, [], at('2026-11-25', 18));
      const made = mentees.map(({ id }) => makeBooking(session, { id, menteeId: id }));
      await insert(manager, Booking, made);
      await smsDesk.planner.bookingsMade(
        manager,
        made.map((booking) => ({ booking, session })),
      );
    });
    await smsDesk.dispatcher.sendDue();
    expect(await rows({ state: 'sent' })).toHaveLength(999);
    expect(await rows({ state: 'failed' })).toMatchObject([{ failure: '114' }]);
  });

  describe('a chain of channels', () => {
    const zalo = () => new MemoryChannel('zalo', false);

    it('goes from Zalo to a text message, then to the household, then to the call list', async () => {
      const channels = [zalo(), new MemoryChannel('sms')];
      for (const channel of channels) {
        channel.answer = () => ({ kind: 'unreachable', code: '-118', detail: '' });
      }
      const chain = openDesk(database.unitOfWork, clock, channels);
      const household = await database.unitOfWork.write((manager) => addHousehold(manager, world));
      await database.unitOfWork.write((manager) =>
        addMentees(manager, world, 1, () => ({ householdId: household.id, phone: '+84977777777' })),
      );
      await book(at('2026-11-25', 18), 1, () => ({ householdId: household.id }), chain.planner);
      await chain.dispatcher.sendDue();
      expect(channels.map(({ sent }) => sent.map(({ to }) => to))).toEqual([
        ['+84980000000', '+84977777777'],
        ['+84980000000', '+84977777777'],
      ]);
      expect(await rows({ kind: 'booked' })).toMatchObject([{ state: 'failed', failure: '-118' }]);
    });

    it('respects STOP, and remembers the one a provider tells of', async () => {
      const first = zalo();
      const sms = new MemoryChannel('sms');
      first.answer = () => ({ kind: 'stopped', code: '-139', detail: '' });
      const chain = openDesk(database.unitOfWork, clock, [first, sms]);
      await book(at('2026-11-25', 18), 1, undefined, chain.planner);
      await chain.dispatcher.sendDue();
      clock.at = at('2026-11-24', 19);
      await chain.dispatcher.sendDue();
      expect(first.sent).toHaveLength(1);
      expect(sms.sent.map(({ kind }) => kind)).toEqual(['booked', 'evening-before']);
      const stops = await database.unitOfWork.read.find(MessageOptOut);
      expect(stops).toMatchObject([{ address: '+84980000000', channel: 'zalo' }]);
    });

    it('puts a person without any address on the call list', async () => {
      const chain = openDesk(database.unitOfWork, clock, [new MemoryChannel('sms')]);
      await book(at('2026-11-25', 18), 1, () => ({ phone: null }), chain.planner);
      await chain.dispatcher.sendDue();
      expect(await rows({ kind: 'booked' })).toMatchObject([
        { state: 'failed', failure: 'no-address' },
      ]);
    });

    it('leaves a channel alone until its pause is over', async () => {
      const first = zalo();
      const sms = new MemoryChannel('sms');
      const untilAt = at('2026-11-24', 0);
      first.answer = () => ({ kind: 'paused', code: '-144', detail: '', untilAt, alarm: false });
      const chain = openDesk(database.unitOfWork, clock, [first, sms]);
      await book(at('2026-11-25', 18), 1, undefined, chain.planner);
      await chain.dispatcher.sendDue();
      await book(at('2026-11-25', 20), 1, undefined, chain.planner);
      await chain.dispatcher.sendDue();
      expect(first.sent).toHaveLength(1);
      expect(sms.sent).toHaveLength(2);
    });

    it('tries again after a pause when nothing was accepted', async () => {
      const sms = new MemoryChannel('sms');
      const accept = sms.answer;
      sms.answer = () => ({ kind: 'busy', code: 'http-503', detail: '' });
      const chain = openDesk(database.unitOfWork, clock, [sms]);
      await book(at('2026-11-25', 18), 1, undefined, chain.planner);
      await chain.dispatcher.sendDue();
      await chain.dispatcher.sendDue();
      expect(sms.sent).toHaveLength(1);
      sms.answer = accept;
      clock.at += 5 * second;
      await chain.dispatcher.sendDue();
      expect(await rows({ kind: 'booked' })).toMatchObject([{ state: 'sent', attempts: 2 }]);
    });
  });

  describe('when nobody knows whether it went out', () => {
    it.each([
      ['is sent again with the same key where the provider knows it', true, 2],
      ['is never sent again where nothing tells duplicates', false, 1],
    ])('%s', async (_, repeatsSafely, times) => {
      const channel = new MemoryChannel(repeatsSafely ? 'sms' : 'zalo', repeatsSafely);
      const accept = channel.answer;
      channel.answer = () => ({ kind: 'ambiguous', code: 'no-answer', detail: '' });
      const unclear = openDesk(database.unitOfWork, clock, [channel]);
      await book(at('2026-11-25', 18), 1, undefined, unclear.planner);
      await unclear.dispatcher.sendDue();
      expect(await rows({ kind: 'booked' })).toMatchObject([{ state: 'ambiguous' }]);
      channel.answer = accept;
      clock.at += 60 * second;
      await unclear.dispatcher.sendDue();
      expect(channel.sent.map(({ key }) => key)).toEqual(Array(times).fill(channel.sent[0].key));
      const state = repeatsSafely ? 'sent' : 'ambiguous';
      expect(await rows({ kind: 'booked' })).toMatchObject([{ state }]);
    });

    it('takes a killed process for silent, and sends again what may be repeated', async () => {
      await book(at('2026-11-25', 18), 3);
      // Killed between the claim and the end of sending: nothing more is heard of it.
      const { dueMessages } = await desk.claims.claim(10);
      expect(dueMessages).toHaveLength(3);
      await desk.sweep.sweep();
      expect(log.sent).toEqual([]);
      clock.at += 5 * second;
      await desk.sweep.sweep();
      await desk.dispatcher.sendDue();
      expect(log.sent.map(({ key }) => key).sort()).toEqual(
        dueMessages.map(({ id }) => `${id}-0`).sort(),
      );
      expect(await rows({ state: 'sent' })).toHaveLength(3);
    });

    it('does not wait for an hour when the clock was an hour ahead and is put right', async () => {
      const right = clock.at;
      await book(at('2026-11-25', 18));
      clock.at = right + 60 * 60 * second;
      await desk.claims.claim(10);
      clock.at = right + 5 * second;
      await desk.sweep.sweep();
      await desk.dispatcher.sendDue();
      expect(log.sent.map(({ kind }) => kind)).toEqual(['booked']);
      expect(await rows({ kind: 'booked' })).toMatchObject([{ state: 'sent', attempts: 2 }]);
    });

    it('keeps what a killed process began by Zalo for a call', async () => {
      const zalo = openDesk(database.unitOfWork, clock, [new MemoryChannel('zalo', false)]);
      await book(at('2026-11-25', 18), 1, undefined, zalo.planner);
      await zalo.claims.claim(10);
      clock.at += 60 * second;
      await zalo.sweep.sweep();
      await zalo.dispatcher.sendDue();
      expect(await rows({ kind: 'booked' })).toMatchObject([
        { state: 'ambiguous', failure: 'process-died', retryAt: null },
      ]);
    });

    it('believes a slow process that says after all that it was accepted', async () => {
      const zalo = openDesk(database.unitOfWork, clock, [new MemoryChannel('zalo', false)]);
      await book(at('2026-11-25', 18), 1, undefined, zalo.planner);
      const { dueMessages } = await zalo.claims.claim(10);
      clock.at += 60 * second;
      await zalo.leases.endSilent();
      await zalo.recorder.record(dueMessages[0], { kind: 'accepted', messageId: 'z1' });
      expect(await rows({ kind: 'booked' })).toMatchObject([
        { state: 'sent', providerMessageId: 'z1' },
      ]);
    });

    it('leaves the claims of a process that renews them', async () => {
      await book(at('2026-11-25', 18));
      const { dueMessages } = await desk.claims.claim(10);
      clock.at += 3 * second;
      await desk.leases.renew(dueMessages.slice(0, 1));
      clock.at += 3 * second;
      expect(await desk.leases.endSilent()).toBe(0);
      expect(await rows({ leaseUntil: Not(IsNull()) })).toHaveLength(1);
    });
  });
});
