import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { SeatFinder } from '../../../src/modules/sessions/booking/seat-finder';
import { ClassMentors } from '../../../src/modules/sessions/classes/class-mentors';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { WalkInDay } from '../../../src/modules/sessions/entities/walk-in-day.entity';
import { SessionMaker } from '../../../src/modules/sessions/leading/session-maker';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { changedWard, day, reason, untilEight } from '../../support/worlds/changed-ward';
import { dialects } from '../../support/databases/databases';
import { alwaysFree, at, liveApart, pairUp } from '../../support/worlds/session-world';

describe.each(dialects)('settings that change after planning on %s', (dialect) => {
  const on = changedWard(dialect);
  const { read, book, look, change, takeBack, settings, sessionOf, send, another, standing } = on;

  describe('of the hours', () => {
    it('name what lies outside of the new ones, move it, and are taken back with it', async () => {
      await book(0, at(day, 18));
      const late = await book(1, at(day, 20));
      await book(2, at(day, 20));
      const walkIn = await on.services.days.plan(on.world.officer, on.world.ward.id, {
        date: '2026-11-28',
        startMinute: 19 * 60,
        endMinute: 21 * 60,
        venueId: on.world.venue.id,
        mentorIds: [on.world.mentor.id],
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
        expect(await read().countBy(Session, { wardId: on.world.ward.id })).toBe(0);
        await on.database.unitOfWork.write(async (manager) => {
          await manager.update(
            Ward,
            { id: on.world.ward.id },
            { settings: on.world.ward.settings },
          );
          await manager.update(Venue, { id: on.world.venue.id }, { openings: null });
        });
      }
    });
    type Look = (...given: unknown[]) => Promise<unknown>;
    const closeWard = () => change({ workingWindows: untilEight });
    const closeVenue = () =>
      on.database.unitOfWork.write((manager) =>
        manager.update(Venue, { id: on.world.venue.id }, { openings: untilEight }),
      );
    const place = (startAt: number) => ({
      topic: 'vneid',
      startAt,
      venueId: on.world.venue.id,
      mentorIds: [on.world.mentor.id],
    });
    const open = (startAt: number) =>
      on.services.sessions.create(on.world.officer, {
        ...place(startAt),
        mentorId: on.world.mentor.id,
      });
    const makeClass = (startAt: number) =>
      on.services.classes.service.make(on.world.officer, on.world.ward.id, {
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
      await on.database.unitOfWork.write(async (manager) => {
        const ward = await manager.findOneByOrFail(Ward, { id: on.world.ward.id });
        const other = { ...ward.settings, leadMinutes: 90 };
        await manager.update(Ward, { id: ward.id }, { settings: other });
      });
      const { maxMetres } = on.world.ward.settings;
      expect((await takeBack(first.id)).stayed).toEqual(['leadMinutes']);
      expect(await settings()).toMatchObject({ maxMetres: 3000, leadMinutes: 90 });
      expect((await takeBack(second.id)).settings?.before).toEqual({ maxMetres });
      expect(await settings()).toMatchObject({ maxMetres, leadMinutes: 90 });
    });

    it('come back but for what would be impossible by now, which another press tries again', async () => {
      const { maxMetres, minMentees, maxMentees } = on.world.ward.settings;
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
      const menteeId = on.world.mentees[0].id;
      const write = on.database.unitOfWork.write.bind(on.database.unitOfWork);
      await write((manager) => liveApart(manager, on.world.mentor, [menteeId], 4500));
      const ending = { act: 'keep', pairs: 'cancel', reason } as const;
      const { id } = await change({ maxMetres: 4000 }, ending);
      const other = await another();
      await write((manager) => pairUp(manager, on.world.ward.id, other.id, [{ id: menteeId }]));
      expect((await takeBack(id)).items).toMatchObject([{ isBack: false, why: 'has-mentor' }]);
      await write((manager) => manager.update(Pair, { mentorId: other.id }, { endedAt: 1 }));
      expect((await takeBack(id)).items).toMatchObject([{ isBack: true }]);
      expect(await standing(on.world.mentor.id)).toHaveLength(6);
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
    expect((await sessionOf(second.session.id)).mentorId).toBe(on.world.mentor.id);
    await change(fewer);
    expect((await look({ changeMinutes: 6 })).items).toEqual([]);
  });

  it('of a day’s sessions take only the helper out of a class who has no room for it', async () => {
    const lead = await another();
    await book(0, at(day, 18));
    const { id: classId } = await on.services.classes.service.make(
      on.world.officer,
      on.world.ward.id,
      {
        topic: 'vneid',
        venueId: on.world.venue.id,
        startAt: at(day, 19),
        seats: 6,
        mentorIds: [lead.id, on.world.mentor.id],
        audienceKind: 'ward',
        audienceRef: null,
      },
    );
    on.services.clock.at += 60_000;
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
      [on.world.mentor.id, 'cancelled'],
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
    const { id } = await on.services.changes.closeDays(
      on.world.officer,
      { wardId: on.world.ward.id, venueId: null, from: day, to: day },
      { act: 'cancel', reason: 'Bão' },
    );
    on.services.clock.at += 60_000;
    const hours = await change({ workingWindows: untilEight });
    const { items } = await takeBack(id);
    expect(items.map(({ subjectId, isBack, why }) => [subjectId, isBack, why])).toEqual(
      expect.arrayContaining([
        [late.session.id, false, 'outside-hours'],
        [early.session.id, true, null],
      ]),
    );
    // Once the hours are as they were, another press brings it back as well.
    on.services.clock.at += 60_000;
    await takeBack(hours.id);
    expect((await takeBack(id)).items.every(({ isBack }) => isBack)).toBe(true);
  });
});
