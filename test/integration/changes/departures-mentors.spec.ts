import { In } from 'typeorm';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { dialects } from '../../support/databases/databases';
import { addMentees, addMentor } from '../../support/worlds/reminder-world';
import { alwaysFree, at, monday, pairUp } from '../../support/worlds/session-world';
import {
  wednesday,
  thursday,
  friday,
  stoppedPeople,
  assertNothingStands,
} from '../../support/worlds/stopped-people';

describe.each(dialects)('ambassadors who stop on %s', (dialect) => {
  const on = stoppedPeople(dialect);
  const { read, book, stateOf, planned, send } = on;

  describe('and guide', () => {
    const mentorStops = async (with_: object) => {
      const { id } = on.world.mentor;
      const { version } = await read().findOneByOrFail(Mentor, { id });
      const wanted = { side: 'mentor' as const, id, version, reason: 'moved' as const, on: monday };
      return on.services.departures.stop(on.world.officer, { ...wanted, ...with_ });
    };
    const mentorComesBack = async () => {
      const { id } = on.world.mentor;
      const { version } = await read().findOneByOrFail(Mentor, { id });
      const returning = { side: 'mentor' as const, id, version, restore: true };
      return on.services.returns.bringBack(on.world.officer, returning);
    };
    const successor = (with_: Partial<Mentor> = {}) =>
      on.database.unitOfWork.write((manager) =>
        addMentor(manager, on.world, {
          windows: alwaysFree,
          topics: ['vneid', 'cashless'],
          phone: '+84912345679',
          ...with_,
        }),
      );

    it('hand over their mentees and lessons in one step, and have them again when they come back', async () => {
      const next = await successor();
      const { session } = await book(0);
      await book(1);
      await send();
      const view = await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      expect(view).toMatchObject({
        pairsHandedOver: 8,
        pairsEnded: 0,
        sessionsHandedOver: 1,
        sessionsCancelled: 0,
        people: 8,
        notHandedOver: [],
      });
      const { mentorId } = await read().findOneByOrFail(Session, { id: session.id });
      expect(mentorId).toBe(next.id);
      expect(await on.services.pairs.ofMentor(next.id)).toHaveLength(8);
      expect(await planned(on.world.mentees[0].id)).toBe(2);

      const returned = await mentorComesBack();
      expect(returned).toMatchObject({ pairs: 8, sessions: 1, notBack: [] });
      expect(await on.services.pairs.ofMentor(on.world.mentor.id)).toHaveLength(8);
      const again = await read().findOneByOrFail(Session, { id: session.id });
      expect(again.mentorId).toBe(on.world.mentor.id);
    });

    it('leave the pairs of a successor who gives them back as free or as fixed as they were', async () => {
      const next = await successor();
      const [free, fixed] = on.world.mentees;
      await on.database.unitOfWork.write((manager) =>
        manager.update(Pair, { menteeId: fixed.id }, { isLocked: true }),
      );
      await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      await mentorComesBack();
      const isLocked = async ({ id }: Mentee) => (await on.services.pairs.ofMentee(id))?.isLocked;
      expect([await isLocked(free), await isLocked(fixed)]).toEqual([false, true]);
    });

    it('share their mentees and lessons out among several, as it was said before, and have them again', async () => {
      const takers = [await successor({ maxMentees: 8 }), await successor({ maxMentees: 7 })];
      // Each has enough already to go on with one more.
      await on.database.unitOfWork.write(async (manager) => {
        for (const { id } of takers) {
          const others = await addMentees(manager, on.world, 4, () => ({ windows: alwaysFree }));
          await pairUp(manager, on.world.ward.id, id, others);
        }
      });
      const own = on.world.mentees.slice(0, 8);
      for (const index of [0, 1, 2, 3, 4]) await book(index, at(`2026-11-2${5 + (index % 3)}`, 18));
      await send();
      const wanted = { menteesBecome: 'share' } as const;
      const { id } = on.world.mentor;
      const { version } = await read().findOneByOrFail(Mentor, { id });
      const leaving = {
        side: 'mentor' as const,
        id,
        version,
        reason: 'moved' as const,
        on: monday,
      };
      const look = await on.services.departures.look(on.world.officer, { ...leaving, ...wanted });
      const view = await mentorStops(wanted);
      expect({ ...view, stopId: '' }).toEqual({ ...look, stopId: '' });
      expect(view).toMatchObject({ pairsHandedOver: 7, pairsEnded: 1 });
      for (const taker of takers) {
        expect((await on.services.pairs.ofMentor(taker.id)).length).toBeLessThanOrEqual(8);
      }
      const cancelled = await read().countBy(Session, { mentorId: id, state: 'cancelled' });
      expect(view.sessionsCancelled).toBe(cancelled);
      const off = await read().countBy(Booking, {
        state: 'cancelled',
        menteeId: In(own.map((one) => one.id)),
      });
      expect(view.placesFreed).toBe(off);
      expect(await mentorComesBack()).toMatchObject({
        pairs: 8,
        sessions: 3,
        places: 5,
        notBack: [],
      });
      const ahead = await read().findBy(Session, { mentorId: id, state: 'planned' });
      expect(ahead).toHaveLength(3);
    });

    it('say how many lessons and places fall where a successor takes some of the mentees', async () => {
      const next = await successor({ maxMentees: 5 });
      for (const index of [0, 1, 2, 3, 4, 5, 6, 7]) {
        await book(index, at(`2026-11-2${4 + (index % 4)}`, 18));
      }
      const before = await read().countBy(Session, {
        state: 'planned',
        mentorId: on.world.mentor.id,
      });
      const view = await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      const cancelled = { mentorId: on.world.mentor.id, state: 'cancelled' as const };
      expect(view.sessionsCancelled).toBe(await read().countBy(Session, cancelled));
      expect(view.sessionsCancelled + view.sessionsHandedOver).toBe(before);
      expect(view.placesFreed).toBe(
        await read().countBy(Booking, {
          state: 'cancelled',
          menteeId: In(on.world.mentees.map((one) => one.id)),
        }),
      );
      expect(await mentorComesBack()).toMatchObject({
        pairs: 8,
        sessions: before,
        places: 8,
        notBack: [],
      });
    });

    it('name who and what cannot go to the successor, and why', async () => {
      const next = await successor({ maxMentees: 6 });
      await on.database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: on.world.mentees[0].id }, { wishedGender: 'female' }),
      );
      await book(0);
      await book(1, thursday);
      await on.services.sessions.create(on.world.officer, {
        mentorId: next.id,
        startAt: thursday,
        topic: 'vneid',
        venueId: on.world.venue.id,
      });
      const view = await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      // One that the successor cannot hold, and one that fell with its only mentee.
      expect(view).toMatchObject({ pairsHandedOver: 6, pairsEnded: 2, sessionsCancelled: 2 });
      expect(view.notHandedOver.map(({ why }) => why).sort()).toEqual([
        'mentor-busy',
        'mentor-full',
        'no-gender',
      ]);
      expect(view.notHandedOver.find(({ why }) => why === 'no-gender')).toMatchObject({
        menteeId: on.world.mentees[0].id,
      });
    });

    it('count a lesson once that some leave with their pair and the successor cannot hold', async () => {
      const next = await successor({ maxMentees: 7 });
      await on.database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: on.world.mentees[0].id }, { wishedGender: 'female' }),
      );
      await book(0, thursday);
      await book(1, thursday);
      await on.services.sessions.create(on.world.officer, {
        mentorId: next.id,
        startAt: thursday,
        topic: 'vneid',
        venueId: on.world.venue.id,
      });
      const view = await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      expect(view).toMatchObject({ sessionsCancelled: 1, sessionsHandedOver: 0, placesFreed: 2 });
      await on.database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: on.world.mentees[0].id }, { wishedGender: null }),
      );
      expect(await mentorComesBack()).toMatchObject({ sessions: 1, places: 2 });
    });

    it('have the places again that fell with pairs no successor could take, however long the write took', async () => {
      on.services.clock.stepMs = 1;
      const next = await successor();
      const { id } = on.world.mentees[0];
      const wish = (wishedGender: 'female' | null) =>
        on.database.unitOfWork.write((manager) => manager.update(Mentee, { id }, { wishedGender }));
      const alone = await book(0);
      const shared = await book(0, thursday);
      await book(1, thursday);
      await wish('female');
      const view = await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      const lost = { pairsEnded: 1, placesFreed: 2, sessionsHandedOver: 1, sessionsCancelled: 1 };
      expect(view).toMatchObject(lost);
      await wish(null);
      // The lesson that nobody was in any more, and the one that went to the successor with somebody in it.
      const again = { pairs: 8, sessions: 2, places: 3, notBack: [] };
      expect(await mentorComesBack()).toMatchObject(again);
      expect(await stateOf(alone.booking.id)).toBe('booked');
      expect(await stateOf(shared.booking.id)).toBe('booked');
    });

    it('leave their mentees in the list, who are told why their lesson is off', async () => {
      const { booking } = await book(0);
      await send();
      const view = await mentorStops({ menteesBecome: 'list' });
      expect(view).toMatchObject({ pairsEnded: 8, sessionsCancelled: 1, messages: 1 });
      const [told] = await read().findBy(Reminder, { bookingId: booking.id, kind: 'cancelled' });
      expect(told).toMatchObject({
        recipientId: on.world.mentees[0].id,
        facts: { reason: 'Đại sứ số không hướng dẫn nữa' },
      });
      expect(await on.services.pairs.current(on.world.ward.id)).toEqual([]);
      expect(await mentorComesBack()).toMatchObject({ pairs: 8, sessions: 1, notBack: [] });
      expect(await stateOf(booking.id)).toBe('booked');
    });

    it('keep their mentees while these wait, without a lesson', async () => {
      await book(0);
      const { id } = await on.services.classes.service.make(on.world.officer, on.world.ward.id, {
        topic: 'vneid',
        venueId: on.world.venue.id,
        startAt: thursday,
        seats: 6,
        mentorIds: [on.world.mentor.id],
        audienceKind: 'ward',
        audienceRef: null,
      });
      const view = await mentorStops({ menteesBecome: 'wait', reason: 'no-wish' });
      expect(view).toMatchObject({ pairsEnded: 0, pairsHandedOver: 0, sessionsCancelled: 1 });
      const off = await read().findOneByOrFail(Session, { classId: id });
      expect(off.cancelReason).toBe('Đại sứ số tạm nghỉ, sẽ hẹn lại sau');
      expect(await on.services.pairs.ofMentor(on.world.mentor.id)).toHaveLength(8);
      await expect(book(1)).rejects.toMatchObject({ code: 'mentor-inactive' });
      expect(await mentorComesBack()).toMatchObject({ sessions: 1, notBack: [] });
      const again = await read().findOneByOrFail(Session, { classId: id });
      expect(again).toMatchObject({ state: 'planned', mentorId: on.world.mentor.id });
    });

    it('come back to those whom nobody else guides since', async () => {
      const next = await successor();
      await mentorStops({ menteesBecome: 'list' });
      const { id } = on.world.mentees[0];
      await on.services.pairChanges.giveOne(on.world.officer, on.world.ward.id, {
        menteeId: id,
        mentorId: next.id,
      });
      const { pairs, notBack } = await mentorComesBack();
      expect(pairs).toBe(7);
      expect(notBack).toMatchObject([{ kind: 'pair', why: 'has-mentor' }]);
    });

    it('hold their lessons again without those whom somebody else guides since', async () => {
      const next = await successor();
      const shared = [await book(0), await book(1)];
      const alone = await book(0, thursday);
      await mentorStops({ menteesBecome: 'list' });
      const { id } = on.world.mentees[0];
      await on.services.pairChanges.giveOne(on.world.officer, on.world.ward.id, {
        menteeId: id,
        mentorId: next.id,
      });
      const { sessions, notBack } = await mentorComesBack();
      expect(sessions).toBe(1);
      expect(await stateOf(shared[0].booking.id)).toBe('cancelled');
      expect(await stateOf(shared[1].booking.id)).toBe('booked');
      expect(await stateOf(alone.booking.id)).toBe('cancelled');
      expect(notBack.filter(({ kind }) => kind === 'session')).toMatchObject([
        { subjectId: alone.session.id, why: 'nobody-left' },
      ]);
    });

    it('take back only the lessons of those who come back to them', async () => {
      const next = await successor();
      const { mentor } = on.world;
      const { id } = on.world.mentees[0];
      const lessons = [await book(0), await book(1, thursday), await book(2, friday)];
      await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      await on.database.unitOfWork.write(async (manager) => {
        await manager.update(Mentee, { id }, { wishedGender: 'female' });
        const windows = alwaysFree.filter(({ weekday }) => weekday !== 5);
        await manager.update(Mentor, { id: mentor.id }, { windows });
      });
      const { pairs, sessions, notBack } = await mentorComesBack();
      expect({ pairs, sessions }).toEqual({ pairs: 7, sessions: 1 });
      const heldBy = await Promise.all(
        lessons
          .slice(0, 2)
          .map(async ({ session }) => read().findOneByOrFail(Session, { id: session.id })),
      );
      expect(heldBy.map(({ mentorId }) => mentorId)).toEqual([next.id, mentor.id]);
      expect(await stateOf(lessons[0].booking.id)).toBe('booked');
      const refused = notBack.filter(({ kind }) => kind === 'session');
      expect(new Map(refused.map(({ subjectId, why }) => [subjectId, why]))).toEqual(
        new Map([
          [lessons[0].session.id, 'not-paired'],
          [lessons[2].session.id, 'not-free'],
        ]),
      );
    });

    it('leave those with the successor who have agreed on further lessons there', async () => {
      const next = await successor();
      const old = await book(0);
      await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      const further = await book(0, thursday);
      const { pairs, notBack } = await mentorComesBack();
      expect(pairs).toBe(7);
      expect(notBack.find(({ kind }) => kind === 'pair')).toMatchObject({ why: 'has-mentor' });
      for (const { booking } of [old, further]) expect(await stateOf(booking.id)).toBe('booked');
      expect((await on.services.pairs.ofMentee(on.world.mentees[0].id))?.mentorId).toBe(next.id);
    });

    it('seat nobody from a line, whoever calls the next one while they are being stopped', async () => {
      const day = await on.services.days.plan(on.world.officer, on.world.ward.id, {
        date: '2026-11-28',
        startMinute: 9 * 60,
        endMinute: 11 * 60,
        venueId: on.world.venue.id,
        mentorIds: [on.world.mentor.id],
        topics: ['vneid'],
        seats: 4,
      });
      for (const { id: menteeId } of on.world.mentees) {
        await on.services.line.register(on.world.officer, day.id, { menteeId });
      }
      // The coming half hour is nearer than the one that runs.
      on.services.clock.at = at('2026-11-28', 9, 20);
      let isHeld = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        isHeld = resolve;
      });
      const called = held.then(() => on.services.line.next(on.world.officer, day.id));
      called.catch(() => undefined);
      const pairsOf = on.services.pairs.ofMentor.bind(on.services.pairs);
      const whileStopping = jest.spyOn(on.services.pairs, 'ofMentor');
      whileStopping.mockImplementationOnce((...asked) => {
        isHeld();
        return pairsOf(...asked);
      });
      await mentorStops({ menteesBecome: 'list' });
      whileStopping.mockRestore();
      await expect(called).rejects.toMatchObject({ code: 'nobody-free' });
      await assertNothingStands(read(), on.services.clock.at);
    });

    it('serve on no walk-in day, and leave classes to those who hold them too', async () => {
      const next = await successor();
      const day = await on.services.days.plan(on.world.officer, on.world.ward.id, {
        date: '2026-11-28',
        startMinute: 9 * 60,
        endMinute: 11 * 60,
        venueId: on.world.venue.id,
        mentorIds: [on.world.mentor.id, next.id],
        topics: ['vneid'],
        seats: 4,
      });
      const held = (mentorIds: string[], startAt: number) =>
        on.services.classes.service.make(on.world.officer, on.world.ward.id, {
          topic: 'vneid',
          venueId: on.world.venue.id,
          startAt,
          seats: 6,
          mentorIds,
          audienceKind: 'ward',
          audienceRef: null,
        });
      const together = await held([on.world.mentor.id, next.id], wednesday);
      const helping = await held([next.id, on.world.mentor.id], at('2026-11-27', 18));
      await held([on.world.mentor.id], thursday);
      const view = await mentorStops({ menteesBecome: 'list' });
      expect(view).toMatchObject({ walkInDays: 1, classesLeft: 2, classesCancelled: 1 });
      expect(await on.services.days.ofMentor(on.world.mentor.id)).toEqual([]);
      expect((await on.services.days.ofMentor(next.id)).map(({ id }) => id)).toEqual([day.id]);

      // All of it is theirs again when they come back.
      expect((await mentorComesBack()).notBack).toEqual([]);
      expect((await on.services.days.ofMentor(on.world.mentor.id)).map(({ id }) => id)).toEqual([
        day.id,
      ]);
      const heldBy = async ({ id: classId }: { id: string }) =>
        (await read().findBy(Session, { classId, state: 'planned' }))
          .map(({ mentorId, seats }) => [mentorId, seats])
          .toSorted(([, seats], [, others]) => Number(others) - Number(seats));
      expect(await heldBy(together)).toEqual([
        [on.world.mentor.id, 6],
        [next.id, 0],
      ]);
      expect(await heldBy(helping)).toEqual([
        [next.id, 6],
        [on.world.mentor.id, 0],
      ]);
    });

    it('hold no lesson, whoever books with them or opens one while they are being stopped', async () => {
      const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
      const acts = days.flatMap((day, index) => [
        book(index, at(day, 18)),
        on.services.sessions.create(on.world.officer, {
          mentorId: on.world.mentor.id,
          startAt: at(day, 19),
          topic: 'vneid',
          venueId: on.world.venue.id,
        }),
        ...(index === 1 ? [mentorStops({ menteesBecome: 'list' })] : []),
      ]);
      const results = await Promise.allSettled(acts);
      const faults = results
        .filter((result) => result.status === 'rejected')
        .map(({ reason }) => reason as { status?: number })
        .filter(({ status }) => status !== 409);
      expect(faults).toEqual([]);
      const { isActive } = await read().findOneByOrFail(Mentor, { id: on.world.mentor.id });
      expect(isActive).toBe(false);
    });

    it('are waited for only when they may come back', async () => {
      for (const reason of ['died', 'moved', 'consent'] as const) {
        const waiting = mentorStops({ menteesBecome: 'wait', reason });
        await expect(waiting).rejects.toMatchObject({ code: 'cannot-wait' });
      }
    });

    it('need a successor who takes part when one shall take over', async () => {
      const none = mentorStops({ menteesBecome: 'successor' });
      await expect(none).rejects.toMatchObject({ code: 'no-successor' });
      const themselves = mentorStops({
        menteesBecome: 'successor',
        successorId: on.world.mentor.id,
      });
      await expect(themselves).rejects.toMatchObject({ code: 'no-successor' });
    });
  });
});
