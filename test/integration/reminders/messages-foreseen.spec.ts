import { ruleOf } from '../../../src/core/reminders/kinds';
import { MessageOptOut } from '../../../src/modules/reminders/entities/message-opt-out.entity';
import type { ChannelName } from '../../../src/modules/reminders/channels/channel';
import { ChannelPause } from '../../../src/modules/reminders/entities/channel-pause.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { ReminderPlanner } from '../../../src/modules/reminders/planning/reminder-planner';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import type { ChangeView, MessagesToCome } from '../../../src/modules/sessions';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { plant } from '../../factories/given';
import { makeVenue } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import { addHousehold, forgetReminders } from '../../support/worlds/reminder-world';
import {
  asMentee,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { walkInServices } from '../../support/worlds/walk-in-world';

const day = '2026-11-25';
const reason = 'Nghỉ do mưa bão';
const family = '+84977000111';
const quiet = '+84977000222';

describe.each(dialects)('messages that an act foretells, on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof walkInServices>;
  let world: SessionWorld;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    sms = new MemoryChannel('sms');
    desk = openDesk(database.unitOfWork, services.clock, [sms], services.env);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      await manager.clear(ChannelPause);
      world = await settlePairs(manager, 8);
      const settings = { ...world.ward.settings, messagesAWeek: 2, messagesADay: 3 };
      await manager.update(Ward, { id: world.ward.id }, { settings });
      const household = await addHousehold(manager, world);
      const said: Partial<Mentee>[] = [
        // Three of a family with one phone, one of them without any.
        { phone: family, householdId: household.id },
        { phone: family, householdId: household.id },
        { phone: null, householdId: household.id },
        // No number, no messages, and a number at which somebody said STOP.
        { phone: null },
        { messagesStoppedAt: 1, phone: '+84977000333' },
        { phone: quiet },
        { phone: null, email: 'ba@example.vn' },
        { phone: '+84977000444' },
      ];
      for (const [index, changes] of said.entries()) {
        await manager.update(Mentee, { id: world.mentees[index].id }, changes);
      }
      const noted = { channel: 'all', source: 'officer', wardId: null, at: 1 };
      const stop = { id: newId(), address: quiet, ...noted };
      await insert(manager, MessageOptOut, stop);
      const hall = { wardId: world.ward.id, hamletId: null, name: 'Nhà văn hóa thôn 2' };
      const { latitude, longitude } = world.venue;
      await plant(
        manager,
        Venue,
        makeVenue({ ...hall, latitude: latitude + 0.005, longitude, seats: 30 }),
      );
    });
    // Two lessons of one evening, and one of the next, as people booked them.
    for (const index of [0, 1, 3, 4]) await book(index, 18);
    for (const index of [5, 6, 7, 2]) await book(index, 19);
    await book(7, 19, '2026-11-26');
    await desk.dispatcher.sendDue();
    // On the evening before, when the ambassador has had the list of tomorrow.
    services.clock.at = at('2026-11-24', 20, 50);
    await desk.dispatcher.sendDue();
    services.clock.at += 60_000;
    sms.sent.length = 0;
  });

  const read = () => database.unitOfWork.read;
  const book = (index: number, hour: number, date = day) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt: at(date, hour),
    });

  /** What arrives once the act is done, and who is called about it. */
  async function happens(): Promise<MessagesToCome> {
    await desk.dispatcher.sendDue();
    const messages = sms.sent.filter(({ kind }) => ruleOf(kind).isNews).length;
    const calls = openCallDesk(database.unitOfWork, services.clock);
    const { items } = await calls.list.list(world.ward.id, { page: 1, pageSize: 100 });
    const news = items.filter(({ kind }) => kind === 'cancelled' || kind === 'moved');
    return { messages, calls: new Set(news.map(({ personId }) => personId)).size };
  }
  const of = ({ messages, calls }: MessagesToCome): MessagesToCome => ({ messages, calls });

  it('arrive when a day is called off', async () => {
    const days = { wardId: world.ward.id, venueId: null, from: day, to: day };
    const resolution = { act: 'cancel' as const, reason };
    const seen = await services.changes.lookAtDayOff(world.officer, days, resolution);
    const done = await services.changes.closeDays(world.officer, days, resolution);
    expect(of(done)).toEqual(of(seen));
    // The family's one, that of the eighth, and the ambassador's; four have no way that is set up.
    expect(of(seen)).toEqual({ messages: 3, calls: 4 });
    expect(await happens()).toEqual(of(seen));
  });

  /** No process uses the channel meanwhile. */
  const pause = (channel: string, ms: number) =>
    database.unitOfWork.write((manager) =>
      insert(manager, ChannelPause, {
        channel,
        untilAt: services.clock.now() + ms,
        reason: '-115',
        at: services.clock.now(),
      }),
    );

  it.each([
    ['an hour', 3_600_000, { messages: 0, calls: 7 }],
    ['five minutes', 300_000, { messages: 3, calls: 4 }],
  ])('are calls while the only channel pauses for %s', async (_, ms, expected) => {
    await pause('sms', ms);
    const days = { wardId: world.ward.id, venueId: null, from: day, to: day };
    const resolution = { act: 'cancel' as const, reason };
    const seen = await services.changes.lookAtDayOff(world.officer, days, resolution);
    await services.changes.closeDays(world.officer, days, resolution);
    expect(of(seen)).toEqual(expected);
    await desk.dispatcher.sendDue();
    // What only waits a little leaves when the channel is used again.
    services.clock.at += 360_000;
    expect(await happens()).toEqual(of(seen));
  });

  it('go whole as text messages while Zalo pauses, which would split them', async () => {
    const bookings = await read().findBy(Booking, { state: 'booked' });
    const sessions = await read().findBy(Session, { wardId: world.ward.id });
    const places = bookings.flatMap((booking) => {
      const session = sessions.find(({ id }) => id === booking.sessionId);
      return session ? [{ booking, session }] : [];
    });
    const by = (...names: ChannelName[]) => {
      const planner = new ReminderPlanner(services.clock, services.env, { names });
      return planner.cancellationMessages(read(), places);
    };
    const asText = await by('sms');
    await pause('zalo', 3_600_000);
    expect(await by('zalo', 'sms')).toEqual(asText);
    expect(await by('zalo')).toMatchObject({ messages: 0 });
  });

  it('arrive when an ambassador cannot come', async () => {
    const spell = { mentorId: world.mentor.id, from: day, to: '2026-11-26' };
    const mentor = { kind: 'mentor' as const, id: world.mentor.id, wardId: world.ward.id };
    const resolution = { act: 'cancel' as const, reason };
    const seen = await services.changes.lookAtSpell(mentor, spell, resolution);
    await services.changes.beBusy(mentor, spell, resolution);
    expect(of(seen)).toEqual({ messages: 2, calls: 4 });
    expect(await happens()).toEqual(of(seen));
  });

  it.each(['mentor', 'mentee'] as const)('arrive when a %s stops', async (side) => {
    const { id } = side === 'mentor' ? world.mentor : world.mentees[0];
    const { version } =
      side === 'mentor'
        ? await read().findOneByOrFail(Mentor, { id })
        : await read().findOneByOrFail(Mentee, { id });
    const become = side === 'mentor' ? { menteesBecome: 'list' as const } : {};
    const wanted = { side, id, version, reason: 'moved' as const, on: monday, ...become };
    const seen = await services.departures.look(world.officer, wanted);
    await services.departures.stop(world.officer, wanted);
    expect(seen.messages + seen.calls).toBeGreaterThan(0);
    expect(await happens()).toEqual(of(seen));
  });

  it('arrive when a hall closes and its lessons are held elsewhere', async () => {
    const closing = {
      wardId: world.ward.id,
      venueId: world.venue.id,
      changes: { openUntil: '2026-11-24' },
    };
    const resolution = { act: 'move' as const, reason };
    const seen = await services.changes.lookAtVenue(world.officer, closing, resolution);
    await services.changes.changeVenue(world.officer, closing, resolution);
    expect(seen.items.map((item) => item.outcome)).toContain('moved');
    expect(await happens()).toEqual(of(seen));
  });

  /** How the rows of a ward stand, and how many differ afterwards. */
  async function standing() {
    const [bookings, sessions, pairs] = [
      await read().find(Booking, {}),
      await read().findBy(Session, { wardId: world.ward.id }),
      await read().findBy(Pair, { wardId: world.ward.id }),
    ];
    const rows = [
      ...bookings.map(({ id, state }) => [id, `booking ${state}`] as const),
      ...sessions.map(
        ({ id, state, startAt, mentorId }) =>
          [id, `session ${state} ${startAt} ${mentorId}`] as const,
      ),
      ...pairs.map(
        ({ id, endedAt }) => [id, `pair ${endedAt === null ? 'open' : 'ended'}`] as const,
      ),
    ];
    return new Map(rows);
  }
  async function changed(before: ReadonlyMap<string, string>, to: RegExp): Promise<number> {
    const after = await standing();
    return [...after].filter(([id, is]) => before.get(id) !== is && to.test(is)).length;
  }
  const count = (
    items: ChangeView['items'],
    isMeant: Partial<ChangeView['items'][number]>,
  ): number =>
    items.filter((item) =>
      Object.entries(isMeant).every(([name, value]) => item[name as 'kind'] === value),
    ).length;

  describe('and all else that a look counts', () => {
    it('is what becomes of the rows when a day is called off or moved', async () => {
      for (const act of ['cancel', 'move'] as const) {
        const days = { wardId: world.ward.id, venueId: null, from: day, to: day };
        const look = await services.changes.lookAtDayOff(world.officer, days, { act, reason });
        const before = await standing();
        const { id } = await services.changes.closeDays(world.officer, days, { act, reason });
        const { items } = look;
        const off = { kind: 'session', outcome: 'cancelled' } as const;
        const moved = { kind: 'session', outcome: 'moved' } as const;
        expect(count(items, off)).toBe(await changed(before, /^session cancelled/));
        expect(count(items, moved)).toBe(await changed(before, /^session planned/));
        expect(items.length).toBeGreaterThan(0);
        const sent = sms.sent.length;
        await desk.dispatcher.sendDue();
        const news = sms.sent.slice(sent).filter(({ kind }) => ruleOf(kind).isNews);
        expect(news).toHaveLength(look.messages);
        services.clock.at += 60_000;
        await services.changes.takeBack(world.officer, id);
        await desk.dispatcher.sendDue();
        services.clock.at += 60_000;
      }
    });

    it('is what becomes of the rows when reminders go at another time', async () => {
      const wanted = { wardId: world.ward.id, settings: { eveningBeforeMinute: 17 * 60 } };
      services.clock.at = at(monday, 9);
      const dueOf = async () =>
        new Map(
          (await read().findBy(Reminder, { wardId: world.ward.id, kind: 'evening-before' })).map(
            ({ id, dueAt, state }) => [id, `${dueAt} ${state}`],
          ),
        );
      const look = await services.changes.lookAtSettings(world.officer, wanted);
      const before = await dueOf();
      await services.changes.changeSettings(world.officer, wanted, { act: 'keep', reason: '' });
      const after = await dueOf();
      expect(look.remindersMoved).toBe(
        [...after].filter(([id, is]) => before.get(id) !== is).length,
      );
    });

    it('is what becomes of the rows when a lesson changes', async () => {
      const lesson = await read().findOneByOrFail(Session, {
        wardId: world.ward.id,
        startAt: at(day, 18),
      });
      const { id: sessionId, version } = lesson;
      const wanted = { sessionId, version, startAt: at(day, 20), reason };
      const look = await services.sessionChanges.look(world.officer, wanted);
      const before = await standing();
      await services.sessionChanges.make(world.officer, wanted);
      expect(await changed(before, /^session planned/)).toBe(1);
      expect(look.people).toBe(await read().countBy(Booking, { sessionId, state: 'booked' }));
      expect(await happens()).toEqual(of(look));
    });

    it.each(['stop', 'return'] as const)('is what becomes of the rows by a %s', async (act) => {
      const { id } = world.mentor;
      const seen = async () => {
        const { version } = await read().findOneByOrFail(Mentor, { id });
        return { side: 'mentor' as const, id, version };
      };
      const stopping = async () => ({
        ...(await seen()),
        reason: 'moved' as const,
        on: monday,
        menteesBecome: 'list' as const,
      });
      const first = await services.departures.look(world.officer, await stopping());
      const before = await standing();
      await services.departures.stop(world.officer, await stopping());
      expect(first.pairsEnded).toBe(await changed(before, /^pair ended/));
      expect(first.sessionsCancelled).toBe(await changed(before, /^session cancelled/));
      expect(first.placesFreed).toBe(await changed(before, /^booking cancelled/));
      if (act === 'stop') return;
      await desk.dispatcher.sendDue();
      services.clock.at += 60_000;
      const look = await services.returns.look(world.officer, await seen());
      const gone = await standing();
      sms.sent.length = 0;
      await services.returns.bringBack(world.officer, { ...(await seen()), restore: true });
      expect(look.pairs).toBe(await changed(gone, /^pair open/));
      expect(look.sessions).toBe(await changed(gone, /^session planned/));
      await desk.dispatcher.sendDue();
      expect(look.messages).toBe(sms.sent.filter(({ kind }) => ruleOf(kind).isNews).length);
    });

    it('is what becomes of the rows when two records are merged', async () => {
      const [kept, other] = await Promise.all(
        [world.mentees[7], world.mentees[6]].map(({ id }) =>
          read().findOneByOrFail(Mentee, { id }),
        ),
      );
      const seen = ({ id, version }: Mentee) => ({ id, version });
      const merging = {
        side: 'mentee' as const,
        kept: seen(kept),
        other: seen(other),
        chosen: {},
      };
      const look = await services.merges.look(world.officer, merging);
      const own = await read().countBy(Booking, { menteeId: kept.id, state: 'booked' });
      const before = await standing();
      await services.merges.merge(world.officer, merging);
      expect(look.pairsEnded).toBe(await changed(before, /^pair ended/));
      expect(look.placesOff + look.placesTwice).toBe(await changed(before, /^booking cancelled/));
      expect(look.off).toBe(await changed(before, /^session cancelled/));
      expect(look.ahead).toBe(
        (await read().countBy(Booking, { menteeId: kept.id, state: 'booked' })) - own,
      );
    });
  });

  it('are none where no provider is set up: everybody is called', async () => {
    const bookings = await read().findBy(Booking, { state: 'booked' });
    const sessions = await read().findBy(Session, {});
    const places = bookings.flatMap((booking) => {
      const session = sessions.find(({ id }) => id === booking.sessionId);
      return session?.wardId === world.ward.id ? [{ booking, session }] : [];
    });
    const planner = new ReminderPlanner(services.clock, services.env, { names: [] });
    const { messages, calls } = await planner.cancellationMessages(read(), places);
    expect(messages).toBe(0);
    // One of the family is called for all three, and the ambassador too.
    expect(calls).toBe(7);
  });
});
