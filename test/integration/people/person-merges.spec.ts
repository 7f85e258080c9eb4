import { IsNull } from 'typeorm';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { personColumns } from '../../../src/platform/database/person-columns';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { ActivePeople } from '../../../src/modules/people/lists/people-directory';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { FieldChoice } from '../../../src/modules/people';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addMentees, addMentor } from '../../support/worlds/reminder-world';
import { tablesOf } from '../../support/databases/table-columns';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  pairUp,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { walkInServices } from '../../support/worlds/walk-in-world';

const wednesday = at('2026-11-25', 18);
const thursday = at('2026-11-26', 18);

/** Columns that lead to a person and stay where they are, each with the reason. */
const staying: Record<string, string> = {
  'personal_link.person_id': 'a printed slip leads on to the record that is kept',
  'person_change.person_id':
    'what was changed of the record itself, told with that of the kept one',
  'person_stop.person_id': 'why the record itself stopped',
  'message_introduction.recipient_id': 'at worst the service introduces itself again',
  'leftover.person_id': 'what a run found then',
  'proposed_pair.mentor_id': 'what a run proposed then',
  'proposed_pair.mentee_id': 'what a run proposed then',
  'border_pair.mentor_id': 'what a run proposed then',
  'border_pair.mentee_id': 'what a run proposed then',
};

describe.each(dialects)('two records of one person on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof walkInServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    services.clock.stepMs = 1;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 6));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const book = (person: Mentee, startAt = wednesday) =>
    services.bookings.book(asMentee(person), { menteeId: person.id, startAt });
  const now = (id: string) => read().findOneByOrFail(Mentee, { id });
  /** Without an ambassador unless `pairUp` gives one. */
  const another = async (with_: Partial<Mentee> = {}): Promise<Mentee> => {
    const [person] = await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 1, () => ({ windows: alwaysFree, ...with_ })),
    );
    return person;
  };
  const merging = async (
    kept: { id: string },
    other: { id: string },
    chosen: Record<string, FieldChoice> = {},
  ) => ({ side: 'mentee' as const, kept: await now(kept.id), other: await now(other.id), chosen });
  const merge = async (...args: Parameters<typeof merging>) =>
    services.merges.merge(world.officer, await merging(...args));
  const apart = async ({ id }: { id: string }) =>
    services.merges.takeApart(world.officer, 'mentee', await now(id));
  const placesOf = async ({ id: menteeId }: { id: string }) =>
    (await read().findBy(Booking, { menteeId, state: 'booked' })).map(({ id }) => id).sort();

  it('have every table that leads to people either led along or left for a reason', async () => {
    const leading = new Set(personColumns(read()).map(({ table, column }) => `${table}.${column}`));
    const names = /^(?:mentor|mentee|person|recipient|learner)_id$/;
    const columns = read().connection.entityMetadatas.flatMap(({ tableName, columns: all }) =>
      all
        .filter(({ databaseName }) => names.test(databaseName))
        .map(({ databaseName }) => `${tableName}.${databaseName}`),
    );
    expect(columns.length).toBeGreaterThan(15);
    expect(columns.filter((one) => !leading.has(one)).sort()).toEqual(Object.keys(staying).sort());
    expect(await tablesOf(read())).toEqual(expect.arrayContaining(['merged_row', 'person_merge']));
  });

  describe('who learns', () => {
    it('become one: ambassador, lessons, skills and messages follow, and what one does not know the other does', async () => {
      const [other] = world.mentees;
      const kept = await another({ phone: null, birthYear: null, topics: ['cashless'] });
      const ahead = await book(other);
      const view = await merge(kept, other);
      expect(view).toMatchObject({ pairs: 1, ahead: 1, past: 0, pairsEnded: 0 });
      expect(view).toMatchObject({ off: 0, placesOff: 0, placesTwice: 0 });
      expect(view.messages).toBeGreaterThan(0);
      expect(view.fields).toEqual(expect.arrayContaining(['phone', 'birthYear', 'topics']));
      const one = await now(kept.id);
      expect(one).toMatchObject({ phone: other.phone, birthYear: other.birthYear });
      expect(one.topics).toEqual(['cashless', ...other.topics.filter((t) => t !== 'cashless')]);
      expect(await placesOf(kept)).toEqual([ahead.booking.id]);
      expect((await services.pairs.ofMentee(kept.id))?.mentorId).toBe(world.mentor.id);
      expect((await now(other.id)).isActive).toBe(false);
      expect(await read().countBy(Reminder, { recipientId: other.id })).toBe(0);
      expect(await read().countBy(Reminder, { recipientId: kept.id, state: 'planned' })).toBe(
        view.messages,
      );
    });

    it('are taken apart in one press, each with what was theirs', async () => {
      const [other] = world.mentees;
      const kept = await another({ phone: null });
      const first = await book(other);
      const before = [await now(kept.id), await now(other.id)];
      await merge(kept, other);
      const later = await book(kept, thursday);
      expect(await apart(other)).toMatchObject({ pairs: 1, places: 1, notBack: [] });
      const after = [await now(kept.id), await now(other.id)];
      for (const [index, person] of after.entries()) {
        const { version: _, updatedAt: __, ...rest } = person;
        expect(before[index]).toMatchObject(rest);
      }
      expect(await placesOf(other)).toEqual([first.booking.id]);
      expect((await services.pairs.ofMentee(other.id))?.mentorId).toBe(world.mentor.id);
      // What was agreed on since with an ambassador who is no longer theirs.
      expect(await services.pairs.ofMentee(kept.id)).toBeNull();
      expect(await placesOf(kept)).toEqual([]);
      expect((await read().findOneByOrFail(Booking, { id: later.booking.id })).state).toBe(
        'cancelled',
      );
      await expect(apart(other)).rejects.toMatchObject({ code: 'not-merged' });
    });

    it('keep one place where both had one, and one ambassador; the rest comes back when taken apart', async () => {
      const [kept, other] = world.mentees;
      const [mine, theirs] = [await book(kept), await book(other)];
      const alone = await book(other, thursday);
      const view = await merge(kept, other);
      // They go to the lesson in which both had a place all the same: nothing of it is off.
      expect(view).toMatchObject({ ahead: 1, placesTwice: 1, pairsEnded: 1, pairs: 0 });
      expect(view).toMatchObject({ placesOff: 0, off: 0 });
      expect(await placesOf(kept)).toEqual([mine.booking.id, alone.booking.id].sort());
      const session = await read().findOneByOrFail(Session, { id: mine.session.id });
      expect(session.seatsTaken).toBe(1);
      expect(await apart(other)).toMatchObject({ pairs: 1, places: 2, notBack: [] });
      expect(await placesOf(other)).toEqual([theirs.booking.id, alone.booking.id].sort());
      expect(await placesOf(kept)).toEqual([mine.booking.id]);
    });

    it('have the ambassador of the record that is kept, and are told which lessons are off', async () => {
      const [kept, other] = world.mentees;
      const rival = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      await database.unitOfWork.write(async (manager) => {
        await manager.update(Pair, { menteeId: other.id }, { endedAt: services.clock.at });
        await pairUp(manager, world.ward.id, rival.id, [other]);
      });
      const lost = await book(other);
      await database.unitOfWork.write((manager) =>
        manager.query(`UPDATE reminder SET state = 'sent' WHERE state = 'planned'`),
      );
      const view = await merge(kept, other);
      // Nobody is left in the lesson whose place ended.
      expect(view).toMatchObject({ pairsEnded: 1, placesOff: 1, off: 1, ahead: 0 });
      const lesson = await read().findOneByOrFail(Session, { id: lost.session.id });
      expect(lesson.state).toBe('cancelled');
      expect((await services.pairs.ofMentee(kept.id))?.mentorId).toBe(world.mentor.id);
      const told = await read().findBy(Reminder, { kind: 'cancelled', state: 'planned' });
      expect(told.map(({ recipientId }) => recipientId)).toContain(kept.id);
      expect(await apart(other)).toMatchObject({ pairs: 1, places: 1, notBack: [] });
      expect(await placesOf(other)).toEqual([lost.booking.id]);
      expect((await services.pairs.ofMentee(other.id))?.mentorId).toBe(rival.id);
    });

    it('know of each topic what was seen to go further, with its history, and before it was merged what each knew', async () => {
      const [kept, other] = world.mentees;
      const skill = (menteeId: string, topic: string, level: Skill['level']): Skill => ({
        id: newId(),
        menteeId,
        topic,
        level,
        levelBefore: 'never',
        lessons: 1,
        reachedAt: null,
        sessionId: null,
        seenByKind: 'officer',
        seenById: null,
        seenAt: 0,
        version: 1,
        createdAt: 0,
        updatedAt: 0,
      });
      const skills = [
        skill(kept.id, 'vneid', 'never'),
        skill(other.id, 'vneid', 'alone'),
        skill(kept.id, 'cashless', 'alone'),
        skill(other.id, 'cashless', 'with-help'),
        skill(other.id, 'phone', 'with-help'),
      ];
      await database.unitOfWork.write((manager) => insert(manager, Skill, skills));
      const levelsOf = async ({ id: menteeId }: Mentee) =>
        Object.fromEntries(
          (await read().findBy(Skill, { menteeId })).map(({ topic, level }) => [topic, level]),
        );
      const before = [await levelsOf(kept), await levelsOf(other)];
      expect((await merge(kept, other)).skills).toBe(2);
      expect(await levelsOf(kept)).toEqual({
        vneid: 'alone',
        cashless: 'alone',
        phone: 'with-help',
      });
      await apart(other);
      expect([await levelsOf(kept), await levelsOf(other)]).toEqual(before);
    });

    it('say what the officer chose where they differ, and that alone is taken back which nobody changed since', async () => {
      const [kept, other] = world.mentees;
      await merge(kept, other, { fullName: 'other', phone: 'other' });
      const one = await now(kept.id);
      expect([one.fullName, one.phone]).toEqual([other.fullName, other.phone]);
      await services.people.change(world.officer, 'mentee', one, { phone: '0911222333' });
      await apart(other);
      expect(await now(kept.id)).toMatchObject({
        fullName: kept.fullName,
        phone: '+84911222333',
        identityKey: kept.identityKey,
      });
    });

    it('are known by the links and in the lists of either, and stand in the list once', async () => {
      const [kept, other] = world.mentees;
      await merge(kept, other);
      const directory = new ActivePeople(database.unitOfWork);
      expect(await directory.actorOf('mentee', other.id)).toMatchObject({ id: kept.id });
      const listed = await services.people.mentees(world.ward.id, { page: 1, pageSize: 50 });
      expect(listed.items.map(({ id }) => id)).not.toContain(other.id);
      await apart(other);
      expect(await directory.actorOf('mentee', other.id)).toMatchObject({ id: other.id });
    });

    it('can be merged when one of them has stopped, and that one is stopped again when taken apart', async () => {
      const [kept, other] = world.mentees;
      const done = await book(other);
      await services.departures.stop(world.officer, {
        side: 'mentee',
        id: other.id,
        version: 1,
        reason: 'no-wish',
        on: monday,
      });
      await merge(kept, other);
      expect(await read().countBy(Booking, { menteeId: kept.id })).toBe(1);
      await apart(other);
      expect((await now(other.id)).isActive).toBe(false);
      expect(await read().findOneByOrFail(Booking, { id: done.booking.id })).toMatchObject({
        menteeId: other.id,
      });
      const again = await services.returns.bringBack(world.officer, {
        side: 'mentee',
        ...(await now(other.id)),
        restore: true,
      });
      expect(again).toMatchObject({ pairs: 1, places: 1 });
    });

    it('are not merged with themselves, with whoever withdrew consent, nor into a record that stopped', async () => {
      const [kept, other, third] = world.mentees;
      await expect(merge(kept, kept)).rejects.toMatchObject({ code: 'same-record' });
      const stop = async ({ id }: Mentee, reason: 'consent' | 'moved') =>
        services.departures.stop(world.officer, {
          side: 'mentee',
          id,
          version: (await now(id)).version,
          reason,
          on: monday,
        });
      await stop(other, 'consent');
      await expect(merge(kept, other)).rejects.toMatchObject({ code: 'consent-withdrawn' });
      await stop(third, 'moved');
      await expect(merge(third, kept)).rejects.toMatchObject({ code: 'person-stopped' });
      const stranger = { ...world.officer, wardId: newId() };
      const foreign = services.merges.merge(stranger, await merging(kept, world.mentees[3]));
      await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    });

    it('hear of a place that they lose, since they are elsewhere at that time', async () => {
      const [kept] = world.mentees;
      const other = await another({ phone: '+84977000111' });
      const own = await book(kept);
      const next = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const { id } = await services.classes.service.make(world.officer, world.ward.id, {
        topic: 'vneid',
        venueId: world.venue.id,
        startAt: wednesday,
        seats: 6,
        mentorIds: [next.id],
        audienceKind: 'ward',
        audienceRef: null,
      });
      const seat = await services.classes.seats.take(world.officer, id, { menteeId: other.id });
      await database.unitOfWork.write((manager) =>
        manager.query(`UPDATE reminder SET state = 'sent' WHERE recipient_id = '${other.id}'`),
      );
      await merge(kept, other);
      expect(await placesOf(kept)).toEqual([own.booking.id]);
      const told = await read().findBy(Reminder, { kind: 'cancelled', recipientKind: 'mentee' });
      expect(told.filter(({ wardId }) => wardId === world.ward.id)).toMatchObject([
        {
          bookingId: seat.booking.id,
          recipientId: kept.id,
          state: 'planned',
          facts: { reason: 'Trùng giờ với buổi học khác của bạn' },
        },
      ]);
      const { notBack, places } = await apart(other);
      expect({ notBack, places }).toEqual({ notBack: [], places: 1 });
      expect(await placesOf(other)).toEqual([seat.booking.id]);
    });

    it('keep the better of two numbers of one day, and have both again when they are taken apart', async () => {
      const [kept, other, between] = world.mentees;
      const day = await services.days.plan(world.officer, world.ward.id, {
        date: '2026-11-28',
        startMinute: 9 * 60,
        endMinute: 11 * 60,
        venueId: world.venue.id,
        mentorIds: [world.mentor.id],
        topics: ['vneid'],
        seats: 4,
      });
      const numberOf = ({ id: menteeId }: Mentee) =>
        services.line.register(world.officer, day.id, { menteeId });
      const better = await numberOf(other);
      await numberOf(between);
      const worse = await numberOf(kept);
      const waiting = async () => {
        const line = (await services.boards.of(world.officer, day.id)).waiting;
        return line.map(({ id, menteeId }) => [id, menteeId]);
      };
      await merge(kept, other);
      expect((await waiting()).filter(([, menteeId]) => menteeId !== between.id)).toEqual([
        [better.id, kept.id],
      ]);
      await apart(other);
      const back = (await waiting()).filter(([, menteeId]) => menteeId !== between.id);
      expect(back).toEqual([
        [better.id, other.id],
        [worse.id, kept.id],
      ]);
    });

    it('are told about beforehand as it will be, and nothing is changed by looking', async () => {
      const [kept, other] = world.mentees;
      await book(other);
      const wanted = await merging(kept, other);
      const { stopId: _, ...looked } = await services.merges.look(world.officer, wanted);
      expect((await now(other.id)).isActive).toBe(true);
      const { stopId, ...done } = await services.merges.merge(world.officer, wanted);
      expect(looked).toEqual(done);
      expect(stopId).toBeDefined();
    });

    it('become one once, whoever merges them or books for them at the same time', async () => {
      for (let round = 0; round < 2; round += 1) {
        const [kept, other] = world.mentees.slice(round * 2);
        const wanted = await merging(kept, other);
        const turned = { ...wanted, kept: wanted.other, other: wanted.kept };
        const outcomes = await Promise.allSettled([
          book(other),
          services.merges.merge(world.officer, wanted),
          book(kept, thursday),
          services.merges.merge(world.officer, turned),
          book(other, thursday),
        ]);
        const faults = outcomes.flatMap((one) =>
          one.status === 'rejected' && (one.reason as { status?: number }).status === undefined
            ? [one.reason as unknown]
            : [],
        );
        expect(faults).toEqual([]);
        const people = [await now(kept.id), await now(other.id)];
        expect(people.filter(({ isActive }) => isActive)).toHaveLength(1);
        const gone = people.find(({ isActive }) => !isActive);
        expect(await placesOf({ id: gone?.id ?? '' })).toEqual([]);
      }
    });
  });

  describe('who guides', () => {
    it('become one: mentees and lessons follow, what is at the same time is off, and all of it comes back', async () => {
      const other = world.mentor;
      const kept = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'], phone: null }),
      );
      const mine = await another();
      await database.unitOfWork.write((manager) => pairUp(manager, world.ward.id, kept.id, [mine]));
      const both = [await book(mine), await book(world.mentees[0])];
      const alone = await book(world.mentees[1], thursday);
      const mentor = (id: string) => read().findOneByOrFail(Mentor, { id });
      const view = await services.merges.merge(world.officer, {
        side: 'mentor',
        kept: await mentor(kept.id),
        other: await mentor(other.id),
        chosen: {},
      });
      expect(view).toMatchObject({ pairs: 6, ahead: 1, off: 1 });
      expect((await mentor(kept.id)).phone).toBe(other.phone);
      const open = { mentorId: kept.id, endedAt: IsNull() };
      expect(await read().countBy(Pair, open)).toBe(7);
      const session = (id: string) => read().findOneByOrFail(Session, { id });
      expect((await session(alone.session.id)).mentorId).toBe(kept.id);
      expect((await session(both[1].session.id)).state).toBe('cancelled');
      const back = await services.merges.takeApart(world.officer, 'mentor', await mentor(other.id));
      expect(back).toMatchObject({ sessions: 2, notBack: [] });
      expect(await read().countBy(Pair, open)).toBe(1);
      expect((await session(alone.session.id)).mentorId).toBe(other.id);
      expect((await session(both[1].session.id)).state).toBe('planned');
      expect((await mentor(kept.id)).phone).toBeNull();
    });
  });
});
