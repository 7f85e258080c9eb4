import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { Resolution } from '../../../src/modules/sessions/changes/resolving';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { IsNull } from 'typeorm';
import { DAY_MS } from '../../../src/core/time/durations';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import {
  assertSound,
  monday,
  sessionServices,
  settlePairs,
  type SessionWorld,
} from '../../support/worlds/session-world';

const next: Resolution = { act: 'next-topic', reason: 'Bà không cần học nội dung này nữa' };
const cancel: Resolution = { ...next, act: 'cancel' };

describe.each(dialects)('other needs and other topics after planning on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof sessionServices>;
  let world: SessionWorld;
  let planned: Session[];

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 3, () => ({ topics: ['vneid', 'cashless'] })),
    );
    const week = { fromDate: monday, weeks: 1 };
    await services.weekPlans.planWeeks(world.officer, world.ward.id, week);
    planned = await sessions();
    expect(planned.map(({ topic, seatsTaken }) => [topic, seatsTaken])).toEqual([['vneid', 3]]);
    services.clock.at += 60_000;
  });

  afterEach(async () => {
    services.threads.onModuleDestroy();
    await assertSound(read());
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const sessions = () => read().find(Session, { order: { startAt: 'ASC' } });
  const stateOf = async (index: number) =>
    (await read().findBy(Booking, { menteeId: world.mentees[index].id })).map(({ state }) => state);
  const standingPairs = () => read().countBy(Pair, { endedAt: IsNull() });
  const canAlone = async (index: number, topic: string) => {
    await services.courses.correct(world.officer, world.mentees[index].id, topic, {
      level: 'alone',
      version: 0,
      reason: 'Tự làm được',
    });
    services.clock.at += 60_000;
  };
  const needing = async (index: number, topics: string[]) => {
    const { id } = world.mentees[index];
    const { version } = await read().findOneByOrFail(Mentee, { id });
    return [{ side: 'mentee' as const, seen: { id, version }, changes: { topics } }];
  };
  const teaching = async (topics: string[]) => {
    const { id } = world.mentor;
    const { version } = await read().findOneByOrFail(Mentor, { id });
    return [{ side: 'mentor' as const, seen: { id, version }, changes: { topics } }];
  };

  it('say what they hit before anything is saved', async () => {
    const look = await services.topicChanges.look(world.officer, await needing(0, ['cashless']));
    expect(look).toMatchObject({ kind: 'topics', act: 'keep', messages: 0 });
    expect(look.items).toMatchObject([
      { subjectId: planned[0].id, hitBy: 'not-wanted', topic: 'vneid', people: 3, outcome: 'kept' },
    ]);
    expect(await read().count(PlannedChange)).toBe(0);
    expect((await read().findOneByOrFail(Mentee, { id: world.mentees[0].id })).topics).toEqual([
      'vneid',
      'cashless',
    ]);
  });

  it('free whoever no longer needs it, while the others go on, and one press takes it back', async () => {
    const edit = await needing(0, ['digital-savings']);
    const looked = await services.topicChanges.look(world.officer, edit, next);
    const change = await services.topicChanges.make(world.officer, edit, next);
    expect({ ...looked, id: change.id }).toEqual(change);
    expect((await sessions())[0]).toMatchObject({ topic: 'vneid', seatsTaken: 2 });
    expect(await stateOf(0)).toEqual(['cancelled']);
    const menteeId = world.mentees[0].id;
    expect(change.items).toMatchObject([
      { kind: 'pair', menteeId, hitBy: 'nothing-left', outcome: 'to-list' },
      { kind: 'booking', menteeId, hitBy: 'not-wanted', outcome: 'cancelled' },
    ]);
    // Nothing was learned with them: it is no course that was finished.
    expect(await read().findBy(Pair, { menteeId })).toMatchObject([{ endedBecause: null }]);
    services.clock.at += 60_000;
    const back = await services.changes.takeBack(world.officer, change.id);
    expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
    expect(await standingPairs()).toBe(3);
    expect(await stateOf(0)).toEqual(['booked']);
    const { topics } = await read().findOneByOrFail(Mentee, { id: world.mentees[0].id });
    expect(topics).toEqual(['vneid', 'cashless']);
  });

  it('give the next topic of the plan to all of them when their ambassador no longer teaches this one', async () => {
    const before = await read().countBy(Reminder, { state: 'planned' });
    const change = await services.topicChanges.make(
      world.officer,
      await teaching(['cashless']),
      next,
    );
    expect(change.items).toMatchObject([
      { hitBy: 'not-taught', outcome: 'other-topic', topic: 'vneid', toTopic: 'cashless' },
    ]);
    expect((await sessions())[0]).toMatchObject({ topic: 'cashless', seatsTaken: 3 });
    // Reminders say what the lesson is about when they go: nobody is written to for that alone.
    expect(change.messages).toBe(0);
    expect(await read().countBy(Reminder, { state: 'planned' })).toBe(before);
    const back = await services.changes.takeBack(world.officer, change.id);
    expect(back.items).toMatchObject([{ isBack: true, why: null }]);
    expect((await sessions())[0].topic).toBe('vneid');
    expect((await read().findOneByOrFail(Mentor, { id: world.mentor.id })).topics).toContain(
      'vneid',
    );
  });

  it('call off what nothing is left to learn in, and tell why', async () => {
    const change = await services.topicChanges.make(
      world.officer,
      await teaching(['digital-savings']),
      next,
    );
    expect(change.items.map(({ kind }) => kind).sort()).toEqual([
      ...Array<string>(3).fill('booking'),
      ...Array<string>(3).fill('pair'),
    ]);
    expect(change.items.filter(({ kind }) => kind === 'pair')).toMatchObject(
      Array.from({ length: 3 }, () => ({ outcome: 'to-list', hitBy: 'nothing-left' })),
    );
    expect(await standingPairs()).toBe(0);
    expect(await sessions()).toMatchObject([{ state: 'cancelled' }]);
    const back = await services.changes.takeBack(world.officer, change.id);
    expect(back.items.map(({ isBack }) => isBack)).toEqual(Array(6).fill(true));
    expect(await standingPairs()).toBe(3);
    expect(await sessions()).toMatchObject([{ state: 'planned', seatsTaken: 3, topic: 'vneid' }]);
  });

  it('end the course of whoever has reached all that is still needed, and one press takes it back', async () => {
    await canAlone(0, 'vneid');
    // The lesson is over: nothing is ahead that anybody could choose about.
    services.clock.at += 14 * DAY_MS;
    const edit = await needing(0, ['vneid']);
    const looked = await services.topicChanges.look(world.officer, edit);
    expect(looked.items).toMatchObject([
      { kind: 'pair', menteeId: world.mentees[0].id, outcome: 'finished' },
    ]);
    expect(await standingPairs()).toBe(3);
    const keep: Resolution = { act: 'keep', reason: '' };
    const change = await services.topicChanges.make(world.officer, edit, keep);
    expect({ ...looked, id: change.id }).toEqual({ ...change, reason: looked.reason });
    const menteeId = world.mentees[0].id;
    expect(await read().findBy(Pair, { menteeId })).toMatchObject([{ endedBecause: 'finished' }]);
    services.clock.at += 60_000;
    const back = await services.changes.takeBack(world.officer, change.id);
    expect(back.items).toMatchObject([{ isBack: true, why: null }]);
    expect(await standingPairs()).toBe(3);
    expect((await read().findOneByOrFail(Mentee, { id: menteeId })).topics).toHaveLength(2);
  });

  it('leave a pair with the lessons that are left to it, and end it for the whole ward afterwards', async () => {
    const edit = await teaching(['digital-savings']);
    const keep: Resolution = { act: 'keep', reason: '' };
    const change = await services.topicChanges.make(world.officer, edit, keep);
    expect(change.items.map(({ outcome }) => outcome)).toEqual(Array(4).fill('kept'));
    expect(await standingPairs()).toBe(3);
    expect(await services.topicChanges.count(world.ward.id)).toBe(4);
    const fitted = await services.topicChanges.fitWard(world.officer, world.ward.id, cancel);
    expect(fitted).toMatchObject({ people: 3 });
    expect(await standingPairs()).toBe(0);
    expect(await services.topicChanges.count(world.ward.id)).toBe(0);
    services.clock.at += 60_000;
    // The ambassador teaches other things still: the pairs and places of before are what is asked for.
    const back = await services.changes.takeBack(world.officer, fitted.id);
    expect(back.items.map(({ isBack }) => isBack)).toEqual(Array(6).fill(true));
    expect(await sessions()).toMatchObject([{ state: 'planned', seatsTaken: 3 }]);
  });

  it('name the pair whose place has gone to somebody else when the change is taken back', async () => {
    await canAlone(0, 'vneid');
    services.clock.at += 14 * DAY_MS;
    const keep: Resolution = { act: 'keep', reason: '' };
    const change = await services.topicChanges.make(
      world.officer,
      await needing(0, ['vneid']),
      keep,
    );
    await database.unitOfWork.write(async (manager) => {
      const { settings } = world.ward;
      await manager.update(
        Ward,
        { id: world.ward.id },
        { settings: { ...settings, maxMentees: 2 } },
      );
    });
    const back = await services.changes.takeBack(world.officer, change.id);
    expect(back.items).toMatchObject([{ isBack: false, why: 'mentor-full' }]);
    expect(await standingPairs()).toBe(2);
  });

  it('cancel the place of the one alone whose needs they are', async () => {
    const change = await services.topicChanges.make(
      world.officer,
      await needing(1, ['cashless']),
      cancel,
    );
    expect(change.items).toMatchObject([{ kind: 'booking', outcome: 'cancelled' }]);
    expect([await stateOf(0), await stateOf(1)]).toEqual([['booked'], ['cancelled']]);
  });

  it('go back by the press that takes the edit of the person back, lessons and all', async () => {
    const edits = await teaching(['cashless']);
    const change = await services.topicChanges.make(world.officer, edits, next);
    const { what } = await read().findOneByOrFail(PlannedChange, { id: change.id });
    const [edit] = what.edits ?? [];
    const back = await services.topicChanges.takeEditBack(world.officer, edit, world.mentor.id);
    expect(back).toMatchObject({ id: edit, side: 'mentor', personId: world.mentor.id });
    expect((await sessions())[0].topic).toBe('vneid');
    const again = services.topicChanges.takeEditBack(world.officer, edit);
    await expect(again).rejects.toMatchObject({ code: 'already-taken-back' });
    const once = services.changes.takeBack(world.officer, change.id);
    await expect(once).rejects.toMatchObject({ code: 'already-taken-back' });
  });

  it('stay with lessons that were left as they are, until all of the ward are settled', async () => {
    await services.topicChanges.make(world.officer, await needing(0, ['cashless']), {
      act: 'keep',
      reason: '',
    });
    expect(await stateOf(0)).toEqual(['booked']);
    // Whoever is changed again is not asked about what was left before.
    const look = await services.topicChanges.look(
      world.officer,
      await needing(0, ['cashless', 'health-book']),
    );
    expect(look.items).toEqual([]);
    // A list, a program or a form that says nothing of lessons.
    const [other] = await needing(1, ['cashless']);
    await services.people.change(world.officer, 'mentee', other.seen, other.changes);
    expect(await services.topicChanges.count(world.ward.id)).toBe(1);
    const standing = await services.topicChanges.standing(world.officer, world.ward.id);
    expect(standing.items).toMatchObject([{ subjectId: planned[0].id, hitBy: 'not-wanted' }]);
    const { id: wardId } = world.ward;
    const change = await services.topicChanges.fitWard(world.officer, wardId, next);
    // Two of three now need cashless payments alone: the third learns it, too.
    expect((await sessions())[0]).toMatchObject({ topic: 'cashless', seatsTaken: 3 });
    expect(change.items).toMatchObject([{ outcome: 'other-topic', toTopic: 'cashless' }]);
    expect(await services.topicChanges.count(wardId)).toBe(0);
    const nothing = services.topicChanges.fitWard(world.officer, wardId, next);
    await expect(nothing).rejects.toMatchObject({ code: 'nothing-changed' });
    await services.changes.takeBack(world.officer, change.id);
    expect((await sessions())[0].topic).toBe('vneid');
  });

  it('end a pair with nothing left in common by a program, too, and one press takes it back', async () => {
    const menteeId = world.mentees[0].id;
    const [{ seen, changes }] = await needing(0, ['digital-savings']);
    await services.people.change(world.officer, 'mentee', seen, changes);
    expect(await read().findBy(Pair, { menteeId })).toMatchObject([{ endedBecause: null }]);
    expect(await standingPairs()).toBe(2);
    expect(await stateOf(0)).toEqual(['cancelled']);
    expect((await sessions())[0]).toMatchObject({ state: 'planned', seatsTaken: 2 });
    const [change] = await read().find(PlannedChange);
    const reason = 'Nội dung học đã thay đổi';
    expect(change).toMatchObject({ kind: 'topics', act: 'cancel', reason, people: 1 });
    expect(change.what).toMatchObject({ menteeId });
    services.clock.at += 60_000;
    const [edit] = change.what.edits ?? [];
    await services.topicChanges.takeEditBack(world.officer, edit, menteeId);
    expect(await standingPairs()).toBe(3);
    expect(await stateOf(0)).toEqual(['booked']);
    expect((await read().findOneByOrFail(Mentee, { id: menteeId })).topics).toContain('vneid');
  });

  it('end every pair of an ambassador who teaches nothing of it any more, and no other', async () => {
    const [{ seen, changes }] = await teaching(['digital-savings']);
    await services.people.change(world.officer, 'mentor', seen, changes);
    expect(await standingPairs()).toBe(0);
    expect(await sessions()).toMatchObject([{ state: 'cancelled' }]);
    const [change] = await services.changes.list(world.officer, world.ward.id);
    expect(change).toMatchObject({ mentorName: world.mentor.fullName, people: 3 });
    // Whoever is changed again ends nothing twice.
    const [again] = await teaching(['digital-savings', 'health-book']);
    await services.people.change(world.officer, 'mentor', again.seen, again.changes);
    expect(await read().count(PlannedChange)).toBe(1);
  });

  it('are foreseen of a list that is not taken yet', async () => {
    const [first, second] = world.mentees;
    const said = new Map([
      [first.id, ['cashless']],
      [second.id, ['vneid']],
    ]);
    expect(await services.topicChanges.countAfter(world.ward.id, said)).toEqual({
      pairs: 0,
      lessons: 1,
    });
    // The lesson of whoever goes on with others falls for them alone.
    said.set(first.id, ['digital-savings']);
    expect(await services.topicChanges.countAfter(world.ward.id, said)).toEqual({
      pairs: 1,
      lessons: 0,
    });
    said.delete(first.id);
    const nothing = { pairs: 0, lessons: 0 };
    expect(await services.topicChanges.countAfter(world.ward.id, said)).toEqual(nothing);
    expect(await services.topicChanges.countAfter(world.ward.id, new Map())).toEqual(nothing);
  });

  it('are saved with what was chosen, or not at all', async () => {
    const edit = await needing(0, ['cashless']);
    const unsaid = services.topicChanges.make(world.officer, edit, { ...next, reason: ' ' });
    await expect(unsaid).rejects.toMatchObject({ code: 'invalid-form' });
    const moved = services.topicChanges.make(world.officer, edit, { ...next, act: 'move' });
    await expect(moved).rejects.toMatchObject({ code: 'invalid-form' });
    const [{ seen, ...rest }] = edit;
    const stale = [{ ...rest, seen: { ...seen, version: seen.version + 7 } }];
    const late = services.topicChanges.make(world.officer, stale, next);
    await expect(late).rejects.toMatchObject({ code: 'stale-version' });
    const elsewhere = { ...world.officer, wardId: 'elsewhere' };
    const other = services.topicChanges.make(elsewhere, edit, next);
    await expect(other).rejects.toMatchObject({ code: 'not-found' });
    expect(await stateOf(0)).toEqual(['booked']);
    expect(await read().count(PlannedChange)).toBe(0);
  });

  it('are one change of two officers at once', async () => {
    const edits = await needing(0, ['digital-savings']);
    const both = await Promise.allSettled(
      [0, 1].map(() => services.topicChanges.make(world.officer, edits, next)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await read().count(PlannedChange)).toBe(1);
    expect((await sessions())[0].seatsTaken).toBe(2);
  });
});
