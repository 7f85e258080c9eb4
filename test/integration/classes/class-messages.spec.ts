import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import type { ChangedClass } from '../../../src/modules/sessions/classes/classes.service';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { ChannelPause } from '../../../src/modules/reminders/entities/channel-pause.entity';
import { ClassMessages } from '../../../src/modules/reminders/lists/class-messages';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { DigestRows } from '../../../src/modules/reminders/planning/digest-rows';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import { addMentor, addSession } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  at,
  sessionServices,
  settlePairs,
  type SessionWorld,
} from '../../support/worlds/session-world';

const saturday = at('2026-11-28', 9);

describe.each(dialects)('the messages about a class (%s)', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let helper: Mentor;
  let services: ReturnType<typeof sessionServices>;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;
  let classId: string;

  afterEach(async () => {
    services.threads.onModuleDestroy();
    await database.drop();
  });
  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 4, (index) => ({ fullName: `Lê Thị Na ${index}` }));
      helper = await addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] });
    });
    sms = new MemoryChannel('sms');
    const linkOf = () => 'https://tung-ngo.example.vn/l/Abc';
    desk = openDesk(database.unitOfWork, services.clock, [sms], services.env, linkOf);
    const { id } = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      venueId: world.venue.id,
      startAt: saturday,
      seats: 6,
      mentorIds: [world.mentor.id, helper.id],
      audienceKind: 'ward',
      audienceRef: null,
    });
    classId = id;
  });

  it('are counted before people are invited, and each one is listed as it stands after', async () => {
    const { read } = database.unitOfWork;
    const messages = new ClassMessages(database.unitOfWork, services.clock, services.env, {
      names: ['sms'],
    });
    const next = await services.classes.invitations.next(world.officer, classId);
    const ids = next.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    const [mute, full] = ids;
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: mute }, { phone: null, messagesStoppedAt: 1 });
      const limits = { messagesAWeek: 2, messagesADay: 3 };
      const settings = { ...world.ward.settings, ...limits };
      await manager.update(Ward, { id: world.ward.id }, { settings });
      for (const [nth, date] of ['2026-11-27', '2026-11-28', '2026-11-29'].entries()) {
        const startAt = at(date, 18);
        const { session, bookings } = await addSession(manager, world, [{ id: full }], startAt);
        services.clock.at += nth;
        await desk.planner.bookingsMade(manager, [{ booking: bookings[0], session }]);
      }
    });
    const forecast = await messages.forecast(world.ward.id, ids, saturday);
    expect(forecast).toEqual({ heard: ids.length - 2, held: 1, unreachable: 1 });
    await services.classes.invitations.invite(world.officer, classId);
    const bookings = await read.findBy(Booking, { state: 'invited' });
    const invited = bookings.map(({ id }) => id);
    const count = (states: ReadonlyMap<string, string>, state: string) =>
      [...states.values()].filter((one) => one === state).length;
    // Until they leave, the page says no other than the look before.
    const waiting = await messages.statesOf(invited);
    expect(count(waiting, 'waits')).toBe(forecast.heard);
    expect([count(waiting, 'held'), count(waiting, 'to-call')]).toEqual([1, 1]);
    await desk.dispatcher.sendDue();
    const states = await messages.statesOf(invited);
    const of = (menteeId: string) =>
      states.get(bookings.find((one) => one.menteeId === menteeId)?.id ?? '');
    expect([of(mute), of(full)]).toEqual(['to-call', 'held']);
    for (const id of ids.slice(2)) expect(of(id)).toBe('heard');
    expect(sentAs('class-invitation')).toHaveLength(forecast.heard);
    // Whoever was not written to is called: also who wants no messages, and whose phone rang enough.
    const { list, lines, notes } = openCallDesk(database.unitOfWork, services.clock);
    const toInvite = async () =>
      (await list.list(world.ward.id, { page: 1, pageSize: 50 })).items.filter(
        ({ kind }) => kind === 'class-invitation',
      );
    const called = await toInvite();
    expect(new Set(called.map(({ personId }) => personId))).toEqual(new Set([mute, full]));
    const { items } = await lines.list(world.officer, world.ward.id, { page: 1, pageSize: 50 });
    expect(items.flatMap(({ people }) => people.map(({ id }) => id))).toEqual(
      expect.arrayContaining([mute, full]),
    );
    const reminderIds = called.map(({ reminderId }) => reminderId);
    await notes.note(world.officer, { reminderIds, outcome: 'reached', note: null });
    expect(await toInvite()).toEqual([]);
    const after = await messages.statesOf(bookings.map(({ id }) => id));
    expect(new Set(after.values())).toEqual(new Set(['heard']));
  });

  it('reach nobody where no way to them is set up, and say so before', async () => {
    const next = await services.classes.invitations.next(world.officer, classId);
    const { unitOfWork } = database;
    const messages = new ClassMessages(unitOfWork, services.clock, services.env, {
      names: ['email'],
    });
    const ids = next.map(({ id }) => id);
    const none = { heard: 0, held: 0, unreachable: ids.length };
    expect(await messages.forecast(world.ward.id, ids, saturday)).toEqual(none);
    await invite();
    desk.channels.use([new MemoryChannel('email')]);
    await desk.dispatcher.sendDue();
    const { list } = openCallDesk(unitOfWork, services.clock);
    const { items } = await list.list(world.ward.id, { page: 1, pageSize: 50 });
    const invited = items.filter(({ kind }) => kind === 'class-invitation');
    expect(invited).toHaveLength(ids.length);
  });

  it('are calls where the only channel pauses longer than an invitation waits, and say so before', async () => {
    const { unitOfWork, clock } = { unitOfWork: database.unitOfWork, clock: services.clock };
    const next = await services.classes.invitations.next(world.officer, classId);
    const messages = new ClassMessages(unitOfWork, clock, services.env, { names: ['sms'] });
    const ids = next.map(({ id }) => id);
    const pause = {
      channel: 'sms',
      untilAt: clock.at + 2 * 86_400_000,
      reason: '-115',
      at: clock.at,
    };
    await unitOfWork.write((manager) => insert(manager, ChannelPause, pause));
    const none = { heard: 0, held: 0, unreachable: ids.length };
    expect(await messages.forecast(world.ward.id, ids, saturday)).toEqual(none);
    await invite();
    const bookings = await unitOfWork.read.findBy(Booking, { state: 'invited' });
    const states = await messages.statesOf(bookings.map(({ id }) => id));
    expect(new Set(states.values())).toEqual(new Set(['to-call']));
    await desk.dispatcher.sendDue();
    const { list } = openCallDesk(unitOfWork, clock);
    const { items } = await list.list(world.ward.id, { page: 1, pageSize: 50 });
    expect(items.filter(({ kind }) => kind === 'class-invitation')).toHaveLength(ids.length);
  });

  const invite = () => services.classes.invitations.invite(world.officer, classId);
  const take = (index: number) => {
    const mentee = world.mentees[index];
    return services.classes.seats.take(asMentee(mentee), classId, { menteeId: mentee.id });
  };
  const sentAs = (kind: string) => sms.sent.filter((message) => message.kind === kind);

  it('invite each once, with the link on which a yes is one press', async () => {
    await invite();
    await desk.dispatcher.sendDue();
    const invitations = sentAs('class-invitation');
    expect(new Set(invitations.map(({ to }) => to)).size).toBe(4);
    expect(invitations).toHaveLength(4);
    expect(invitations[0].plainText).toMatch(/Moi hoc Cai dat VNeID: .*9 gio sang.*\/l\/Abc$/);
    await invite();
    await desk.dispatcher.sendDue();
    expect(sentAs('class-invitation')).toHaveLength(4);
  });

  describe('to two learners on one phone', () => {
    const phone = '+84983333333';
    const linksOf = new Map<string, string>();

    beforeEach(async () => {
      await database.unitOfWork.write(async (manager) => {
        for (const { id } of world.mentees.slice(0, 2)) {
          await manager.update(Mentee, { id }, { phone });
        }
      });
      for (const { id } of world.mentees) linksOf.set(id, `https://tung-ngo.example.vn/l/${id}`);
      const { unitOfWork } = database;
      const linkOf = (id: string) => linksOf.get(id) ?? '';
      desk = openDesk(unitOfWork, services.clock, [sms], services.env, linkOf);
    });
    const toPhone = () => sentAs('class-invitation').filter(({ to }) => to === phone);

    it('are one message that names both, with a link for each of them', async () => {
      await invite();
      await desk.dispatcher.sendDue();
      expect(sentAs('class-invitation')).toHaveLength(3);
      const [{ plainText }, ...more] = toPhone();
      expect(more).toEqual([]);
      expect(plainText).toMatch(/Le Thi Na 0, Le Thi Na 1: Moi hoc Cai dat VNeID: .*9 gio sang/);
      for (const [index, { id }] of world.mentees.slice(0, 2).entries()) {
        expect(plainText).toContain(`Le Thi Na ${index}: ${linksOf.get(id)}`);
      }
    });

    it('name nobody who has answered meanwhile', async () => {
      await invite();
      await take(0);
      await desk.dispatcher.sendDue();
      const [{ plainText }, ...more] = toPhone();
      expect(more).toEqual([]);
      expect(plainText).toMatch(/Le Thi Na 1: Moi hoc/);
      expect(plainText).not.toContain('Na 0');
      expect(plainText.endsWith(linksOf.get(world.mentees[1].id) ?? '?')).toBe(true);
    });

    it('wait for a day on which the phone rings less, and never ring a third time in a week', async () => {
      await database.unitOfWork.write(async (manager) => {
        const settings = { ...world.ward.settings, messagesAWeek: 2, messagesADay: 1 };
        await manager.update(Ward, { id: world.ward.id }, { settings });
      });
      const { mentees } = world;
      await services.bookings.book(asMentee(mentees[0]), {
        menteeId: mentees[0].id,
        startAt: at('2026-12-09', 18),
      });
      await invite();
      await desk.dispatcher.sendDue();
      // The booking has rung today.
      expect(toPhone()).toEqual([]);
      services.clock.at = at('2026-11-24', 12);
      await desk.dispatcher.sendDue();
      expect(toPhone()).toHaveLength(1);
    });
  });

  it('invite nobody who has answered before they went out', async () => {
    await invite();
    await take(0);
    const [{ bookingId, bookingVersion: version }] = await services.classes.queries.invitations(
      asMentee(world.mentees[1]),
      world.mentees[1].id,
    );
    await services.bookings.cancel(asMentee(world.mentees[1]), bookingId, { version });
    await desk.dispatcher.sendDue();
    expect(sentAs('class-invitation').map(({ recipientName }) => recipientName)).toEqual(
      expect.arrayContaining(['Lê Thị Na 2', 'Lê Thị Na 3']),
    );
    expect(sentAs('class-invitation')).toHaveLength(2);
    expect(sentAs('booked')).toHaveLength(1);
  });

  it('put whoever has no phone on the staff’s call list, and on no ambassador’s', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: world.mentees[0].id }, { phone: null }),
    );
    await invite();
    await desk.dispatcher.sendDue();
    const calls = openCallDesk(database.unitOfWork, services.clock);
    const { items } = await calls.list.list(world.ward.id, { page: 1, pageSize: 10 });
    expect(items).toEqual([
      expect.objectContaining({ name: 'Lê Thị Na 0', kind: 'class-invitation' }),
    ]);
    expect(await calls.lines.ofMentor(world.mentor.id)).toEqual([]);
    await take(0);
    const after = await calls.list.list(world.ward.id, { page: 1, pageSize: 10 });
    expect(after.items.map(({ kind }) => kind)).not.toContain('class-invitation');
  });

  it('tell whoever was booked or invited that it is off', async () => {
    await invite();
    await take(0);
    await desk.dispatcher.sendDue();
    const { version } = await services.classes.queries.one(world.officer, classId);
    await services.classes.service.cancel(world.officer, classId, { version, reason: 'Mất điện' });
    await desk.dispatcher.sendDue();
    expect(new Set(sentAs('cancelled').map(({ recipientName }) => recipientName)).size).toBe(4);
  });

  it('tell each of its ambassadors on the evening before how many come, without sixty names', async () => {
    await take(0);
    await take(1);
    services.clock.at = at('2026-11-27', 18);
    await desk.dispatcher.sendDue();
    sms.sent.length = 0;
    await new DigestRows(database.unitOfWork, services.clock, services.env).writeForTomorrow();
    services.clock.at = at('2026-11-27', 20, 30);
    await desk.dispatcher.sendDue();
    const digests = sentAs('digest');
    expect(digests).toHaveLength(2);
    for (const { text } of digests) {
      expect(text).toContain('lớp 2 người');
      expect(text).not.toContain('Lê Thị Na');
    }
  });

  const one = () => services.classes.queries.one(world.officer, classId);
  const change = async (changes: Partial<ChangedClass>) => {
    const { venueId, startAt, seats, version, mentors } = await one();
    const mentorIds = mentors.map(({ id }) => id);
    const plan = { venueId, startAt, seats, version, mentorIds, ...changes };
    return services.classes.service.change(world.officer, classId, plan);
  };
  /** A minute later: whatever is told of a class is told once at a time. */
  const later = async () => {
    await desk.dispatcher.sendDue();
    services.clock.at += 60_000;
  };

  it('ask its ambassadors to teach it, with when, where and whom to call', async () => {
    await later();
    const given = sentAs('class-given');
    expect(given.map(({ recipientName }) => recipientName).sort()).toEqual(
      [world.mentor.fullName, helper.fullName].sort(),
    );
    expect(given[0].text).toContain('Mời bạn dạy lớp Cài đặt VNeID: thứ 7 28/11, 9 giờ sáng');
    expect(given[0].text).toContain(world.venue.name);
    expect(given[0].text).toContain('Không dạy được, xin gọi');
  });

  it('tell its ambassadors of another time, of one who joins, and of one who need not come', async () => {
    await later();
    const third = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'], fullName: 'Chị Ba' }),
    );
    await change({ startAt: at('2026-11-28', 10), mentorIds: [world.mentor.id, third.id] });
    sms.sent.length = 0;
    await later();
    const told = sms.sent.map(({ kind, recipientName }) => [kind, recipientName]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        ['class-moved', world.mentor.fullName],
        ['class-given', 'Chị Ba'],
        ['class-off', helper.fullName],
      ]),
    );
    expect(sentAs('class-moved')[0].text).toContain('10 giờ sáng');
  });

  it('tell its ambassadors why it is off, and nobody of what they had not heard of', async () => {
    await later();
    const { version } = await one();
    await services.classes.service.cancel(world.officer, classId, { version, reason: 'Mất điện' });
    await later();
    expect(sentAs('class-off')).toHaveLength(2);
    expect(sentAs('class-off')[0].text).toContain('Lý do: Mất điện.');
    const made = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      venueId: world.venue.id,
      startAt: at('2026-11-28', 10),
      seats: 6,
      mentorIds: [world.mentor.id],
      audienceKind: 'ward',
      audienceRef: null,
    });
    sms.sent.length = 0;
    const off = { version: made.version, reason: 'Nhầm' };
    await services.classes.service.cancel(world.officer, made.id, off);
    await later();
    expect(sms.sent).toEqual([]);
  });

  it('tell those in it what it is about now, and let go whoever can do that alone', async () => {
    await database.unitOfWork.write(async (manager) => {
      for (const { id } of [world.mentor, helper]) {
        await manager.update(Mentor, { id }, { topics: ['vneid', 'video-calls'] });
      }
      const wanting = { topics: ['vneid', 'video-calls'] };
      await manager.update(Mentee, { id: world.mentees[0].id }, wanting);
      await manager.update(Mentee, { id: world.mentees[1].id }, wanting);
      await insert(manager, Skill, able(world.mentees[1].id, services.clock.at));
    });
    await take(0);
    await take(1);
    await invite();
    await later();
    sms.sent.length = 0;
    const { seatsTaken } = await change({ topic: 'video-calls' });
    await later();
    expect(seatsTaken).toBe(1);
    expect(sentAs('moved').map(({ recipientName }) => recipientName)).toEqual(['Lê Thị Na 0']);
    expect(sentAs('moved')[0].text).toContain('Gọi video');
    const off = sentAs('cancelled');
    expect(off.map(({ recipientName }) => recipientName).sort()).toEqual([
      'Lê Thị Na 1',
      'Lê Thị Na 2',
      'Lê Thị Na 3',
    ]);
    expect(off[0].text).toContain('lớp đã đổi nội dung hoặc đối tượng');
    expect(sentAs('class-moved')).toHaveLength(2);
  });

  it('call off the invitation of whoever the class is not open to any more, and no place', async () => {
    await invite();
    await take(0);
    await later();
    sms.sent.length = 0;
    const about = await change({ audienceKind: 'group', audienceRef: 'farmer' });
    await later();
    expect(about).toMatchObject({ seatsTaken: 1, audienceKind: 'group', audienceRef: 'farmer' });
    expect(sentAs('cancelled')).toHaveLength(3);
    expect(about.people.map(({ fullName }) => fullName)).toEqual(['Lê Thị Na 0']);
  });

  it('say that it takes place after all, to those who are still free', async () => {
    await invite();
    await take(0);
    await take(1);
    await later();
    const { version } = await one();
    const off = { version, reason: 'Mất điện' };
    const cancelled = await services.classes.service.cancel(world.officer, classId, off);
    await later();
    sms.sent.length = 0;
    const again = await services.classes.service.restore(world.officer, classId, cancelled);
    await later();
    expect(again).toMatchObject({ state: 'planned', cancelReason: null });
    expect(sentAs('class-given')).toHaveLength(2);
    expect(sentAs('class-invitation')).toHaveLength(2);
    await expect(
      services.classes.service.restore(world.officer, classId, again),
    ).rejects.toMatchObject({ code: 'not-cancelled' });
  });

  it('stays off where an ambassador or the hall is taken meanwhile', async () => {
    await take(0);
    const { version } = await one();
    const off = { version, reason: 'Mất điện' };
    const cancelled = await services.classes.service.cancel(world.officer, classId, off);
    const restore = () => services.classes.service.restore(world.officer, classId, cancelled);
    const { session } = await database.unitOfWork.write((manager) =>
      addSession(manager, { ...world, mentor: helper }, [world.mentees[3]], saturday),
    );
    await expect(restore()).rejects.toMatchObject({ code: 'mentor-busy' });
    await database.unitOfWork.write(async (manager) => {
      await manager.query(
        `UPDATE booking SET state = 'cancelled' WHERE session_id = '${session.id}'`,
      );
      await manager.update(Session, { id: session.id }, { state: 'cancelled' });
      await manager.query(
        `UPDATE venue_use SET taken = seats WHERE venue_id = '${world.venue.id}' AND start_at = ${saturday}`,
      );
    });
    await expect(restore()).rejects.toMatchObject({ code: 'venue-full' });
    expect(await one()).toMatchObject({ state: 'cancelled' });
  });
});

function able(menteeId: string, seenAt: number): Skill {
  return {
    id: newId(),
    menteeId,
    topic: 'video-calls',
    level: 'alone',
    levelBefore: 'never',
    lessons: 1,
    reachedAt: seenAt,
    sessionId: null,
    seenByKind: 'mentor',
    seenById: null,
    seenAt,
    version: 1,
    createdAt: seenAt,
    updatedAt: seenAt,
  };
}
