import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { SkillChange } from '../../../src/modules/learning/entities/skill-change.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { AttendanceMark } from '../../../src/modules/sessions/leading/attendance';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { addDays } from '../../../src/core/time/local-dates';
import type { SkillLevel } from '../../../src/core/curriculum/skill-level';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { AuditWords } from '../../../src/modules/access/audit/audit-words.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { match } from '../../../src/core/matching/pairing/match';
import { loadMatchInput } from '../../../src/modules/matching/profiles/profiles';
import { findClass } from '../../../src/modules/sessions/classes/class-rows';
import { createTestDatabase, dialects, TestDatabase } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  pairUp,
  sessionServices,
  settlePairs,
  SessionWorld,
} from '../../support/worlds/session-world';

describe.each(dialects)('a course on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof sessionServices>;
  let world: SessionWorld;
  let mentor: Actor;

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 3, () => ({ topics: ['vneid', 'cashless'] })),
    );
    mentor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
  });

  afterEach(async () => {
    services.threads.onModuleDestroy();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;

  /** Everybody's session of the week that begins on the day, and what the plan says. */
  async function planWeek(fromDate: string) {
    await services.weekPlans.planWeeks(world.officer, world.ward.id, { fromDate, weeks: 1 });
    return read().find(Session, { order: { startAt: 'ASC' } });
  }

  /** The ambassador marks the session: a level for each who came, 'absent' for the others. */
  async function mark(session: Session, results: (SkillLevel | 'absent')[]) {
    const bookings = await read().findBy(Booking, { sessionId: session.id });
    const marks = world.mentees.flatMap(({ id }, index): AttendanceMark[] => {
      const booking = bookings.find(({ menteeId }) => menteeId === id);
      const result = results[index];
      if (!booking || ['cancelled', 'waiting'].includes(booking.state)) return [];
      return result === 'absent'
        ? [{ bookingId: booking.id, state: 'absent' }]
        : [{ bookingId: booking.id, state: 'attended', level: result }];
    });
    services.clock.at = Math.max(services.clock.at, session.endAt);
    const { version } = await read().findOneByOrFail(Session, { id: session.id });
    return services.sessions.markAttendance(mentor, session.id, { version, marks });
  }

  const skillsOf = (index: number) =>
    read().find(Skill, { where: { menteeId: world.mentees[index].id }, order: { topic: 'ASC' } });

  it('keeps for each learner what they can do, who saw it and in which session', async () => {
    const [session] = await planWeek(monday);
    expect(session.topic).toBe('vneid');
    await mark(session, ['alone', 'with-help', 'absent']);
    expect(await skillsOf(0)).toEqual([
      expect.objectContaining({
        topic: 'vneid',
        level: 'alone',
        levelBefore: 'never',
        lessons: 1,
        sessionId: session.id,
        seenById: world.mentor.id,
        reachedAt: services.clock.at,
      }),
    ]);
    expect(await skillsOf(1)).toEqual([
      expect.objectContaining({ level: 'with-help', reachedAt: null }),
    ]);
    expect(await skillsOf(2)).toEqual([]);
  });

  it('takes back what was written down of somebody who was not there after all', async () => {
    const [session] = await planWeek(monday);
    await mark(session, ['alone', 'alone', 'alone']);
    await mark(session, ['absent', 'alone', 'alone']);
    expect(await skillsOf(0)).toEqual([
      expect.objectContaining({ level: 'never', lessons: 0, reachedAt: null }),
    ]);
    const [{ id: skillId }] = await skillsOf(0);
    const history = await read().find(SkillChange, { where: { skillId }, order: { id: 'ASC' } });
    expect(history.map(({ levelTo }) => levelTo)).toEqual(['alone', 'never']);
  });

  it('goes on with what was not learned, and not with what was', async () => {
    const [first] = await planWeek(monday);
    await mark(first, ['alone', 'never', 'absent']);
    const [, ...second] = await planWeek(addDays(monday, 7));
    const topicOf = async (index: number) => {
      const booking = await read().findOneByOrFail(Booking, {
        menteeId: world.mentees[index].id,
        state: 'booked',
      });
      return second.find(({ id }) => id === booking.sessionId)?.topic;
    };
    expect(await topicOf(0)).toBe('cashless');
    expect(await topicOf(1)).toBe('vneid');
    expect(await topicOf(2)).toBe('vneid');
  });

  it('changes what was planned already, where the topic no longer fits', async () => {
    const [first] = await planWeek(monday);
    const [, second] = await planWeek(addDays(monday, 7));
    // The lesson was taken to bring everybody so far that they go on.
    expect(second.topic).toBe('cashless');
    await mark(first, ['never', 'never', 'never']);
    const next = () => read().findOneByOrFail(Session, { id: second.id });
    // Nothing comes before cashless payments: what was agreed stays as long as it fits.
    expect((await next()).topic).toBe('cashless');
    services.clock.at = at(monday, 21);
    const version = 0;
    for (const { id } of world.mentees) {
      await services.courses.correct(world.officer, id, 'cashless', {
        level: 'alone',
        version,
        reason: 'Đã tự thanh toán ở chợ',
      });
    }
    expect((await next()).topic).toBe('vneid');
  });

  it('keeps a planned topic for those who need it; whoever can do it by now need not come and hears why', async () => {
    await planWeek(monday);
    const [, second] = await planWeek(addDays(monday, 7));
    const places = async () => {
      const bookings = await read().findBy(Booking, { sessionId: second.id });
      return world.mentees.map(({ id }) => bookings.find((one) => one.menteeId === id)?.state);
    };
    expect(await places()).toEqual(['booked', 'booked', 'booked']);
    const seenAlone = (index: number, topic: string) =>
      services.courses.correct(world.officer, world.mentees[index].id, topic, {
        level: 'alone',
        version: 0,
        reason: 'Đã tự làm ở nhà',
      });
    for (const index of [1, 2]) await seenAlone(index, 'vneid');
    expect(await places()).toEqual(['booked', 'booked', 'booked']);
    await seenAlone(0, 'cashless');
    expect(await places()).toEqual(['cancelled', 'booked', 'booked']);
    const session = await read().findOneByOrFail(Session, { id: second.id });
    expect(session).toMatchObject({ topic: 'cashless', seatsTaken: 2 });
    // What is taken back gives no place back: the next plan has another one.
    const back = { level: 'never', version: 1, reason: 'Nhầm người' } as const;
    const [{ id: menteeId }] = world.mentees;
    await services.courses.correct(world.officer, menteeId, 'cashless', back);
    await services.weekPlans.planWeeks(world.officer, world.ward.id, {
      fromDate: addDays(monday, 7),
      weeks: 1,
      isAgain: true,
    });
    const again = await read().findBy(Booking, { menteeId, state: 'booked' });
    expect(again.filter(({ startAt }) => startAt >= at(addDays(monday, 7), 0))).toHaveLength(1);
  });

  describe('of a place that somebody chose themselves', () => {
    const wednesday = addDays(monday, 9);
    const chosenBy = async (...indices: number[]) => {
      const [first] = await read().find(Venue);
      for (const index of indices) {
        const { id: menteeId } = world.mentees[index];
        const place = { menteeId, startAt: at(wednesday, 18), venueId: first.id };
        await services.bookings.book(asMentee(world.mentees[index]), place);
      }
    };
    const seen = (index: number, level: SkillLevel, topic = 'vneid') =>
      services.courses.correct(world.officer, world.mentees[index].id, topic, {
        level,
        version: 0,
        reason: 'Đã làm ở nhà',
      });
    const placeOf = async (index: number) => {
      const [place] = await read().findBy(Booking, { menteeId: world.mentees[index].id });
      const session = await read().findOneByOrFail(Session, { id: place.sessionId });
      return [place.state, session.topic];
    };

    it('is for what comes next, once they can do its topic alone', async () => {
      await chosenBy(0);
      expect(await placeOf(0)).toEqual(['booked', 'vneid']);
      await seen(0, 'alone');
      expect(await placeOf(0)).toEqual(['booked', 'cashless']);
    });

    it('is free again where the others still need that topic, and whoever can do it hears why', async () => {
      await chosenBy(0, 1, 2);
      for (const index of [0, 2]) await seen(index, 'alone', 'cashless');
      await seen(0, 'with-help');
      expect(await placeOf(0)).toEqual(['booked', 'vneid']);
      await seen(1, 'alone');
      expect(await placeOf(1)).toEqual(['cancelled', 'vneid']);
      expect(await placeOf(2)).toEqual(['booked', 'vneid']);
      const [place] = await read().findBy(Booking, { menteeId: world.mentees[1].id });
      const said = await read().findBy(AuditWords, { subjectId: place.id });
      expect(said.map(({ words }) => words.reason)).toContain('Nội dung này đã tự làm được');
    });
  });

  it('ends the pair of whoever has learned all that the mentor teaches them', async () => {
    const [first] = await planWeek(monday);
    await mark(first, ['alone', 'with-help', 'with-help']);
    const [, second] = await planWeek(addDays(monday, 7));
    await mark(second, ['alone', 'with-help', 'with-help']);
    const pairOf = (index: number) =>
      read().findOne(Pair, {
        where: { menteeId: world.mentees[index].id },
        order: { startedAt: 'DESC', id: 'DESC' },
      });
    expect(await pairOf(0)).toMatchObject({ endedBecause: 'finished' });
    expect(await pairOf(1)).toMatchObject({ endedAt: null });
    // Seen again, it was not alone: the pair goes on.
    const [, { version }] = await skillsOf(0);
    await services.courses.correct(world.officer, world.mentees[0].id, 'vneid', {
      level: 'with-help',
      version,
      reason: 'Cháu bấm hộ',
    });
    expect(await pairOf(0)).toMatchObject({ endedAt: null, endedBecause: null });
  });

  it('ends after as many lessons as the topics are given, for whoever still needs help', async () => {
    const results: SkillLevel[] = ['with-help', 'with-help', 'with-help'];
    for (let week = 0; week < 4; week += 1) {
      const sessions = await planWeek(addDays(monday, 7 * week));
      await mark(sessions[sessions.length - 1], results);
    }
    const topics = (await read().find(Session, { order: { startAt: 'ASC' } })).map(
      ({ topic }) => topic,
    );
    expect(topics).toEqual(['vneid', 'cashless', 'vneid', 'cashless']);
    const open = await read().findBy(Pair, { endedBecause: 'finished' });
    expect(open).toHaveLength(3);
  });

  it('goes on, for whoever books one lesson after the other, with what comes next once those have gone as they should', async () => {
    const [mentee] = world.mentees;
    await database.unitOfWork.write(async (manager) => {
      const topics = ['smartphone', 'vneid', 'public-services'];
      await manager.update(Mentor, { id: world.mentor.id }, { topics });
      await manager.update(Mentee, { id: mentee.id }, { topics });
    });
    const topics: string[] = [];
    for (const week of [0, 1, 2, 3]) {
      const startAt = at(addDays(monday, 7 * week + 2), 18);
      const wish = { menteeId: mentee.id, startAt };
      topics.push((await services.bookings.book(asMentee(mentee), wish)).session.topic);
    }
    expect(topics).toEqual(['smartphone', 'vneid', 'public-services', 'smartphone']);
  });

  it('counts the lesson of somebody at whom nobody looked in it', async () => {
    const present = async (sessions: Session[]) => {
      const session = sessions[sessions.length - 1];
      const bookings = await read().findBy(Booking, { sessionId: session.id, state: 'booked' });
      services.clock.at = session.endAt;
      const marks = bookings.map(({ id }) => ({ bookingId: id, state: 'attended' as const }));
      const { version } = await read().findOneByOrFail(Session, { id: session.id });
      await services.sessions.markAttendance(mentor, session.id, { version, marks });
    };
    await mark((await planWeek(monday))[0], ['with-help', 'with-help', 'with-help']);
    const second = await planWeek(addDays(monday, 7));
    await mark(second[second.length - 1], ['with-help', 'with-help', 'with-help']);
    await present(await planWeek(addDays(monday, 14)));
    await present(await planWeek(addDays(monday, 21)));
    expect((await skillsOf(0)).map(({ topic, lessons }) => [topic, lessons])).toEqual([
      ['cashless', 2],
      ['vneid', 2],
    ]);
    expect(await read().countBy(Pair, { endedBecause: 'finished' })).toBe(3);
  });

  it('takes up again what nobody has written down for a fortnight', async () => {
    await mark((await planWeek(monday))[0], ['with-help', 'with-help', 'with-help']);
    for (const week of [1, 2, 3]) await planWeek(addDays(monday, 7 * week));
    services.clock.at = at(addDays(monday, 28), 8);
    const nothing = await planWeek(addDays(monday, 28));
    expect(nothing.at(-1)?.startAt).toBeLessThan(services.clock.at);
    services.clock.at = at(addDays(monday, 42), 8);
    const again = await planWeek(addDays(monday, 42));
    expect(again.at(-1)).toMatchObject({ topic: 'vneid', seatsTaken: 3 });
    expect(again.at(-1)?.startAt).toBeGreaterThan(services.clock.at);
  });

  it('is over when the mentor stops teaching what comes first', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: world.mentor.id }, { topics: ['cashless'] }),
    );
    const [session] = await planWeek(monday);
    expect(session.topic).toBe('cashless');
    await mark(session, ['alone', 'alone', 'alone']);
    expect(await read().countBy(Pair, { endedBecause: 'finished' })).toBe(3);
  });

  it('does not end with a mentor who waits until somebody else has taught what comes first', async () => {
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentor, { id: world.mentor.id }, { topics: ['vneid', 'cashless'] });
      for (const { id } of world.mentees)
        await manager.update(Mentee, { id }, { topics: ['smartphone', 'cashless'] });
    });
    const [{ id: menteeId }] = world.mentees;
    const seen = (topic: string, level: SkillLevel, version: number) =>
      services.courses.correct(world.officer, menteeId, topic, {
        level,
        version,
        reason: 'Thấy ở lớp',
      });
    const finished = () => read().countBy(Pair, { menteeId, endedBecause: 'finished' });
    await seen('smartphone', 'never', 0);
    expect(await finished()).toBe(0);
    const waitsFor = async () =>
      (await services.courses.overview(world.officer, menteeId)).waitsFor;
    expect(await waitsFor()).toBe('smartphone');
    await seen('smartphone', 'with-help', 1);
    expect(await waitsFor()).toBeNull();
    expect(await finished()).toBe(0);
    await seen('cashless', 'alone', 0);
    expect(await finished()).toBe(1);
    expect(await read().countBy(Pair, { menteeId })).toBe(1);
  });

  it('ends once all is learned that the mentor teaches before what only others teach', async () => {
    await database.unitOfWork.write(async (manager) => {
      const topics = ['smartphone', 'public-services'];
      await manager.update(Mentor, { id: world.mentor.id }, { topics });
      for (const { id } of world.mentees)
        await manager.update(
          Mentee,
          { id },
          { topics: ['smartphone', 'vneid', 'public-services'] },
        );
    });
    const [session] = await planWeek(monday);
    await mark(session, ['alone', 'never', 'alone']);
    expect(await read().countBy(Pair, { endedBecause: 'finished' })).toBe(2);
  });

  describe('of which the middle is taught by others', () => {
    let second: Mentor;
    const needs = ['smartphone', 'vneid', 'public-services'];

    beforeEach(async () => {
      await database.unitOfWork.write(async (manager) => {
        const topics = ['smartphone', 'public-services'];
        await manager.update(Mentor, { id: world.mentor.id }, { topics });
        second = await addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] });
        for (const { id } of world.mentees) await manager.update(Mentee, { id }, { topics: needs });
      });
      const [first] = await planWeek(monday);
      expect(first.topic).toBe('smartphone');
      await mark(first, ['alone', 'never', 'never']);
    });

    const menteeId = () => world.mentees[0].id;
    const pairWithSecond = () =>
      database.unitOfWork.write((manager) =>
        pairUp(manager, world.ward.id, second.id, [world.mentees[0]]),
      );
    const guide = () => services.pairs.ofMentee(menteeId());
    /** Of the first mentee's topics that nobody teaches them: which, and what they have to learn before. */
    const untaught = async () => {
      const all = await services.classes.untaught.of(world.officer, world.ward.id);
      return all.flatMap(({ topic, people }) =>
        people.filter(({ id }) => id === menteeId()).map(({ first }) => [topic, first]),
      );
    };
    const matched = async () => {
      const settings = { ...world.ward.settings, minMentees: 1 };
      const input = await loadMatchInput(read(), { ...world.ward, settings });
      const pair = match(input).pairs.find((one) => one.menteeId === menteeId());
      return pair?.mentorId;
    };
    const planNext = async () => {
      const fromDate = addDays(monday, 14);
      services.clock.at = at(fromDate, 8);
      await services.weekPlans.planWeeks(world.officer, world.ward.id, { fromDate, weeks: 1 });
      const { id } = world.mentees[0];
      const next = await read().findOneByOrFail(Booking, { menteeId: id, state: 'booked' });
      return read().findOneByOrFail(Session, { id: next.sessionId });
    };

    it('goes from the ambassador to a class, and back for what comes after it', async () => {
      expect(await guide()).toBeNull();
      expect(await services.pairs.unpaired(world.ward.id)).toMatchObject([{ id: menteeId() }]);
      expect(await untaught()).toEqual([
        ['vneid', []],
        ['public-services', ['vneid']],
      ]);
      services.clock.at = at(addDays(monday, 1), 9);
      const startAt = at(addDays(monday, 5), 9);
      const { id } = await services.classes.service.make(world.officer, world.ward.id, {
        topic: 'vneid',
        venueId: world.venue.id,
        startAt,
        seats: 6,
        mentorIds: [second.id],
        audienceKind: 'untaught',
        audienceRef: null,
        phone: '0912 345 678',
      });
      const invited = await services.classes.invitations.invite(world.officer, id);
      expect(invited.invited).toBeGreaterThan(0);
      const seat = await services.classes.seats.take(asMentee(world.mentees[0]), id, {
        menteeId: menteeId(),
      });
      services.clock.at = startAt + 3_600_000;
      const { seating } = await findClass(read(), id);
      await services.classes.attendance.enter(world.officer, id, {
        version: seating.version,
        marks: [{ bookingId: seat.booking.id, state: 'attended', level: 'alone' }],
      });
      // Their ambassador of before has a place, and teaches what comes next.
      expect(await guide()).toMatchObject({ mentorId: world.mentor.id });
      expect(await planNext()).toMatchObject({
        topic: 'public-services',
        mentorId: world.mentor.id,
      });
    });

    it('goes to a second ambassador, and back to the first', async () => {
      expect(await matched()).toBe(second.id);
      await pairWithSecond();
      expect(await untaught()).toEqual([['public-services', ['vneid']]]);
      services.clock.at = at(addDays(monday, 5), 9);
      const seen = { level: 'alone' as const, version: 0, reason: 'Tự làm được ở nhà' };
      await services.courses.correct(world.officer, menteeId(), 'vneid', seen);
      expect(await guide()).toMatchObject({ mentorId: world.mentor.id });
      expect(await planNext()).toMatchObject({
        topic: 'public-services',
        mentorId: world.mentor.id,
      });
    });

    it('waits for the next pairing where the first ambassador has no place any more', async () => {
      await pairWithSecond();
      await database.unitOfWork.write((manager) =>
        manager.update(Mentor, { id: world.mentor.id }, { maxMentees: 2 }),
      );
      services.clock.at = at(addDays(monday, 5), 9);
      const seen = { level: 'alone' as const, version: 0, reason: 'Tự làm được ở nhà' };
      await services.courses.correct(world.officer, menteeId(), 'vneid', seen);
      expect(await guide()).toBeNull();
      expect(await services.pairs.unpaired(world.ward.id)).toMatchObject([{ id: menteeId() }]);
      expect(await untaught()).toEqual([['public-services', []]]);
    });
  });
});
