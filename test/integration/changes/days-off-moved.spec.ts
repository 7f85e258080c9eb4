import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { WalkInDay } from '../../../src/modules/sessions/entities/walk-in-day.entity';
import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import type { ChangeAct } from '../../../src/core/changes/acts';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { dialects } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import { alwaysFree, asMentee, at } from '../../support/worlds/session-world';
import { WalkInDaysService } from '../../../src/modules/sessions/walk-ins/walk-in-days.service';
import { WalkInStaffing } from '../../../src/modules/sessions/walk-ins/walk-in-staffing';
import { gate } from '../../support/clocks/gate';
import { day, wednesday, thursday, reason, closedDays } from '../../support/reading/closed-days';

describe.each(dialects)('what days off move, and what keeps from coming back, on %s', (dialect) => {
  const on = closedDays(dialect);
  const {
    read,
    book,
    days,
    close,
    sessionOf,
    bookingOf,
    send,
    classPlan,
    makeClass,
    walkInPlan,
    planWalkIn,
  } = on;

  describe('taken back where something else keeps from it', () => {
    const spell = (act: ChangeAct, with_: object = {}) =>
      on.services.changes.beBusy(
        on.world.officer,
        { mentorId: on.world.mentor.id, from: day, to: day, ...with_ },
        { act, reason: 'Ốm' },
      );
    const takenBack = async ({ id }: { id: string }) =>
      (await on.services.changes.takeBack(on.world.officer, id)).items;

    it('leave a lesson off that falls on a day that was closed since', async () => {
      const { session } = await book(0);
      const away = await spell('cancel');
      await close('cancel');
      expect(await takenBack(away)).toMatchObject([{ isBack: false, why: 'holiday' }]);
      const { state, version } = await sessionOf(session.id);
      expect(state).toBe('cancelled');
      await expect(
        on.services.sessions.restore(on.world.officer, session.id, { version }),
      ).rejects.toMatchObject({ code: 'holiday' });
    });

    it('leave a lesson in the other hall while its own is closed', async () => {
      const { session } = await book(0);
      const away = await spell('cancel');
      await close('cancel', { venueId: (await sessionOf(session.id)).venueId });
      expect(await takenBack(away)).toMatchObject([{ isBack: false, why: 'venue-closed' }]);
    });

    it('leave a lesson where it was moved while its ambassador is away', async () => {
      const { session } = await book(0);
      const off = await close('move');
      await spell('cancel');
      expect(await takenBack(off)).toMatchObject([{ isBack: false, why: 'mentor-away' }]);
      expect((await sessionOf(session.id)).startAt).toBe(thursday);
    });

    it('leave a lesson with who stands in while the ambassador is away by another spell', async () => {
      const other = await on.database.unitOfWork.write((manager) =>
        addMentor(manager, on.world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const { session } = await book(0);
      const away = await spell('hand-over', { to: '2026-11-26' });
      await spell('cancel');
      expect(await takenBack(away)).toMatchObject([{ isBack: false, why: 'mentor-away' }]);
      expect((await sessionOf(session.id)).mentorId).toBe(other.id);
    });

    it('leave a walk-in day off whose ambassador is away, by hand as well', async () => {
      const { id } = await planWalkIn();
      const off = await close('cancel');
      await spell('cancel');
      expect(await takenBack(off)).toMatchObject([{ isBack: false, why: 'mentor-away' }]);
      const { version } = await read().findOneByOrFail(WalkInDay, { id });
      await expect(
        on.services.days.reopen(on.world.officer, id, { version }),
      ).rejects.toMatchObject({
        code: 'mentor-away',
      });
    });

    it('leave a class off whose ambassador is away, by hand as well', async () => {
      const { id } = await makeClass();
      const off = await close('cancel');
      await spell('cancel');
      expect(await takenBack(off)).toMatchObject([{ isBack: false, why: 'mentor-away' }]);
      const { version } = await read().findOneByOrFail(Session, { classId: id });
      await expect(
        on.services.classes.service.restore(on.world.officer, id, { version }),
      ).rejects.toMatchObject({ code: 'mentor-away' });
    });

    it('leave a class where it was moved while its ambassador serves elsewhere then', async () => {
      const latitude = on.world.venue.latitude + 0.05;
      const far = { ...on.world.venue, id: newId(), name: 'Nhà văn hóa Đông', latitude, seats: 2 };
      await on.database.unitOfWork.write((manager) => insert(manager, Venue, far));
      const { id } = await on.services.classes.service.make(on.world.officer, on.world.ward.id, {
        ...classPlan,
        startAt: wednesday,
        venueId: on.world.venue.id,
        mentorIds: [on.world.mentor.id],
      });
      const off = await close('move', { venueId: on.world.venue.id });
      const moved = await read().findOneByOrFail(Session, { classId: id });
      expect(moved.startAt).not.toBe(wednesday);
      await on.services.days.plan(on.world.officer, on.world.ward.id, {
        date: day,
        startMinute: 18 * 60,
        endMinute: 20 * 60,
        venueId: far.id,
        mentorIds: [on.world.mentor.id],
        topics: ['vneid'],
        seats: 2,
      });
      expect(await takenBack(off)).toMatchObject([{ isBack: false, why: 'mentor-on-the-way' }]);
      expect((await read().findOneByOrFail(Session, { classId: id })).startAt).toBe(moved.startAt);
    });

    it('leave a moved lesson that somebody joined at the new time, or that another holds', async () => {
      const { session } = await book(0);
      const first = await close('move');
      on.services.clock.at += 60_000;
      const { version } = await sessionOf(session.id);
      await book(1, thursday);
      expect(await sessionOf(session.id)).toMatchObject({ seatsTaken: 2 });
      expect(version).toBeDefined();
      expect(await takenBack(first)).toMatchObject([{ isBack: false, why: 'stale-version' }]);
      expect((await sessionOf(session.id)).startAt).toBe(thursday);
    });

    it('give a lesson the seats again that the smaller hall did not have', async () => {
      const near = { ...on.world.venue, id: newId(), name: 'Nhà văn hóa Đông', seats: 2 };
      const { session } = await book(0);
      await on.database.unitOfWork.write((manager) => insert(manager, Venue, near));
      const before = await sessionOf(session.id);
      const off = await close('move', { venueId: before.venueId });
      expect((await sessionOf(session.id)).seats).toBe(2);
      expect(await takenBack(off)).toMatchObject([{ isBack: true }]);
      expect((await sessionOf(session.id)).seats).toBe(before.seats);
    });

    it('bring back both lessons when one took the time of the other', async () => {
      const near = { ...on.world.venue, id: newId(), name: 'Nhà văn hóa Đông', seats: 1 };
      const { session: first } = await book(0);
      const { session: second } = await book(1, at(day, 18, 30));
      await on.database.unitOfWork.write((manager) => insert(manager, Venue, near));
      const taken = { venueId: near.id, startAt: wednesday, taken: 1 };
      await on.database.unitOfWork.write((manager) =>
        manager.query(
          `INSERT INTO venue_use (venue_id, start_at, taken, seats) VALUES ($1, $2, $3, 1)`,
          [taken.venueId, taken.startAt, taken.taken],
        ),
      );
      const off = await close('move', { venueId: first.venueId });
      expect((await sessionOf(first.id)).startAt).toBe(second.startAt);
      expect((await takenBack(off)).map(({ isBack }) => isBack)).toEqual([true, true]);
      expect((await sessionOf(first.id)).startAt).toBe(wednesday);
      expect((await sessionOf(second.id)).startAt).toBe(at(day, 18, 30));
      await on.database.unitOfWork.write((manager) =>
        manager.query(`DELETE FROM venue_use WHERE venue_id = $1`, [near.id]),
      );
    });
  });

  describe('that move', () => {
    it('bring everybody to the next time at which all of them can, with their reminders', async () => {
      const { booking, session } = await book(0);
      const other = await book(1);
      await send();
      const look = await on.services.changes.lookAtDayOff(on.world.officer, days(), {
        act: 'move',
        reason,
      });
      expect(look.items).toMatchObject([{ outcome: 'moved', toStartAt: thursday, people: 2 }]);
      expect((await sessionOf(session.id)).startAt).toBe(wednesday);
      const { id } = await close('move');
      expect(await sessionOf(session.id)).toMatchObject({ startAt: thursday, seatsTaken: 2 });
      expect(await bookingOf(booking.id)).toMatchObject({
        startAt: thursday,
        movedFrom: wednesday,
        state: 'booked',
      });
      const planned = await read().findBy(Reminder, { sessionId: session.id, state: 'planned' });
      const mine = planned.filter(({ bookingId }) => bookingId === booking.id);
      expect(
        mine.find(({ kind, recipientKind }) => `${recipientKind} ${kind}` === 'mentee moved')
          ?.facts,
      ).toEqual({ reason, from: wednesday });
      expect(mine.map(({ kind, recipientKind }) => `${recipientKind} ${kind}`).sort()).toEqual([
        'mentee evening-before',
        'mentee moved',
        'mentor moved',
      ]);
      const ofMentor = planned.filter(({ recipientKind }) => recipientKind === 'mentor');
      expect(ofMentor).toHaveLength(1);

      const back = await on.services.changes.takeBack(on.world.officer, id);
      expect(back.items).toMatchObject([{ isBack: true }]);
      const again = { startAt: wednesday, movedFrom: null };
      expect(await bookingOf(other.booking.id)).toMatchObject(again);
    });

    it('move a class with its ambassadors, and name what finds no time', async () => {
      const { id: classId } = await makeClass();
      const { session } = await book(0);
      await on.database.unitOfWork.write((manager) =>
        manager.query(`UPDATE mentee SET windows = '[]' WHERE id = $1`, [on.world.mentees[0].id]),
      );
      const { items } = await close('move');
      expect(items).toMatchObject([
        { kind: 'session', subjectId: session.id, outcome: 'cancelled', why: 'no-time' },
        { kind: 'class', subjectId: classId, outcome: 'moved', toStartAt: thursday },
      ]);
      expect((await sessionOf(session.id)).cancelReason).toBe(reason);
    });

    it('name a class that somebody cannot come to then, who has the place again when it is taken back', async () => {
      const { id: classId } = await on.services.classes.service.make(
        on.world.officer,
        on.world.ward.id,
        {
          ...classPlan,
          startAt: wednesday,
          venueId: on.world.venue.id,
          mentorIds: [on.world.mentor.id],
        },
      );
      const other = await on.database.unitOfWork.write((manager) =>
        addMentor(manager, on.world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const menteeId = on.world.mentees[0].id;
      const seat = await on.services.classes.seats.take(asMentee(on.world.mentees[0]), classId, {
        menteeId,
      });
      expect(other.id).toBeDefined();
      const lesson = await on.services.sessions.create(on.world.officer, {
        mentorId: other.id,
        startAt: thursday,
        topic: 'vneid',
        venueId: on.world.venue.id,
      });
      await on.services.bookings.book(on.world.officer, { menteeId, sessionId: lesson.id });
      const off = await close('move');
      expect(off.items).toMatchObject([{ outcome: 'moved', why: 'not-everybody' }]);
      const back = await on.services.changes.takeBack(on.world.officer, off.id);
      expect(back.items).toMatchObject([{ isBack: true, why: null }]);
      const booked = await read().countBy(Booking, { menteeId, state: 'booked' });
      expect([booked, seat !== null]).toEqual([2, true]);
    });

    it('take a lesson of a closed hall to the nearest other one at the same time', async () => {
      const near = { ...on.world.venue, id: newId(), name: 'Nhà văn hóa Đông' };
      await on.database.unitOfWork.write((manager) => insert(manager, Venue, near));
      const { session } = await book(0);
      const stood = (await sessionOf(session.id)).venueId ?? '';
      const { items } = await close('move', { venueId: stood });
      expect(items).toMatchObject([{ outcome: 'moved', toStartAt: wednesday }]);
      expect((await sessionOf(session.id)).venueId).not.toBe(stood);
      await expect(
        on.services.bookings.book(on.world.officer, {
          menteeId: on.world.mentees[1].id,
          startAt: at(day, 19),
          venueId: stood,
        }),
      ).rejects.toMatchObject({ code: 'venue-closed' });
    });

    it('leave somebody at the new time who has something else at the old one by then', async () => {
      const { session } = await book(0);
      const { id } = await close('move');
      await on.services.changes.takeBack(on.world.officer, id);
      const again = await close('move');
      await on.services.classes.service
        .make(on.world.officer, on.world.ward.id, {
          ...classPlan,
          startAt: thursday,
          venueId: on.world.venue.id,
          mentorIds: [on.world.mentor.id],
        })
        .catch(() => null);
      await on.services.sessions.cancel(on.world.officer, session.id, {
        version: (await sessionOf(session.id)).version,
        reason: 'Ốm',
      });
      const back = await on.services.changes.takeBack(on.world.officer, again.id);
      expect(back.items).toMatchObject([{ isBack: false, why: 'stale-version' }]);
    });
  });

  describe('in a race', () => {
    it('plan no walk-in day on it that was looked at while it was open', async () => {
      const looked = gate();
      const { unitOfWork } = on.database;
      const late = Object.create(unitOfWork, {
        write: {
          value: async (...work: Parameters<typeof unitOfWork.write>) => {
            await looked.pass();
            return unitOfWork.write(...work);
          },
        },
      }) as typeof unitOfWork;
      const { clock, env } = on.services;
      const calendar = new WalkInDaysService(late, clock, env, new WalkInStaffing(clock, env));
      const planned = calendar.plan(on.world.officer, on.world.ward.id, walkInPlan());
      await looked.isReached;
      await close('cancel');
      looked.open();
      await expect(planned).rejects.toMatchObject({ code: 'holiday' });
      expect(await read().countBy(WalkInDay, { wardId: on.world.ward.id })).toBe(0);
    });

    it('leave nobody booked on a day that is being closed, whoever books or closes it meanwhile', async () => {
      for (let round = 0; round < 4; round += 1) {
        const date = `2026-11-${24 + round}`;
        const times = [18, 19, 20].map((hour) => at(date, hour));
        const acts = [
          ...times.flatMap((startAt, index) => [
            book(index, startAt),
            book(index + 3, startAt),
            on.services.bookings.hold(asMentee(on.world.mentees[6]), {
              menteeId: on.world.mentees[6].id,
              startAt,
            }),
          ]),
          close('cancel', { from: date, to: date }),
          close('cancel', { from: date, to: date }),
        ];
        const results = await Promise.allSettled(acts);
        const faults = results
          .filter((result) => result.status === 'rejected')
          .map(({ reason: error }) => error as { status?: number })
          .filter(({ status }) => status !== 409);
        expect(faults).toEqual([]);
        const [{ standing }] = await read().query<{ standing: number | string }[]>(
          `SELECT COUNT(*) AS standing FROM session
           WHERE ward_id = $1 AND start_at >= $2 AND start_at < $3 AND state <> 'cancelled'`,
          [on.world.ward.id, at(date, 0), at(date, 24)],
        );
        expect(Number(standing)).toBe(0);
        expect(await read().countBy(Holiday, { wardId: on.world.ward.id, date })).toBe(1);
      }
    });

    it('move nobody into two places while they book, cancel and take back', async () => {
      await on.database.unitOfWork.write((manager) =>
        addMentor(manager, on.world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const made = await Promise.all([0, 1, 2].map((index) => book(index)));
      const later = await book(3, at(day, 19));
      const change = await close('move');
      const acts = [
        on.services.changes.takeBack(on.world.officer, change.id),
        close('move', { from: '2026-11-26', to: '2026-11-26' }),
        book(4, thursday),
        book(5, at('2026-11-26', 18, 30)),
        on.services.bookings.cancel(asMentee(on.world.mentees[0]), made[0].booking.id, {
          version: (await bookingOf(made[0].booking.id)).version,
        }),
        on.services.changes.takeBack(on.world.officer, change.id),
      ];
      const results = await Promise.allSettled(acts);
      const faults = results
        .filter((result) => result.status === 'rejected')
        .map(({ reason: error }) => error as { status?: number })
        .filter(({ status }) => status !== 409);
      expect(faults).toEqual([]);
      const { state } = await bookingOf(later.booking.id);
      expect(state).toBe('booked');
    });
  });
});
