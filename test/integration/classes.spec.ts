import { Skill } from '../../src/modules/learning/entities/skill.entity';
import { Mentor } from '../../src/modules/people/entities/mentor.entity';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../src/modules/reminders/entities/reminder.entity';
import { findClass, type FoundClass } from '../../src/modules/sessions/classes/class-rows';
import type { NewClass } from '../../src/modules/sessions/classes/classes.service';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../src/modules/sessions/entities/session.entity';
import { Venue } from '../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../src/modules/wards/entities/ward.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { addMentees, addMentor } from '../support/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  pairUp,
  sessionServices,
  settlePairs,
  type SessionWorld,
} from '../support/session-world';
import { makeVenue } from '../factories/wards';
import { plant } from '../factories/given';

const saturday = at('2026-11-28', 9);

describe.each(dialects)('a class on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let other: Mentor;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 16);
      await manager.update(Venue, { id: world.venue.id }, { seats: 20 });
      other = await addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] });
    });
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(async () => {
    services.threads.onModuleDestroy();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const plan = (with_: Partial<NewClass> = {}): NewClass => ({
    topic: 'vneid',
    venueId: world.venue.id,
    startAt: saturday,
    seats: 6,
    mentorIds: [world.mentor.id, other.id],
    audienceKind: 'hamlet',
    audienceRef: world.hamlet.id,
    phone: '0912 345 678',
    ...with_,
  });
  const make = async (with_: Partial<NewClass> = {}): Promise<FoundClass> => {
    const { id } = await services.classes.service.make(world.officer, world.ward.id, plan(with_));
    return findClass(database.unitOfWork.read, id);
  };
  const take = (classId: string, index: number) => {
    const mentee = world.mentees[index];
    return services.classes.seats.take(asMentee(mentee), classId, { menteeId: mentee.id });
  };
  const fill = async (classId: string, count: number) => {
    for (let index = 0; index < count; index++) await take(classId, index);
  };
  const one = (classId: string) => services.classes.queries.one(world.officer, classId);
  const refusal = (code: string) => expect.objectContaining({ code });
  const codesOf = (results: PromiseSettledResult<unknown>[]) =>
    results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as { code: string }).code] : [],
    );

  it('is made no later than lessons are agreed on, and stays where it is longer ahead', async () => {
    const far = at('2027-02-13', 9);
    await expect(make({ startAt: far })).rejects.toMatchObject({ code: 'too-far-ahead' });
    await expect(make({ startAt: at('2099-01-03', 9) })).rejects.toMatchObject({
      code: 'too-far-ahead',
    });
    const { groupClass, seating } = await make();
    const { version } = seating;
    const change = (startAt: number) =>
      services.classes.service.change(world.officer, groupClass.id, {
        ...plan({ seats: 7, startAt }),
        audienceRef: undefined,
        version,
      });
    await expect(change(far)).rejects.toMatchObject({ code: 'too-far-ahead' });
    const { settings } = world.ward;
    const fewer = { ...settings, bookingHorizonDays: 1 };
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: world.ward.id }, { settings: fewer }),
    );
    expect((await change(saturday)).seats).toBe(7);
  });

  it('has its seats once and keeps each of its ambassadors in one place', async () => {
    const { groupClass } = await make();
    const sessions = await read().findBy(Session, { classId: groupClass.id });
    expect(sessions.map(({ mentorId, seats }) => ({ mentorId, seats }))).toEqual(
      expect.arrayContaining([
        { mentorId: world.mentor.id, seats: 6 },
        { mentorId: other.id, seats: 0 },
      ]),
    );
    const [mentee] = world.mentees;
    await expect(
      services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt: saturday }),
    ).rejects.toEqual(refusal('mentor-busy'));
    expect(await one(groupClass.id)).toMatchObject({
      phone: '+84912345678',
      venueName: world.venue.name,
      mentors: [{ id: world.mentor.id }, { id: other.id }],
    });
  });

  it('is held by nobody who is busy, far away, at the end of the week, or teaches something else', async () => {
    const hall = { wardId: world.ward.id, name: 'Trường học', seats: 60 };
    const far = await database.unitOfWork.write((manager) =>
      plant(manager, Venue, makeVenue({ ...hall, hamletId: null, latitude: 20.42 })),
    );
    const lesson = (startAt: number) =>
      services.sessions.create(world.officer, {
        mentorId: other.id,
        topic: 'vneid',
        venueId: world.venue.id,
        startAt,
      });
    await lesson(at('2026-11-28', 9, 30));
    await expect(make({ venueId: far.id, startAt: saturday })).rejects.toEqual(
      refusal('mentor-travel'),
    );
    await expect(make({ startAt: at('2026-11-28', 9, 30) })).rejects.toEqual(
      refusal('mentor-busy'),
    );
    await expect(make({ topic: 'cashless' })).rejects.toEqual(refusal('topic-not-shared'));
    for (const hour of [14, 15, 16]) await lesson(at('2026-11-28', hour));
    await expect(make({ startAt: at('2026-11-28', 10, 30) })).rejects.toEqual(
      refusal('mentor-limit'),
    );
    await expect(make({ startAt: at('2026-11-24', 10) })).rejects.toEqual(refusal('outside-hours'));
    await expect(make({ seats: 21 })).rejects.toEqual(refusal('invalid-form'));
    await expect(make({ seats: 5 })).rejects.toEqual(refusal('invalid-form'));
  });

  it('gives an ambassador to one of two classes that want them at once', async () => {
    const hall = { name: 'Trường học', seats: 30 };
    const second = await database.unitOfWork.write((manager) =>
      plant(
        manager,
        Venue,
        makeVenue({ ...hall, wardId: world.ward.id, hamletId: world.hamlet.id }),
      ),
    );
    const results = await Promise.allSettled([make(), make({ venueId: second.id })]);
    expect(codesOf(results)).toEqual(['mentor-busy']);
    const sessions = await read().findBy(Session, { startAt: saturday, mentorId: other.id });
    expect(sessions).toHaveLength(1);
  });

  it('invites with one message each whoever it is open to, needs the topic and could come', async () => {
    const [busy, learned, homebound, elsewhere] = world.mentees;
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: homebound.id }, { isHomebound: true });
      await manager.update(Mentee, { id: elsewhere.id }, { topics: ['cashless'] });
    });
    await services.courses.correct(world.officer, learned.id, 'vneid', {
      level: 'alone',
      reason: 'Đã tự làm',
      version: 0,
    });
    const early = at('2026-11-28', 8);
    await services.bookings.book(asMentee(busy), { menteeId: busy.id, startAt: early });
    const { groupClass } = await make({ startAt: early, mentorIds: [other.id] });
    const next = await services.classes.invitations.next(world.officer, groupClass.id);
    expect(next).toHaveLength(12);
    expect(await services.classes.invitations.invite(world.officer, groupClass.id)).toEqual({
      invited: 12,
    });
    const invited = await read().findBy(Reminder, { kind: 'class-invitation', state: 'planned' });
    const ids = new Set(invited.map(({ recipientId }) => recipientId));
    expect(ids.size).toBe(12);
    const left = [busy, learned, homebound, elsewhere];
    expect(left.filter(({ id }) => ids.has(id))).toEqual([]);
    expect(await services.classes.invitations.invite(world.officer, groupClass.id)).toEqual({
      invited: 0,
    });
    expect((await one(groupClass.id)).counts).toMatchObject({ invited: 12, booked: 0 });
  });

  it('takes a yes with one press, puts late ones in line, and gives them the seat of who cancels', async () => {
    const { groupClass } = await make();
    await services.classes.invitations.invite(world.officer, groupClass.id);
    await fill(groupClass.id, 6);
    const { booking: late } = await take(groupClass.id, 6);
    expect(late.state).toBe('waiting');
    const { booking: again } = await take(groupClass.id, 6);
    expect(again.id).toBe(late.id);
    const { booking: mine } = await take(groupClass.id, 0);
    await services.bookings.cancel(asMentee(world.mentees[0]), mine.id, { version: mine.version });
    expect(await read().findOneByOrFail(Booking, { id: late.id })).toMatchObject({
      state: 'booked',
    });
    // A no: nobody is asked twice, and what still invites them goes out no more.
    const [invitation] = await services.classes.queries.invitations(
      asMentee(world.mentees[8]),
      world.mentees[8].id,
    );
    await services.bookings.cancel(asMentee(world.mentees[8]), invitation.bookingId, {
      version: invitation.bookingVersion,
    });
    const next = await services.classes.invitations.next(world.officer, groupClass.id);
    expect(next.map(({ id }) => id)).not.toContain(world.mentees[8].id);
  });

  it('gives the last seat to one of many who press at once, and places in line to the others', async () => {
    const { groupClass } = await make();
    await fill(groupClass.id, 5);
    const places = await Promise.all(
      world.mentees.slice(5).map((_, index) => take(groupClass.id, index + 5)),
    );
    const states = places.map(({ booking }) => booking.state).sort();
    expect(states).toEqual(['booked', ...states.slice(1).map(() => 'waiting')]);
    expect(await one(groupClass.id)).toMatchObject({ seatsTaken: 6, seats: 6 });
  });

  it('seats nobody in a class and in a lesson at the same time, however they press', async () => {
    const { groupClass } = await make({ mentorIds: [other.id] });
    for (let round = 0; round < 5; round++) {
      const results = await Promise.allSettled([
        take(groupClass.id, round),
        services.bookings.book(asMentee(world.mentees[round]), {
          menteeId: world.mentees[round].id,
          startAt: saturday,
        }),
      ]);
      expect(codesOf(results)).toEqual(['mentee-busy']);
    }
  });

  it('shares the seats of a hall with lessons and other classes at the same time', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Venue, { id: world.venue.id }, { seats: 7 }),
    );
    const { groupClass } = await make({ mentorIds: [other.id] });
    for (let index = 0; index < 4; index++) {
      const { id: menteeId } = world.mentees[index];
      await services.bookings.book(world.officer, { menteeId, startAt: saturday });
    }
    await take(groupClass.id, 4);
    await take(groupClass.id, 5);
    await take(groupClass.id, 6);
    const { booking } = await take(groupClass.id, 7);
    expect(booking.state).toBe('waiting');
    // A seat given up in the class goes to who waits for it.
    const [first] = await read().findBy(Booking, { menteeId: world.mentees[4].id });
    await services.bookings.cancel(world.officer, first.id, { version: first.version });
    expect((await one(groupClass.id)).counts).toMatchObject({ booked: 3, waiting: 0 });
  });

  it('is open to its hamlet, its group, or to those whom nobody teaches it, and to nobody else', async () => {
    const farmers = await make({ audienceKind: 'group', audienceRef: 'farmer' });
    await expect(take(farmers.groupClass.id, 0)).rejects.toEqual(refusal('not-in-audience'));
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: world.mentees[0].id }, { groups: ['farmer'] }),
    );
    expect((await take(farmers.groupClass.id, 0)).booking.state).toBe('booked');
    await services.courses.correct(world.officer, world.mentees[1].id, 'vneid', {
      level: 'alone',
      reason: 'Đã tự làm',
      version: 0,
    });
    const everybody = { audienceKind: 'ward', audienceRef: null } as const;
    const ward = await make({ ...everybody, startAt: at('2026-11-28', 10) });
    await expect(take(ward.groupClass.id, 1)).rejects.toEqual(refusal('already-learned'));
  });

  it('lets nobody take a place by themselves who needs something else first, but whoever looks after them', async () => {
    const everybody = { audienceKind: 'ward', audienceRef: null } as const;
    const { groupClass } = await make(everybody);
    const topics = ['smartphone', 'vneid'];
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: world.mentees[0].id }, { topics }),
    );
    await expect(take(groupClass.id, 0)).rejects.toMatchObject({
      code: 'learn-first',
      params: { topics: ['smartphone'] },
      message: expect.stringContaining('Sử dụng điện thoại cơ bản') as string,
    });
    const menteeId = world.mentees[0].id;
    const { booking } = await services.classes.seats.take(world.officer, groupClass.id, {
      menteeId,
    });
    expect(booking.state).toBe('booked');
  });

  it('takes the needs that an ambassador cannot teach: a list, and a class with these people invited', async () => {
    const needing = await database.unitOfWork.write(async (manager) => {
      const people = await addMentees(manager, world, 7, () => ({
        topics: ['online-selling'],
        windows: alwaysFree,
        phone: null,
      }));
      await pairUp(manager, world.ward.id, world.mentor.id, people);
      return people;
    });
    const needs = await services.classes.untaught.of(world.officer, world.ward.id);
    expect(needs).toEqual([
      { topic: 'online-selling', people: expect.arrayContaining([]) as unknown },
    ]);
    expect(needs[0].people.map(({ id }) => id).sort()).toEqual(needing.map(({ id }) => id).sort());
    const teacher = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['online-selling'] }),
    );
    const { groupClass } = await make({
      topic: 'online-selling',
      mentorIds: [teacher.id],
      audienceKind: 'untaught',
      audienceRef: null,
    });
    expect(await services.classes.invitations.invite(world.officer, groupClass.id)).toEqual({
      invited: 7,
    });
  });

  it('counts who has to learn something else first among those who need it, after who can begin now', async () => {
    const [later, now] = await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 2, (index) => ({
        topics: index === 0 ? ['smartphone', 'online-selling'] : ['online-selling'],
        windows: alwaysFree,
        phone: null,
      })),
    );
    const needs = await services.classes.untaught.of(world.officer, world.ward.id);
    const selling = needs.find(({ topic }) => topic === 'online-selling');
    expect(selling?.people.map(({ id, first }) => [id, first])).toEqual([
      [now.id, []],
      [later.id, ['smartphone']],
    ]);
    const { groupClass } = await make({ audienceKind: 'untaught', audienceRef: null });
    const next = await services.classes.invitations.next(world.officer, groupClass.id);
    expect(next.map(({ id }) => id)).not.toContain(later.id);
  });

  it('invites nobody who has no language in common with its ambassadors, nor on the strength of a lesson to come', async () => {
    const [foreign, other_, ahead] = world.mentees;
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: foreign.id }, { languages: ['mtq'] });
      await manager.update(Mentee, { id: ahead.id }, { topics: ['smartphone', 'vneid'] });
      await manager.update(Mentor, { id: world.mentor.id }, { topics: ['smartphone', 'vneid'] });
    });
    const early = at('2026-11-28', 8);
    const place = await services.bookings.book(asMentee(ahead), {
      menteeId: ahead.id,
      startAt: early,
    });
    expect(place.session.topic).toBe('smartphone');
    const { groupClass } = await make({ mentorIds: [other.id] });
    const next = await services.classes.invitations.next(world.officer, groupClass.id);
    const ids = next.map(({ id }) => id);
    expect(ids).toContain(other_.id);
    expect(ids).not.toContain(foreign.id);
    expect(ids).not.toContain(ahead.id);
  });

  it('moves with everybody in it, tells them, and lets go of whoever is elsewhere at the new time', async () => {
    const { groupClass } = await make({ mentorIds: [other.id] });
    await fill(groupClass.id, 3);
    await services.classes.invitations.invite(world.officer, groupClass.id);
    const later = at('2026-11-28', 10);
    const [elsewhere] = world.mentees;
    await services.bookings.book(asMentee(elsewhere), { menteeId: elsewhere.id, startAt: later });
    const { version } = await one(groupClass.id);
    const third = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
    );
    const changed = { ...plan({ startAt: later, seats: 8 }), mentorIds: [third.id], version };
    await services.classes.service.change(world.officer, groupClass.id, changed);
    expect(await one(groupClass.id)).toMatchObject({
      startAt: later,
      seats: 8,
      seatsTaken: 2,
      mentors: [{ id: third.id }],
      counts: { booked: 2 },
    });
    const [place] = await read().find(Booking, {
      where: { menteeId: elsewhere.id, state: 'cancelled' },
    });
    expect(place.startAt).toBe(saturday);
    const planned = await read().findBy(Reminder, { kind: 'class-invitation', state: 'planned' });
    expect(new Set(planned.map(({ sessionStartAt }) => sessionStartAt))).toContain(later);
    await expect(
      services.classes.service.change(world.officer, groupClass.id, changed),
    ).rejects.toEqual(refusal('stale-version'));
  });

  it('is called off with its reason: nobody has a place any more, and its ambassadors are free', async () => {
    const { groupClass } = await make();
    await services.classes.invitations.invite(world.officer, groupClass.id);
    await fill(groupClass.id, 7);
    const { version } = await one(groupClass.id);
    await services.classes.service.cancel(world.officer, groupClass.id, {
      version,
      reason: 'Nhà văn hóa mất điện',
    });
    expect(await one(groupClass.id)).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Nhà văn hóa mất điện',
      counts: { invited: 0, booked: 0, waiting: 0 },
      mentors: [{ id: world.mentor.id }, { id: other.id }],
    });
    await make();
  });

  it('is changed as a class alone, not one session of it', async () => {
    const { groupClass, seating, helping } = await make();
    for (const { id, version } of [seating, ...helping]) {
      await expect(
        services.sessions.cancel(world.officer, id, { version, reason: 'nhầm' }),
      ).rejects.toEqual(refusal('part-of-class'));
    }
    const { booking } = await take(groupClass.id, 0);
    await expect(
      services.bookings.move(asMentee(world.mentees[0]), booking.id, {
        version: booking.version,
        startAt: at('2026-11-28', 10),
      }),
    ).rejects.toEqual(refusal('part-of-class'));
    await expect(
      services.bookings.book(world.officer, {
        menteeId: world.mentees[1].id,
        sessionId: seating.id,
      }),
    ).rejects.toEqual(refusal('part-of-class'));
  });

  it('stays when a pair of it ends, and keeps its topic when somebody in it has learned it', async () => {
    const { groupClass, seating } = await make();
    await fill(groupClass.id, 2);
    await services.pairs.assign(world.officer, world.ward.id, world.mentees[0].id, other.id);
    await services.courses.correct(world.officer, world.mentees[1].id, 'vneid', {
      level: 'alone',
      reason: 'Đã tự làm',
      version: 0,
    });
    expect((await one(groupClass.id)).counts).toMatchObject({ booked: 2, cancelled: 0 });
    expect((await read().findOneByOrFail(Session, { id: seating.id })).topic).toBe('vneid');
  });

  it('is a thing of its own for the week planner: nobody of it is planned elsewhere, nobody joins it', async () => {
    const { groupClass } = await make();
    await fill(groupClass.id, 3);
    const before = await read().findBy(Session, { classId: groupClass.id });
    await services.weekPlans.planWeeks(world.officer, world.ward.id, {
      fromDate: monday,
      weeks: 1,
    });
    const after = await read().findBy(Session, { classId: groupClass.id });
    expect(after).toEqual(expect.arrayContaining(before));
    const planned = await read().findBy(Session, { startAt: saturday, venueId: world.venue.id });
    const lessons = planned.filter(({ classId }) => classId === null);
    const inLessons = lessons.reduce((sum, { seatsTaken }) => sum + seatsTaken, 0);
    expect(inLessons).toBeLessThanOrEqual(20 - 6);
  });

  describe('written down afterwards', () => {
    it('marks everybody, those who came unannounced too, and gives them the seats of who stayed away', async () => {
      const { groupClass } = await make();
      await services.classes.invitations.invite(world.officer, groupClass.id);
      await fill(groupClass.id, 7);
      services.clock.at = saturday + 60 * 60_000;
      const { people, version } = await one(groupClass.id);
      const booked = people.filter(({ state }) => state === 'booked');
      const stranger = await database.unitOfWork.write(async (manager) => {
        const [person] = await addMentees(manager, world, 1, () => ({ topics: ['cashless'] }));
        return person;
      });
      const invited = people.filter(({ state }) => state === 'invited' || state === 'waiting');
      const mentor = { kind: 'mentor', id: other.id, wardId: world.ward.id } as const;
      await services.classes.attendance.enter(mentor, groupClass.id, {
        version,
        marks: booked.map(({ bookingId }, index) =>
          index < 2
            ? { bookingId, state: 'absent' }
            : { bookingId, state: 'attended', level: index === 2 ? 'alone' : 'with-help' },
        ),
        came: [
          { menteeId: invited[0].menteeId, level: 'with-help' },
          { menteeId: invited[1].menteeId },
          { menteeId: stranger.id, level: 'alone' },
        ],
        note: 'Đông hơn dự kiến',
      });
      const after = await one(groupClass.id);
      expect(after).toMatchObject({
        state: 'completed',
        seats: 7,
        seatsTaken: 7,
        note: 'Đông hơn dự kiến',
        counts: { attended: 7, absent: 2, invited: 0, waiting: 0 },
      });
      const sessions = await read().findBy(Session, { classId: groupClass.id });
      expect(sessions.map(({ state }) => state)).toEqual(['completed', 'completed']);
      const skills = await read().findBy(Skill, { sessionId: after.sessionId });
      expect(skills).toHaveLength(6);
      expect(skills.find(({ menteeId }) => menteeId === stranger.id)).toMatchObject({
        topic: 'vneid',
        level: 'alone',
        seenById: other.id,
      });
    });

    it('takes a full class of sixty on one sheet', async () => {
      await database.unitOfWork.write(async (manager) => {
        world = await settlePairs(manager, 60);
        await manager.update(Venue, { id: world.venue.id }, { seats: 60 });
      });
      const { groupClass } = await make({ seats: 60, mentorIds: [world.mentor.id] });
      await fill(groupClass.id, 60);
      services.clock.at = saturday + 60 * 60_000;
      const { people, version } = await one(groupClass.id);
      await services.classes.attendance.enter(world.officer, groupClass.id, {
        version,
        marks: people.map(({ bookingId }) => ({
          bookingId,
          state: 'attended',
          level: 'with-help',
        })),
      });
      const { counts, sessionId } = await one(groupClass.id);
      expect(counts).toMatchObject({ attended: 60 });
      expect(await read().countBy(Skill, { sessionId })).toBe(60);
    });

    it('is corrected: who was there after all has a seat again, who was not has learned nothing', async () => {
      const { groupClass } = await make();
      await fill(groupClass.id, 2);
      services.clock.at = saturday + 60 * 60_000;
      const first = await one(groupClass.id);
      const [a, b] = first.people.map(({ bookingId }) => bookingId);
      const enter = (version: number, absent: string, there: string) =>
        services.classes.attendance.enter(world.officer, groupClass.id, {
          version,
          marks: [
            { bookingId: absent, state: 'absent' },
            { bookingId: there, state: 'attended', level: 'alone' },
          ],
        });
      await enter(first.version, a, b);
      const second = await one(groupClass.id);
      expect(second).toMatchObject({ seatsTaken: 1 });
      await enter(second.version, b, a);
      const third = await one(groupClass.id);
      expect(third).toMatchObject({ seatsTaken: 1, counts: { attended: 1, absent: 1 } });
      const levels = third.people.map(({ bookingId, level }) => [bookingId === a, level]);
      expect(levels).toEqual(
        expect.arrayContaining([
          [true, 'alone'],
          [false, 'never'],
        ]),
      );
      await expect(enter(second.version, a, b)).rejects.toEqual(refusal('stale-version'));
    });

    it('takes down somebody nobody knew, with their consent, and counts them', async () => {
      const { groupClass } = await make();
      services.clock.at = saturday + 60 * 60_000;
      const newcomer = {
        person: { fullName: 'Bùi Thị Nga', birthYear: 1955, hamletId: world.hamlet.id },
      };
      await expect(
        services.classes.attendance.addNewcomer(world.officer, groupClass.id, newcomer),
      ).rejects.toEqual(refusal('consent-needed'));
      await services.classes.attendance.addNewcomer(world.officer, groupClass.id, {
        ...newcomer,
        consent: { way: 'signed', proof: 'Phiếu điểm danh, dòng 7' },
      });
      const { people, version } = await one(groupClass.id);
      expect(people).toEqual([expect.objectContaining({ fullName: 'Bùi Thị Nga' })]);
      await services.classes.attendance.enter(world.officer, groupClass.id, {
        version,
        marks: [{ bookingId: people[0].bookingId, state: 'attended', level: 'with-help' }],
      });
      expect((await one(groupClass.id)).counts).toMatchObject({ attended: 1 });
    });
  });
});
