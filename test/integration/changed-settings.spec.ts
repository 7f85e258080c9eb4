import { In, IsNull } from 'typeorm';
import { wardWindows } from '../../src/core/slots/windows';
import { ForbiddenPair } from '../../src/modules/matching/entities/forbidden-pair.entity';
import { Pair } from '../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../src/modules/sessions/entities/session.entity';
import { WalkInDay } from '../../src/modules/sessions/entities/walk-in-day.entity';
import type { Resolution } from '../../src/modules/sessions/changes/resolving';
import { SeatFinder } from '../../src/modules/sessions/booking/seat-finder';
import { ClassMentors } from '../../src/modules/sessions/classes/class-mentors';
import { SessionMaker } from '../../src/modules/sessions/leading/session-maker';
import { Venue } from '../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../src/modules/wards/entities/ward.entity';
import type { WardSettings } from '../../src/modules/wards/entities/ward-settings';
import type { VenueChanges } from '../../src/modules/wards/places/places.service';
import { newId } from '../../src/platform/database/columns';
import { plant } from '../factories/given';
import { makeVenue } from '../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { addMentees, addMentor } from '../support/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  liveApart,
  monday,
  pairUp,
  type SessionWorld,
  settlePairs,
} from '../support/session-world';
import { walkInServices } from '../support/walk-in-world';

const day = '2026-11-25';
const reason = 'Nhà văn hóa đổi giờ';
const untilEight = wardWindows({
  evening: { startMinute: 18 * 60, endMinute: 20 * 60 },
  weekend: { startMinute: 8 * 60, endMinute: 20 * 60 },
  noonBreak: null,
});

describe.each(dialects)('settings that change after planning on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof walkInServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 6));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const book = (index: number, startAt: number) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const keep: Resolution = { act: 'keep', reason: '' };
  const wanted = (settings: Partial<WardSettings>) => ({ wardId: world.ward.id, settings });
  const look = (settings: Partial<WardSettings>, resolution?: Resolution) =>
    services.changes.lookAtSettings(world.officer, wanted(settings), resolution);
  const change = (settings: Partial<WardSettings>, resolution: Resolution = keep) =>
    services.changes.changeSettings(world.officer, wanted(settings), resolution);
  const takeBack = (id: string) => services.changes.takeBack(world.officer, id);
  const settings = async () => (await read().findOneByOrFail(Ward, { id: world.ward.id })).settings;
  const sessionOf = (id: string) => read().findOneByOrFail(Session, { id });
  const send = () =>
    database.unitOfWork.write((manager) =>
      manager.query(`UPDATE reminder SET state = 'sent' WHERE state = 'planned'`),
    );
  const another = (with_: object = {}) =>
    database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid', 'cashless'], ...with_ }),
    );
  const standing = (mentorId: string) =>
    read().find(Pair, { where: { mentorId, endedAt: IsNull() } });

  describe('of the hours', () => {
    it('name what lies outside of the new ones, move it, and are taken back with it', async () => {
      await book(0, at(day, 18));
      const late = await book(1, at(day, 20));
      await book(2, at(day, 20));
      const walkIn = await services.days.plan(world.officer, world.ward.id, {
        date: '2026-11-28',
        startMinute: 19 * 60,
        endMinute: 21 * 60,
        venueId: world.venue.id,
        mentorIds: [world.mentor.id],
        topics: ['vneid'],
        seats: 2,
      });
      await send();
      const hours = { workingWindows: untilEight };
      const { items, people, messages } = await look(hours);
      expect(items).toMatchObject([
        { kind: 'session', subjectId: late.session.id, people: 2, hitBy: 'hours', outcome: 'kept' },
        { kind: 'walk-in', subjectId: walkIn.id, hitBy: 'hours', outcome: 'kept' },
      ]);
      expect([people, messages]).toEqual([2, 0]);
      await expect(change(hours, { act: 'move', reason: ' ' })).rejects.toMatchObject({
        code: 'invalid-form',
      });
      const seen = await look(hours, { act: 'move', reason });
      expect((await settings()).workingWindows).toEqual(alwaysFree);
      const done = await change(hours, { act: 'move', reason });
      expect({ ...done, id: seen.id }).toEqual(seen);
      expect((await sessionOf(late.session.id)).startAt).toBe(at('2026-11-26', 18));
      expect((await settings()).workingWindows).toEqual(untilEight);
      const moved = await read().findBy(Reminder, { kind: 'moved', state: 'planned' });
      expect(moved).toHaveLength(done.messages);
      expect(await read().findOneBy(WalkInDay, { id: walkIn.id })).toMatchObject({
        state: 'cancelled',
        cancelReason: reason,
      });

      const back = await takeBack(done.id);
      expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
      expect((await sessionOf(late.session.id)).startAt).toBe(at(day, 20));
      expect((await settings()).workingWindows).toEqual(alwaysFree);
    });

    const late = at(day, 20);
    it.each([
      ['booking', SeatFinder.prototype, 'find', () => book(0, late)],
      ['lesson', SessionMaker.prototype, 'make', () => open(late)],
      ['class', ClassMentors.prototype, 'room', () => makeClass(late)],
    ] as const)('keep out a %s that was looked at before they came', async (...row) => {
      const [, looking, name, make] = row;
      for (const closing of [closeWard, closeVenue]) {
        const looks = looking as unknown as Record<string, Look>;
        const found = looks[name];
        const spy = jest.spyOn(looks, name);
        spy.mockImplementationOnce(async function (this: unknown, ...given: unknown[]) {
          const seen = await found.apply(this, given);
          await closing();
          return seen;
        });
        const code = closing === closeWard ? 'outside-hours' : 'venue-closed';
        const asked = make();
        // Of a booking another hall is looked for, and there is none.
        const codes = name === 'find' && closing === closeVenue ? 'no-venue' : code;
        await expect(asked).rejects.toMatchObject({ code: codes });
        spy.mockRestore();
        expect(await read().countBy(Session, { wardId: world.ward.id })).toBe(0);
        await database.unitOfWork.write(async (manager) => {
          await manager.update(Ward, { id: world.ward.id }, { settings: world.ward.settings });
          await manager.update(Venue, { id: world.venue.id }, { openings: null });
        });
      }
    });
    type Look = (...given: unknown[]) => Promise<unknown>;
    const closeWard = () => change({ workingWindows: untilEight });
    const closeVenue = () =>
      database.unitOfWork.write((manager) =>
        manager.update(Venue, { id: world.venue.id }, { openings: untilEight }),
      );
    const place = (startAt: number) => ({
      topic: 'vneid',
      startAt,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id],
    });
    const open = (startAt: number) =>
      services.sessions.create(world.officer, { ...place(startAt), mentorId: world.mentor.id });
    const makeClass = (startAt: number) =>
      services.classes.service.make(world.officer, world.ward.id, {
        ...place(startAt),
        seats: 10,
        audienceKind: 'ward',
        audienceRef: null,
      });

    it('are changed once, whoever presses at the same time, and keep what was changed since', async () => {
      await book(0, at(day, 20));
      const hours = { workingWindows: untilEight, maxMetres: 4000 };
      const pressed = await Promise.allSettled([
        change(hours, { act: 'cancel', reason }),
        change(hours, { act: 'cancel', reason }),
      ]);
      const done = pressed.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      const refused = pressed.flatMap((one) => (one.status === 'rejected' ? one.reason : []));
      expect([done.length, refused]).toMatchObject([1, [{ code: 'nothing-changed' }]]);
      await change({ maxMetres: 3000 });
      await takeBack(done[0].id);
      expect(await settings()).toMatchObject({ workingWindows: alwaysFree, maxMetres: 3000 });
    });
  });

  describe('that are taken back', () => {
    it('in the order in which they were made still lead to the first value', async () => {
      const first = await change({ maxMetres: 4000, leadMinutes: 60 });
      const second = await change({ maxMetres: 3000 });
      await database.unitOfWork.write(async (manager) => {
        const ward = await manager.findOneByOrFail(Ward, { id: world.ward.id });
        const other = { ...ward.settings, leadMinutes: 90 };
        await manager.update(Ward, { id: ward.id }, { settings: other });
      });
      const { maxMetres } = world.ward.settings;
      expect((await takeBack(first.id)).stayed).toEqual(['leadMinutes']);
      expect(await settings()).toMatchObject({ maxMetres: 3000, leadMinutes: 90 });
      expect((await takeBack(second.id)).settings?.before).toEqual({ maxMetres });
      expect(await settings()).toMatchObject({ maxMetres, leadMinutes: 90 });
    });

    it('come back but for what would be impossible by now, which another press tries again', async () => {
      const { maxMetres, minMentees, maxMentees } = world.ward.settings;
      const first = await change({ maxMetres: 4000, maxMentees: maxMentees + 4 });
      const second = await change({ minMentees: maxMentees + 1 });
      expect((await takeBack(first.id)).stayed).toEqual(['maxMentees']);
      const half = { maxMetres, minMentees: maxMentees + 1, maxMentees: maxMentees + 4 };
      expect(await settings()).toMatchObject(half);
      await takeBack(second.id);
      expect((await takeBack(first.id)).stayed).toEqual([]);
      expect(await settings()).toMatchObject({ maxMetres, minMentees, maxMentees });
      await expect(takeBack(first.id)).rejects.toMatchObject({ code: 'already-taken-back' });
    });

    it('bring a pair back by another press, once the mentee has nobody else any more', async () => {
      const menteeId = world.mentees[0].id;
      const write = database.unitOfWork.write.bind(database.unitOfWork);
      await write((manager) => liveApart(manager, world.mentor, [menteeId], 4500));
      const ending = { act: 'keep', pairs: 'cancel', reason } as const;
      const { id } = await change({ maxMetres: 4000 }, ending);
      const other = await another();
      await write((manager) => pairUp(manager, world.ward.id, other.id, [{ id: menteeId }]));
      expect((await takeBack(id)).items).toMatchObject([{ isBack: false, why: 'has-mentor' }]);
      await write((manager) => manager.update(Pair, { mentorId: other.id }, { endedAt: 1 }));
      expect((await takeBack(id)).items).toMatchObject([{ isBack: true }]);
      expect(await standing(world.mentor.id)).toHaveLength(6);
      await expect(takeBack(id)).rejects.toMatchObject({ code: 'already-taken-back' });
    });
  });

  it('of a day’s sessions hand over what is too much, but what was agreed beyond them before', async () => {
    const able = await another();
    await book(0, at(day, 18));
    const second = await book(1, at(day, 19));
    const fewer = { sessionsADay: 1 };
    const { id, items } = await change(fewer, { act: 'hand-over', reason });
    expect(items).toMatchObject([
      { subjectId: second.session.id, hitBy: 'limits', outcome: 'handed-over' },
    ]);
    expect((await sessionOf(second.session.id)).mentorId).toBe(able.id);
    await takeBack(id);
    expect((await sessionOf(second.session.id)).mentorId).toBe(world.mentor.id);
    await change(fewer);
    expect((await look({ changeMinutes: 6 })).items).toEqual([]);
  });

  it('of a day’s sessions take only the helper out of a class who has no room for it', async () => {
    const lead = await another();
    await book(0, at(day, 18));
    const { id: classId } = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      venueId: world.venue.id,
      startAt: at(day, 19),
      seats: 6,
      mentorIds: [lead.id, world.mentor.id],
      audienceKind: 'ward',
      audienceRef: null,
    });
    services.clock.at += 60_000;
    const fewer = { sessionsADay: 1 };
    const { items, messages } = await look(fewer, { act: 'cancel', reason });
    expect(items).toMatchObject([{ kind: 'class', subjectId: classId, outcome: 'left' }]);
    expect(messages).toBe(0);
    const done = await change(fewer, { act: 'cancel', reason });
    const parts = await read().findBy(Session, { classId });
    expect(
      parts
        .map(({ mentorId, state }) => [mentorId, state])
        .toSorted(([, a], [, b]) => (a < b ? -1 : 1)),
    ).toEqual([
      [world.mentor.id, 'cancelled'],
      [lead.id, 'planned'],
    ]);
    // With the setting, the helper comes back to it.
    const back = await takeBack(done.id);
    expect(back.items).toMatchObject([{ kind: 'class', outcome: 'left', isBack: true }]);
    expect(await read().countBy(Session, { classId, state: 'planned' })).toBe(2);
  });

  it('say of what is taken back that it lies outside the hours by now', async () => {
    const late = await book(0, at(day, 20));
    const early = await book(1, at(day, 18));
    const { id } = await services.changes.closeDays(
      world.officer,
      { wardId: world.ward.id, venueId: null, from: day, to: day },
      { act: 'cancel', reason: 'Bão' },
    );
    services.clock.at += 60_000;
    const hours = await change({ workingWindows: untilEight });
    const { items } = await takeBack(id);
    expect(items.map(({ subjectId, isBack, why }) => [subjectId, isBack, why])).toEqual(
      expect.arrayContaining([
        [late.session.id, false, 'outside-hours'],
        [early.session.id, true, null],
      ]),
    );
    // Once the hours are as they were, another press brings it back as well.
    services.clock.at += 60_000;
    await takeBack(hours.id);
    expect((await takeBack(id)).items.every(({ isBack }) => isBack)).toBe(true);
  });

  describe('of pairs', () => {
    it('name who lives too far away, give them to the nearest who may, and back again', async () => {
      const [mentor] = [world.mentor];
      const [far] = await read().findBy(Pair, { menteeId: world.mentees[0].id });
      await database.unitOfWork.write((manager) =>
        liveApart(manager, mentor, [far.menteeId], 4500),
      );
      const next = await another({ latitude: mentor.latitude + 0.03 });
      const farther = await another({ latitude: mentor.latitude + 0.02 });
      const theirs = await database.unitOfWork.write((manager) =>
        addMentees(manager, world, 8, () => ({ windows: alwaysFree })),
      );
      await database.unitOfWork.write((manager) =>
        pairUp(manager, world.ward.id, next.id, theirs.slice(0, 4)),
      );
      await database.unitOfWork.write((manager) =>
        pairUp(manager, world.ward.id, farther.id, theirs.slice(4)),
      );
      const lesson = await book(0, at(day, 18));
      await book(1, at(day, 18));
      const near = { maxMetres: 4000 };
      const hit = await look(near);
      expect(hit).toMatchObject({ people: 1, items: [{ kind: 'pair', hitBy: 'distance' }] });
      const given = await change(near, { act: 'keep', pairs: 'hand-over', reason });
      expect(given.items).toMatchObject([
        { kind: 'pair', menteeId: world.mentees[0].id, outcome: 'handed-over' },
        { kind: 'booking', menteeId: world.mentees[0].id, outcome: 'cancelled' },
      ]);
      expect((await standing(next.id)).map(({ menteeId }) => menteeId)).toContain(
        world.mentees[0].id,
      );
      const fell = await read().findOneByOrFail(Booking, { id: lesson.booking.id });
      expect(fell.state).toBe('cancelled');
      const back = await takeBack(given.id);
      expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
      expect(await standing(mentor.id)).toHaveLength(6);
      const again = await read().findOneByOrFail(Booking, { id: lesson.booking.id });
      expect(again.state).toBe('booked');
    });

    it('say whom they leave with fewer mentees than the minimum', async () => {
      const ends: Resolution = { act: 'keep', pairs: 'cancel', reason };
      const far = await standing(world.mentor.id);
      const [first, second] = far;
      await database.unitOfWork.write((manager) =>
        liveApart(manager, world.mentor, [first.menteeId], 4500),
      );
      // With five of six they have as many as the ward wants.
      expect((await look({ maxMetres: 4000 }, ends)).leftShort).toEqual([]);
      await database.unitOfWork.write((manager) =>
        liveApart(manager, world.mentor, [second.menteeId], 4500),
      );
      const { id: mentorId, fullName } = world.mentor;
      const short = [{ mentorId, fullName, mentees: 4, least: 5 }];
      expect((await look({ maxMetres: 4000 })).leftShort).toEqual([]);
      expect((await look({ maxMetres: 4000 }, ends)).leftShort).toEqual(short);
      const done = await change({ maxMetres: 4000 }, ends);
      expect((await services.changes.get(world.officer, done.id)).leftShort).toEqual(short);
    });

    it('stay where a neighbour ward has a say, while all the others are handed over', async () => {
      const next = await another({ latitude: world.mentor.latitude + 0.03 });
      const [own, apart] = world.mentees;
      const guest = await database.unitOfWork.write(async (manager) => {
        const theirs = await addMentees(manager, world, 3, () => ({ windows: alwaysFree }));
        await pairUp(manager, world.ward.id, next.id, theirs);
        const neighbour = await settlePairs(manager, 0);
        const [across] = await addMentees(manager, neighbour, 1, () => ({ windows: alwaysFree }));
        await pairUp(manager, world.ward.id, world.mentor.id, [across]);
        const far = [own.id, apart.id, across.id];
        await liveApart(manager, world.mentor, far, 4500);
        await plant(manager, ForbiddenPair, {
          id: newId(),
          wardId: neighbour.ward.id,
          mentorId: next.id,
          menteeId: apart.id,
          createdAt: 0,
        });
        await manager.update(
          Ward,
          { id: world.ward.id },
          { settings: { ...world.ward.settings, minMentees: 1 } },
        );
        return across;
      });
      await book(1, at(day, 18));
      const { items } = await change(
        { maxMetres: 4000 },
        { act: 'keep', pairs: 'hand-over', reason },
      );
      const outcomeOf = (id: string) => items.find((one) => one.menteeId === id);
      expect(items).toHaveLength(3);
      expect(outcomeOf(own.id)).toMatchObject({ outcome: 'handed-over' });
      for (const { id } of [apart, guest]) {
        expect(outcomeOf(id)).toMatchObject({ outcome: 'kept', why: 'nobody-stands-in' });
      }
    });

    it('name who has too many or too few, and end or keep their pairs as staff say', async () => {
      const few = await another();
      const [alone] = await database.unitOfWork.write((manager) =>
        addMentees(manager, world, 1, () => ({ windows: alwaysFree })),
      );
      await database.unitOfWork.write(async (manager) => {
        await manager.update(
          Ward,
          { id: world.ward.id },
          {
            settings: { ...(await settings()), minMentees: 1 },
          },
        );
        await pairUp(manager, world.ward.id, few.id, [alone]);
      });
      const hit = await look({ minMentees: 2, maxMentees: 4 });
      const countOf = (why: string) => hit.items.filter((one) => one.hitBy === why).length;
      expect([countOf('maximum'), countOf('minimum'), hit.items.length]).toEqual([2, 1, 3]);
      const { id, items } = await change(
        { minMentees: 2, maxMentees: 4 },
        { act: 'keep', pairs: 'cancel', reason },
      );
      expect(items.every(({ outcome }) => outcome === 'cancelled')).toBe(true);
      expect(await standing(few.id)).toEqual([]);
      expect(await standing(world.mentor.id)).toHaveLength(4);
      await takeBack(id);
      expect(await standing(few.id)).toHaveLength(1);
      expect(await standing(world.mentor.id)).toHaveLength(6);
      const kept = await change({ minMentees: 2, maxMentees: 4 });
      expect(kept.items.map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'kept']);
      expect(await standing(world.mentor.id)).toHaveLength(6);
    });
  });

  it('of reminders tell how many go at another time and how many have gone, and they do', async () => {
    const today = await book(0, at(monday, 20));
    const tomorrow = await book(1, at('2026-11-24', 18));
    const later = await book(2, at(day, 18));
    const due = async (bookingId: string) => {
      const rows = await read().findBy(Reminder, { bookingId, state: In(['planned', 'joined']) });
      return rows
        .filter(({ kind }) => kind === 'evening-before' || kind === 'lead')
        .map(({ kind, dueAt }) => [kind, dueAt]);
    };
    const before = await Promise.all([due(tomorrow.booking.id), due(later.booking.id)]);
    await database.unitOfWork.write((manager) =>
      manager.update(
        Reminder,
        { bookingId: today.booking.id, kind: In(['evening-before', 'lead']) },
        { state: 'sent' },
      ),
    );
    const times = { eveningBeforeMinute: null, leadMinutes: 60, digestMinute: 1140 };
    const seen = await look(times);
    expect(seen).toMatchObject({ items: [], remindersMoved: 4, remindersGone: 1, messages: 0 });
    const done = await change(times);
    expect(done).toMatchObject({ remindersMoved: 4, remindersGone: 1 });
    const hourBefore = (startAt: number) => startAt - 60 * 60_000;
    for (const { booking } of [tomorrow, later]) {
      const [[kind, dueAt]] = await due(booking.id);
      expect(kind).toBe('lead');
      expect(Math.abs(Number(dueAt) - hourBefore(booking.startAt))).toBeLessThan(31 * 60_000);
    }
    await takeBack(done.id);
    expect(await Promise.all([due(tomorrow.booking.id), due(later.booking.id)])).toEqual(before);
  });

  it('of reminders leave nothing at the old time of what was called off meanwhile', async () => {
    const [one, two] = world.mentees;
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: In([one.id, two.id]) }, { phone: '+84971000009' }),
    );
    const startAt = at(day, 18);
    const first = await book(0, startAt);
    const second = await book(1, startAt);
    const rowsOf = (recipientIds: string[], kind: 'evening-before' | 'digest') =>
      read().findBy(Reminder, { recipientId: In(recipientIds), kind });
    // One message of the phone, carried by the place that is called off.
    const both = () => rowsOf([one.id, two.id], 'evening-before');
    expect((await both()).map(({ state }) => state).sort()).toEqual(['joined', 'planned']);
    const carrier = (await both()).find(({ state }) => state === 'planned');
    const [gone, left] =
      carrier?.bookingId === first.booking.id ? [first, second] : [second, first];
    await services.bookings.cancel(world.officer, gone.booking.id, gone.booking);
    await change({ eveningBeforeMinute: 1080, digestMinute: 1150 });
    const planned = (await both()).filter(({ state }) => state === 'planned');
    expect(planned.map(({ bookingId }) => bookingId)).toEqual([left.booking.id]);
    // So it is of an ambassador's day that is empty by now, until somebody books it again.
    await services.bookings.cancel(world.officer, left.booking.id, left.booking);
    const digests = async () =>
      (await rowsOf([world.mentor.id], 'digest')).filter(({ state }) => state === 'planned');
    const { id } = await change({ digestMinute: 1140 });
    expect(await digests()).toEqual([]);
    await takeBack(id);
    await change({ digestMinute: 1130 });
    await book(2, startAt);
    const [{ dueAt }] = await digests();
    expect(dueAt).toBeGreaterThanOrEqual(at('2026-11-24', 18, 50));
    expect(dueAt).toBeLessThan(at('2026-11-24', 18, 50) + 31 * 60_000);
  });

  describe('of how often people are written to', () => {
    const remindersOf = async (menteeId: string) =>
      (
        await read().find(Reminder, {
          where: { recipientId: menteeId, kind: In(['evening-before', 'lead']) },
          order: { sessionStartAt: 'ASC' },
        })
      ).map(({ state, failure }) => failure ?? state);
    /** Three lessons of a week, of which the mentee knows, with a reminder each. */
    async function threeLessons(phone: string) {
      // The people of other tests have the same phones.
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: world.mentees[0].id }, { phone }),
      );
      services.clock.at = at('2026-11-29', 9);
      for (const date of ['2026-12-02', '2026-12-04', '2026-12-05']) await book(0, at(date, 18));
      await send();
      await database.unitOfWork.write((manager) =>
        manager.query(
          `UPDATE reminder SET state = 'planned' WHERE kind IN ('evening-before', 'lead')
             AND recipient_id = $1`,
          [world.mentees[0].id],
        ),
      );
      services.clock.at = at('2026-11-30', 9);
      return world.mentees[0].id;
    }

    it('keep back, or let go along, what is too much from now on, and count it', async () => {
      const menteeId = await threeLessons('+84971000001');
      expect(await remindersOf(menteeId)).toEqual(['planned', 'planned', 'planned']);
      const seen = await look({ messagesAWeek: 1 });
      expect(await remindersOf(menteeId)).toEqual(['planned', 'planned', 'planned']);
      const done = await change({ messagesAWeek: 1 });
      expect([seen.remindersMoved, done.remindersMoved]).toEqual([2, 2]);
      // One message tells of all three: nobody forgets a lesson because of the limit.
      expect(await remindersOf(menteeId)).toEqual(['planned', 'joined', 'joined']);
      await takeBack(done.id);
      expect((await settings()).messagesAWeek).toBeNull();
    });

    it('hold what no other message can take along', async () => {
      const menteeId = await threeLessons('+84971000002');
      // What came in this week already was as much as may be.
      await database.unitOfWork.write((manager) =>
        manager.query(
          `UPDATE reminder SET due_at = $1 WHERE kind = 'booked' AND recipient_id = $2`,
          [at('2026-11-30', 8), menteeId],
        ),
      );
      const done = await change({ messagesAWeek: 1 });
      expect(done.remindersMoved).toBe(3);
      expect(await remindersOf(menteeId)).toEqual(['week-limit', 'week-limit', 'week-limit']);
      // Taken back, they are reminded after all.
      await takeBack(done.id);
      expect(await remindersOf(menteeId)).toEqual(['planned', 'planned', 'planned']);
    });

    it('leave alone what is within them', async () => {
      const menteeId = await threeLessons('+84971000003');
      const done = await change({ messagesAWeek: 3, messagesADay: 2 });
      expect(done.remindersMoved).toBe(0);
      expect(await remindersOf(menteeId)).toEqual(['planned', 'planned', 'planned']);
    });
  });

  describe('of a venue', () => {
    const venue = (changes: VenueChanges) => ({
      wardId: world.ward.id,
      venueId: world.venue.id,
      changes,
    });
    const changeVenue = (changes: VenueChanges, resolution: Resolution) =>
      services.changes.changeVenue(world.officer, venue(changes), resolution);

    it('that closes for good move what is held there later to the next hall', async () => {
      const hall = await database.unitOfWork.write((manager) =>
        plant(
          manager,
          Venue,
          makeVenue({
            name: 'Nhà văn hóa thôn 2',
            wardId: world.ward.id,
            hamletId: null,
            latitude: world.venue.latitude + 0.005,
            longitude: world.venue.longitude,
          }),
        ),
      );
      const first = await book(0, at('2026-11-24', 18));
      const second = await book(1, at(day, 18));
      const closing = { openUntil: '2026-11-24' };
      const hit = await services.changes.lookAtVenue(world.officer, venue(closing));
      expect(hit.items).toMatchObject([{ subjectId: second.session.id, hitBy: 'closed' }]);
      const { id } = await changeVenue(closing, { act: 'move', reason });
      expect(await sessionOf(second.session.id)).toMatchObject({
        venueId: hall.id,
        startAt: at(day, 18),
      });
      expect((await sessionOf(first.session.id)).venueId).toBe(world.venue.id);
      await takeBack(id);
      expect((await sessionOf(second.session.id)).venueId).toBe(world.venue.id);
      expect((await read().findOneByOrFail(Venue, { id: world.venue.id })).openUntil).toBeNull();
    });

    it('are refused where it would never be open, whatever the form leaves out', async () => {
      await database.unitOfWork.write((manager) =>
        manager.update(Venue, { id: world.venue.id }, { openFrom: '2026-12-10' }),
      );
      const never = { openUntil: '2026-12-01', openFrom: undefined };
      await expect(changeVenue(never, keep)).rejects.toMatchObject({ code: 'invalid-form' });
      const first = await changeVenue({ openFrom: '2026-11-01', openUntil: '2026-12-31' }, keep);
      await changeVenue({ openUntil: '2026-12-05' }, keep);
      expect((await services.changes.takeBack(world.officer, first.id)).stayed).toEqual([
        'openFrom',
      ]);
      expect(await read().findOneByOrFail(Venue, { id: world.venue.id })).toMatchObject({
        openFrom: '2026-11-01',
        openUntil: '2026-12-05',
      });
    });

    it('with fewer seats or hours call off what came last, and what lies outside', async () => {
      await another();
      const mine = await book(0, at(day, 18));
      await book(1, at(day, 18));
      services.clock.at += 1;
      const other = await services.sessions.create(world.officer, {
        mentorId: (await another()).id,
        startAt: at(day, 18),
        topic: 'vneid',
        venueId: world.venue.id,
      });
      await database.unitOfWork.write((manager) =>
        pairUp(manager, world.ward.id, other.mentorId, []),
      );
      const late = await book(2, at(day, 20));
      const smaller = {
        seats: 1,
        openings: [{ weekday: 3, startMinute: 1080, endMinute: 1140 }],
      };
      const { id, items } = await changeVenue(smaller, { act: 'cancel', reason });
      expect(items).toMatchObject([
        { subjectId: mine.session.id, hitBy: 'seats', outcome: 'cancelled' },
        { subjectId: late.session.id, hitBy: 'hours', outcome: 'cancelled' },
      ]);
      const back = await takeBack(id);
      expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
    });
  });
});
