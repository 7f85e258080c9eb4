import { In } from 'typeorm';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { findClass } from '../../../src/modules/sessions/classes/class-rows';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { WalkInDay } from '../../../src/modules/sessions/entities/walk-in-day.entity';
import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { dialects } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import { alwaysFree, asMentee, at } from '../../support/worlds/session-world';
import { day, wednesday, thursday, reason, closedDays } from '../../support/reading/closed-days';

describe.each(dialects)('days off after planning on %s', (dialect) => {
  const on = closedDays(dialect);
  const { read, book, days, close, sessionOf, bookingOf, send, makeClass, planWalkIn } = on;

  it.each(['cancel', 'move'] as const)(
    'that were a mistake, and are taken back before anything went out (%s), are told nobody',
    async (act) => {
      const { booking } = await book(0);
      const { booking: untold } = await book(1, at(day, 19));
      const classId = (await makeClass()).id;
      const isNews = In([
        'booked',
        'moved',
        'cancelled',
        'class-given',
        'class-moved',
        'class-off',
      ]);
      const news = async () =>
        (
          await read().findBy(Reminder, {
            wardId: on.world.ward.id,
            kind: isNews,
            state: 'planned',
          })
        )
          .map(({ kind, bookingId }) => [kind, bookingId])
          .toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
      await on.database.unitOfWork.write((manager) =>
        manager.query(
          `UPDATE reminder SET state = 'sent' WHERE ward_id = $1 AND state = 'planned'
           AND kind NOT IN ('evening-before', 'lead', 'digest') AND booking_id IS DISTINCT FROM $2`,
          [on.world.ward.id, untold.id],
        ),
      );
      const before = await news();
      on.services.clock.at += 60_000;
      const { id } = await close(act);
      on.services.clock.at += 60_000;
      await on.services.changes.takeBack(on.world.officer, id);
      expect(await news()).toEqual(before);
      const reminders = await read().findBy(Reminder, {
        bookingId: booking.id,
        kind: In(['evening-before', 'lead']),
        // The people of other tests have the same phones.
        state: In(['planned', 'joined', 'held']),
      });
      expect(reminders).toHaveLength(1);
      expect((await findClass(read(), classId)).seating.state).toBe('planned');

      const again = await close(act);
      await send();
      on.services.clock.at += 60_000;
      await on.services.changes.takeBack(on.world.officer, again.id);
      expect(await news()).toContainEqual(['moved', booking.id]);
    },
  );

  describe('that are looked at first', () => {
    it('tell every session, class and walk-in day that they hit, and change nothing', async () => {
      const { session } = await book(0, at(day, 19, 30));
      await book(1, at(day, 19, 30));
      await book(2, thursday);
      const { id: classId } = await makeClass();
      const { id: walkInId } = await planWalkIn();
      const { items: hit, people } = await on.services.changes.hitByDayOff(
        on.world.officer,
        days(),
      );
      expect(hit).toMatchObject([
        { kind: 'walk-in', subjectId: walkInId, venueName: on.world.venue.name },
        { kind: 'session', subjectId: session.id, people: 2, mentorName: on.world.mentor.fullName },
        { kind: 'class', subjectId: classId },
      ]);
      expect(people).toBe(2);
      await send();
      const look = await on.services.changes.lookAtDayOff(on.world.officer, days(), {
        act: 'cancel',
        reason,
      });
      expect(look).toMatchObject({ people: 2, takenBackAt: null });
      expect(look.items.map(({ outcome }) => outcome)).toEqual([
        'cancelled',
        'cancelled',
        'cancelled',
      ]);
      expect((await sessionOf(session.id)).state).toBe('planned');
      expect(await read().countBy(PlannedChange, { wardId: on.world.ward.id })).toBe(0);
      expect(await read().countBy(Holiday, { wardId: on.world.ward.id })).toBe(0);

      const done = await close('cancel');
      expect({ ...done, id: look.id, items: [] }).toEqual({ ...look, items: [] });
      const told = await read().findBy(Reminder, { kind: 'cancelled', state: 'planned' });
      expect(told).toHaveLength(3);
      expect(done.messages).toBe(4);
    });

    it('are refused before today, backwards, for more than a month, and without a reason', async () => {
      const refused = async (with_: object, why = reason) =>
        on.services.changes
          .closeDays(on.world.officer, days(with_), { act: 'cancel', reason: why })
          .then(
            () => null,
            (error: { details?: { fields?: object } }) => error.details?.fields,
          );
      expect(await refused({ from: '2026-11-22' })).toEqual({ from: 'bad-date' });
      expect(await refused({ to: '2026-11-24' })).toEqual({ to: 'bad-date' });
      expect(await refused({ to: '2026-12-30' })).toEqual({ to: 'too-many-days' });
      expect(await refused({}, ' ')).toEqual({ reason: 'needed' });
    });
  });

  describe('that cancel', () => {
    it('tell mentees why, remind of nothing any more, and take no new bookings', async () => {
      const { booking } = await book(0);
      await send();
      await close('cancel');
      expect((await bookingOf(booking.id)).state).toBe('cancelled');
      const told = await read().findBy(Reminder, { bookingId: booking.id, state: 'planned' });
      expect(told.map(({ recipientKind }) => recipientKind).sort()).toEqual(['mentee', 'mentor']);
      for (const { kind, facts } of told)
        expect({ kind, facts }).toMatchObject({ kind: 'cancelled', facts: { reason } });
      await expect(book(1)).rejects.toMatchObject({ code: 'holiday' });
      const times = await on.services.freeTimes.freeTimes(
        asMentee(on.world.mentees[1]),
        on.world.mentees[1].id,
      );
      expect(times.some(({ startAt }) => startAt >= at(day, 0) && startAt < at(day, 24))).toBe(
        false,
      );
    });

    it('are taken back in one press: people have their places again, as far as they are free', async () => {
      const first = await book(0);
      const other = await book(1);
      const line = await makeClass();
      await send();
      const { id } = await close('cancel');
      const back = await on.services.changes.takeBack(on.world.officer, id);
      expect(back.takenBackAt).not.toBeNull();
      expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
      expect(await bookingOf(first.booking.id)).toMatchObject({ state: 'booked' });
      expect(await bookingOf(other.booking.id)).toMatchObject({ state: 'booked' });
      const seating = await read().findOneByOrFail(Session, { classId: line.id });
      expect(seating.state).toBe('planned');
      expect(await read().countBy(Holiday, { wardId: on.world.ward.id })).toBe(0);
      const reminders = await read().findBy(Reminder, {
        bookingId: first.booking.id,
        state: 'planned',
        recipientKind: 'mentee',
      });
      expect(reminders.map(({ kind }) => kind).sort()).toEqual(['evening-before', 'moved']);
      await expect(on.services.changes.takeBack(on.world.officer, id)).rejects.toMatchObject({
        code: 'already-taken-back',
      });
    });

    it('name what cannot come back: the ambassador is elsewhere by then', async () => {
      const first = await book(0);
      const { id } = await close('cancel', { venueId: on.world.venue.id });
      const elsewhere = await on.services.bookings.book(on.world.officer, {
        menteeId: on.world.mentees[1].id,
        startAt: wednesday,
        venueId: null,
        agreed: true,
      });
      expect(elsewhere.session.startAt).toBe(wednesday);
      const back = await on.services.changes.takeBack(on.world.officer, id);
      expect(back.items).toMatchObject([
        { subjectId: first.session.id, isBack: false, why: 'mentor-busy' },
      ]);
      expect((await bookingOf(first.booking.id)).state).toBe('cancelled');
    });

    it('free a walk-in day’s ambassadors, who serve on it again when it is taken back', async () => {
      const { id: walkInId } = await planWalkIn();
      const { id, items } = await close('cancel');
      expect(items).toMatchObject([{ kind: 'walk-in', outcome: 'cancelled' }]);
      const closed = await read().findOneByOrFail(WalkInDay, { id: walkInId });
      expect(closed).toMatchObject({ state: 'cancelled', cancelReason: reason });
      await on.services.changes.takeBack(on.world.officer, id);
      const open = await read().findOneByOrFail(WalkInDay, { id: walkInId });
      expect(open.state).toBe('open');
      const [{ rows }] = await read().query<{ rows: number | string }[]>(
        `SELECT COUNT(*) AS rows FROM availability_exception WHERE walk_in_day_id = $1`,
        [walkInId],
      );
      expect(Number(rows)).toBe(1);
    });

    it('leave what staff had said of the days before as it was', async () => {
      const holiday = { wardId: on.world.ward.id, venueId: null, isHoliday: true };
      await on.database.unitOfWork.write((manager) =>
        insert(manager, Holiday, [
          { id: newId(), ...holiday, date: '2026-11-26', name: 'Hội làng' },
          { id: newId(), ...holiday, date: '2026-11-27', name: 'Có học', isHoliday: false },
        ]),
      );
      const { id } = await close('cancel', { to: '2026-11-27' });
      expect(await read().countBy(Holiday, { wardId: on.world.ward.id, isHoliday: true })).toBe(3);
      await on.services.changes.takeBack(on.world.officer, id);
      const left = await read().find(Holiday, {
        where: { wardId: on.world.ward.id },
        order: { date: 'ASC' },
      });
      expect(left).toMatchObject([
        { date: '2026-11-26', name: 'Hội làng', isHoliday: true },
        { date: '2026-11-27', name: 'Có học', isHoliday: false },
      ]);
    });

    it('stay closed while another change closes them too', async () => {
      const first = await close('cancel');
      await close('cancel', { to: '2026-11-26' });
      await on.services.changes.takeBack(on.world.officer, first.id);
      expect(await read().countBy(Holiday, { wardId: on.world.ward.id })).toBe(2);
    });

    it.each([
      [0, 1],
      [1, 0],
    ])('are all open again when two that overlap are taken back (%i first)', async (...order) => {
      const wardId = on.world.ward.id;
      const said = { wardId, venueId: null, isHoliday: false, date: day, name: 'Có học' };
      await on.database.unitOfWork.write((manager) =>
        insert(manager, Holiday, [{ id: newId(), ...said }]),
      );
      const both = [
        await close('cancel', { to: '2026-11-26' }),
        await on.services.changes.closeDays(on.world.officer, days({ to: '2026-11-27' }), {
          act: 'cancel',
          reason: 'Lễ hội',
        }),
      ];
      for (const index of order)
        await on.services.changes.takeBack(on.world.officer, both[index].id);
      const left = await read().findBy(Holiday, { wardId });
      expect(left).toMatchObject([said]);
    });

    it('leave what staff say of a day while it is off', async () => {
      const { id } = await close('cancel');
      await on.database.unitOfWork.write((manager) =>
        manager.update(Holiday, { wardId: on.world.ward.id, date: day }, { name: 'Giỗ tổ làng' }),
      );
      await on.services.changes.takeBack(on.world.officer, id);
      expect(await read().findBy(Holiday, { wardId: on.world.ward.id })).toMatchObject([
        { date: day, name: 'Giỗ tổ làng', isHoliday: true },
      ]);
    });

    it('bring back everybody in a lesson that somebody stands in for', async () => {
      const { session } = await book(0);
      await book(1);
      const other = await on.database.unitOfWork.write((manager) =>
        addMentor(manager, on.world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const { version } = await sessionOf(session.id);
      await on.services.sessionChanges.make(on.world.officer, {
        sessionId: session.id,
        version,
        mentorId: other.id,
        reason,
      });
      const { id } = await close('cancel');
      const back = await on.services.changes.takeBack(on.world.officer, id);
      expect(back.items).toMatchObject([{ isBack: true, why: null }]);
      expect(await sessionOf(session.id)).toMatchObject({ state: 'planned', seatsTaken: 2 });
    });

    it('name a lesson to which not everybody can come back', async () => {
      const { session } = await book(0);
      await book(1);
      const { id } = await close('cancel');
      await on.database.unitOfWork.write((manager) =>
        manager.query(`UPDATE mentee SET is_active = FALSE WHERE id = $1`, [
          on.world.mentees[1].id,
        ]),
      );
      const back = await on.services.changes.takeBack(on.world.officer, id);
      expect(back.items).toMatchObject([{ isBack: true, why: 'not-everybody' }]);
      expect(await sessionOf(session.id)).toMatchObject({ state: 'planned', seatsTaken: 1 });
    });
  });

  it('that keep leave every session, and close the day to new ones', async () => {
    const { session } = await book(0);
    const { items, messages } = await close('keep');
    expect(items).toMatchObject([{ subjectId: session.id, outcome: 'kept' }]);
    expect(messages).toBe(0);
    expect((await sessionOf(session.id)).state).toBe('planned');
    await expect(book(1, at(day, 19))).rejects.toMatchObject({ code: 'holiday' });
    // What was kept can be called off by a second change.
    expect((await close('cancel')).items).toMatchObject([{ outcome: 'cancelled' }]);
    await expect(close('cancel')).rejects.toMatchObject({ code: 'already-off' });
  });

  it('are of their ward alone: neither another’s officer nor an ambassador may close them', async () => {
    const stranger = { ...on.world.officer, wardId: newId() };
    const mentor = { kind: 'mentor' as const, id: on.world.mentor.id, wardId: on.world.ward.id };
    const wanted = { act: 'cancel' as const, reason };
    await expect(on.services.changes.closeDays(stranger, days(), wanted)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(on.services.changes.closeDays(mentor, days(), wanted)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const { id } = await close('cancel');
    await expect(on.services.changes.takeBack(stranger, id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
