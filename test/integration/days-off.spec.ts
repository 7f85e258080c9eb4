import { In } from 'typeorm';
import { Reminder } from '../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { PlannedChange } from '../../src/modules/sessions/entities/planned-change.entity';
import { findClass } from '../../src/modules/sessions/classes/class-rows';
import { Session } from '../../src/modules/sessions/entities/session.entity';
import { WalkInDay } from '../../src/modules/sessions/entities/walk-in-day.entity';
import { Holiday } from '../../src/modules/wards/entities/holiday.entity';
import { Venue } from '../../src/modules/wards/entities/venue.entity';
import type { ChangeAct } from '../../src/core/changes/acts';
import { newId } from '../../src/platform/database/columns';
import { insert } from '../../src/platform/database/insert';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { addMentor } from '../support/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../support/session-world';
import { WalkInDaysService } from '../../src/modules/sessions/walk-ins/walk-in-days.service';
import { WalkInStaffing } from '../../src/modules/sessions/walk-ins/walk-in-staffing';
import { gate } from '../support/gate';
import { walkInServices } from '../support/walk-in-world';

const day = '2026-11-25';
const wednesday = at(day, 18);
const thursday = at('2026-11-26', 18);
const reason = 'Nghỉ do mưa bão';

describe.each(dialects)('days off after planning on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof walkInServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    services.clock.stepMs = 0;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const book = (index: number, startAt = wednesday) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const days = (with_: object = {}) => ({
    wardId: world.ward.id,
    venueId: null,
    from: day,
    to: day,
    ...with_,
  });
  const close = (act: ChangeAct, with_: object = {}) =>
    services.changes.closeDays(world.officer, days(with_), { act, reason });
  const sessionOf = (id: string) => read().findOneByOrFail(Session, { id });
  const bookingOf = (id: string) => read().findOneByOrFail(Booking, { id });
  /** As if everything that was planned had gone out. */
  const send = () =>
    database.unitOfWork.write((manager) =>
      manager.query(`UPDATE reminder SET state = 'sent' WHERE state = 'planned'`),
    );
  const classPlan = {
    topic: 'vneid',
    startAt: at(day, 20),
    seats: 6,
    audienceKind: 'ward' as const,
    audienceRef: null,
  };
  const makeClass = () =>
    services.classes.service.make(world.officer, world.ward.id, {
      ...classPlan,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id],
    });
  const walkInPlan = () => ({
    date: day,
    startMinute: 18 * 60,
    endMinute: 19 * 60,
    venueId: world.venue.id,
    mentorIds: [world.mentor.id],
    topics: ['vneid'],
    seats: 2,
  });
  const planWalkIn = () => services.days.plan(world.officer, world.ward.id, walkInPlan());

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
        (await read().findBy(Reminder, { wardId: world.ward.id, kind: isNews, state: 'planned' }))
          .map(({ kind, bookingId }) => [kind, bookingId])
          .toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
      await database.unitOfWork.write((manager) =>
        manager.query(
          `UPDATE reminder SET state = 'sent' WHERE ward_id = $1 AND state = 'planned'
           AND kind NOT IN ('evening-before', 'lead', 'digest') AND booking_id IS DISTINCT FROM $2`,
          [world.ward.id, untold.id],
        ),
      );
      const before = await news();
      services.clock.at += 60_000;
      const { id } = await close(act);
      services.clock.at += 60_000;
      await services.changes.takeBack(world.officer, id);
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
      services.clock.at += 60_000;
      await services.changes.takeBack(world.officer, again.id);
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
      const { items: hit, people } = await services.changes.hitByDayOff(world.officer, days());
      expect(hit).toMatchObject([
        { kind: 'walk-in', subjectId: walkInId, venueName: world.venue.name },
        { kind: 'session', subjectId: session.id, people: 2, mentorName: world.mentor.fullName },
        { kind: 'class', subjectId: classId },
      ]);
      expect(people).toBe(2);
      await send();
      const look = await services.changes.lookAtDayOff(world.officer, days(), {
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
      expect(await read().countBy(PlannedChange, { wardId: world.ward.id })).toBe(0);
      expect(await read().countBy(Holiday, { wardId: world.ward.id })).toBe(0);

      const done = await close('cancel');
      expect({ ...done, id: look.id, items: [] }).toEqual({ ...look, items: [] });
      const told = await read().findBy(Reminder, { kind: 'cancelled', state: 'planned' });
      expect(told).toHaveLength(3);
      expect(done.messages).toBe(4);
    });

    it('are refused before today, backwards, for more than a month, and without a reason', async () => {
      const refused = async (with_: object, why = reason) =>
        services.changes.closeDays(world.officer, days(with_), { act: 'cancel', reason: why }).then(
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
      const times = await services.freeTimes.freeTimes(
        asMentee(world.mentees[1]),
        world.mentees[1].id,
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
      const back = await services.changes.takeBack(world.officer, id);
      expect(back.takenBackAt).not.toBeNull();
      expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
      expect(await bookingOf(first.booking.id)).toMatchObject({ state: 'booked' });
      expect(await bookingOf(other.booking.id)).toMatchObject({ state: 'booked' });
      const seating = await read().findOneByOrFail(Session, { classId: line.id });
      expect(seating.state).toBe('planned');
      expect(await read().countBy(Holiday, { wardId: world.ward.id })).toBe(0);
      const reminders = await read().findBy(Reminder, {
        bookingId: first.booking.id,
        state: 'planned',
        recipientKind: 'mentee',
      });
      expect(reminders.map(({ kind }) => kind).sort()).toEqual(['evening-before', 'moved']);
      await expect(services.changes.takeBack(world.officer, id)).rejects.toMatchObject({
        code: 'already-taken-back',
      });
    });

    it('name what cannot come back: the ambassador is elsewhere by then', async () => {
      const first = await book(0);
      const { id } = await close('cancel', { venueId: world.venue.id });
      const elsewhere = await services.bookings.book(world.officer, {
        menteeId: world.mentees[1].id,
        startAt: wednesday,
        venueId: null,
        agreed: true,
      });
      expect(elsewhere.session.startAt).toBe(wednesday);
      const back = await services.changes.takeBack(world.officer, id);
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
      await services.changes.takeBack(world.officer, id);
      const open = await read().findOneByOrFail(WalkInDay, { id: walkInId });
      expect(open.state).toBe('open');
      const [{ rows }] = await read().query<{ rows: number | string }[]>(
        `SELECT COUNT(*) AS rows FROM availability_exception WHERE walk_in_day_id = $1`,
        [walkInId],
      );
      expect(Number(rows)).toBe(1);
    });

    it('leave what staff had said of the days before as it was', async () => {
      const holiday = { wardId: world.ward.id, venueId: null, isHoliday: true };
      await database.unitOfWork.write((manager) =>
        insert(manager, Holiday, [
          { id: newId(), ...holiday, date: '2026-11-26', name: 'Hội làng' },
          { id: newId(), ...holiday, date: '2026-11-27', name: 'Có học', isHoliday: false },
        ]),
      );
      const { id } = await close('cancel', { to: '2026-11-27' });
      expect(await read().countBy(Holiday, { wardId: world.ward.id, isHoliday: true })).toBe(3);
      await services.changes.takeBack(world.officer, id);
      const left = await read().find(Holiday, {
        where: { wardId: world.ward.id },
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
      await services.changes.takeBack(world.officer, first.id);
      expect(await read().countBy(Holiday, { wardId: world.ward.id })).toBe(2);
    });

    it.each([
      [0, 1],
      [1, 0],
    ])('are all open again when two that overlap are taken back (%i first)', async (...order) => {
      const wardId = world.ward.id;
      const said = { wardId, venueId: null, isHoliday: false, date: day, name: 'Có học' };
      await database.unitOfWork.write((manager) =>
        insert(manager, Holiday, [{ id: newId(), ...said }]),
      );
      const both = [
        await close('cancel', { to: '2026-11-26' }),
        await services.changes.closeDays(world.officer, days({ to: '2026-11-27' }), {
          act: 'cancel',
          reason: 'Lễ hội',
        }),
      ];
      for (const index of order) await services.changes.takeBack(world.officer, both[index].id);
      const left = await read().findBy(Holiday, { wardId });
      expect(left).toMatchObject([said]);
    });

    it('leave what staff say of a day while it is off', async () => {
      const { id } = await close('cancel');
      await database.unitOfWork.write((manager) =>
        manager.update(Holiday, { wardId: world.ward.id, date: day }, { name: 'Giỗ tổ làng' }),
      );
      await services.changes.takeBack(world.officer, id);
      expect(await read().findBy(Holiday, { wardId: world.ward.id })).toMatchObject([
        { date: day, name: 'Giỗ tổ làng', isHoliday: true },
      ]);
    });

    it('bring back everybody in a lesson that somebody stands in for', async () => {
      const { session } = await book(0);
      await book(1);
      const other = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const { version } = await sessionOf(session.id);
      await services.sessionChanges.make(world.officer, {
        sessionId: session.id,
        version,
        mentorId: other.id,
        reason,
      });
      const { id } = await close('cancel');
      const back = await services.changes.takeBack(world.officer, id);
      expect(back.items).toMatchObject([{ isBack: true, why: null }]);
      expect(await sessionOf(session.id)).toMatchObject({ state: 'planned', seatsTaken: 2 });
    });

    it('name a lesson to which not everybody can come back', async () => {
      const { session } = await book(0);
      await book(1);
      const { id } = await close('cancel');
      await database.unitOfWork.write((manager) =>
        manager.query(`UPDATE mentee SET is_active = FALSE WHERE id = $1`, [world.mentees[1].id]),
      );
      const back = await services.changes.takeBack(world.officer, id);
      expect(back.items).toMatchObject([{ isBack: true, why: 'not-everybody' }]);
      expect(await sessionOf(session.id)).toMatchObject({ state: 'planned', seatsTaken: 1 });
    });
  });

  describe('taken back where something else keeps from it', () => {
    const spell = (act: ChangeAct, with_: object = {}) =>
      services.changes.beBusy(
        world.officer,
        { mentorId: world.mentor.id, from: day, to: day, ...with_ },
        { act, reason: 'Ốm' },
      );
    const takenBack = async ({ id }: { id: string }) =>
      (await services.changes.takeBack(world.officer, id)).items;

    it('leave a lesson off that falls on a day that was closed since', async () => {
      const { session } = await book(0);
      const away = await spell('cancel');
      await close('cancel');
      expect(await takenBack(away)).toMatchObject([{ isBack: false, why: 'holiday' }]);
      const { state, version } = await sessionOf(session.id);
      expect(state).toBe('cancelled');
      await expect(
        services.sessions.restore(world.officer, session.id, { version }),
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
      expect(await takenBack(off)).toMatchObject([{ isBack: false, why: 'not-free' }]);
      expect((await sessionOf(session.id)).startAt).toBe(thursday);
    });

    it('leave a lesson with who stands in while the ambassador is away by another spell', async () => {
      const other = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const { session } = await book(0);
      const away = await spell('hand-over', { to: '2026-11-26' });
      await spell('cancel');
      expect(await takenBack(away)).toMatchObject([{ isBack: false, why: 'not-free' }]);
      expect((await sessionOf(session.id)).mentorId).toBe(other.id);
    });

    it('leave a walk-in day off whose ambassador is away, by hand as well', async () => {
      const { id } = await planWalkIn();
      const off = await close('cancel');
      await spell('cancel');
      expect(await takenBack(off)).toMatchObject([{ isBack: false, why: 'not-free' }]);
      const { version } = await read().findOneByOrFail(WalkInDay, { id });
      await expect(services.days.reopen(world.officer, id, { version })).rejects.toMatchObject({
        code: 'not-free',
      });
    });

    it('leave a class off whose ambassador is away, by hand as well', async () => {
      const { id } = await makeClass();
      const off = await close('cancel');
      await spell('cancel');
      expect(await takenBack(off)).toMatchObject([{ isBack: false, why: 'not-free' }]);
      const { version } = await read().findOneByOrFail(Session, { classId: id });
      await expect(
        services.classes.service.restore(world.officer, id, { version }),
      ).rejects.toMatchObject({ code: 'not-free' });
    });

    it('leave a class where it was moved while its ambassador serves elsewhere then', async () => {
      const latitude = world.venue.latitude + 0.05;
      const far = { ...world.venue, id: newId(), name: 'Nhà văn hóa Đông', latitude, seats: 2 };
      await database.unitOfWork.write((manager) => insert(manager, Venue, far));
      const { id } = await services.classes.service.make(world.officer, world.ward.id, {
        ...classPlan,
        startAt: wednesday,
        venueId: world.venue.id,
        mentorIds: [world.mentor.id],
      });
      const off = await close('move', { venueId: world.venue.id });
      const moved = await read().findOneByOrFail(Session, { classId: id });
      expect(moved.startAt).not.toBe(wednesday);
      await services.days.plan(world.officer, world.ward.id, {
        date: day,
        startMinute: 18 * 60,
        endMinute: 20 * 60,
        venueId: far.id,
        mentorIds: [world.mentor.id],
        topics: ['vneid'],
        seats: 2,
      });
      expect(await takenBack(off)).toMatchObject([{ isBack: false, why: 'mentor-on-the-way' }]);
      expect((await read().findOneByOrFail(Session, { classId: id })).startAt).toBe(moved.startAt);
    });

    it('leave a moved lesson that somebody joined at the new time, or that another holds', async () => {
      const { session } = await book(0);
      const first = await close('move');
      services.clock.at += 60_000;
      const { version } = await sessionOf(session.id);
      await book(1, thursday);
      expect(await sessionOf(session.id)).toMatchObject({ seatsTaken: 2 });
      expect(version).toBeDefined();
      expect(await takenBack(first)).toMatchObject([{ isBack: false, why: 'stale-version' }]);
      expect((await sessionOf(session.id)).startAt).toBe(thursday);
    });

    it('give a lesson the seats again that the smaller hall did not have', async () => {
      const near = { ...world.venue, id: newId(), name: 'Nhà văn hóa Đông', seats: 2 };
      const { session } = await book(0);
      await database.unitOfWork.write((manager) => insert(manager, Venue, near));
      const before = await sessionOf(session.id);
      const off = await close('move', { venueId: before.venueId });
      expect((await sessionOf(session.id)).seats).toBe(2);
      expect(await takenBack(off)).toMatchObject([{ isBack: true }]);
      expect((await sessionOf(session.id)).seats).toBe(before.seats);
    });

    it('bring back both lessons when one took the time of the other', async () => {
      const near = { ...world.venue, id: newId(), name: 'Nhà văn hóa Đông', seats: 1 };
      const { session: first } = await book(0);
      const { session: second } = await book(1, at(day, 18, 30));
      await database.unitOfWork.write((manager) => insert(manager, Venue, near));
      const taken = { venueId: near.id, startAt: wednesday, taken: 1 };
      await database.unitOfWork.write((manager) =>
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
      await database.unitOfWork.write((manager) =>
        manager.query(`DELETE FROM venue_use WHERE venue_id = $1`, [near.id]),
      );
    });
  });

  describe('that move', () => {
    it('bring everybody to the next time at which all of them can, with their reminders', async () => {
      const { booking, session } = await book(0);
      const other = await book(1);
      await send();
      const look = await services.changes.lookAtDayOff(world.officer, days(), {
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

      const back = await services.changes.takeBack(world.officer, id);
      expect(back.items).toMatchObject([{ isBack: true }]);
      expect((await bookingOf(other.booking.id)).startAt).toBe(wednesday);
    });

    it('move a class with its ambassadors, and name what finds no time', async () => {
      const { id: classId } = await makeClass();
      const { session } = await book(0);
      await database.unitOfWork.write((manager) =>
        manager.query(`UPDATE mentee SET windows = '[]' WHERE id = $1`, [world.mentees[0].id]),
      );
      const { items } = await close('move');
      expect(items).toMatchObject([
        { kind: 'session', subjectId: session.id, outcome: 'cancelled', why: 'no-time' },
        { kind: 'class', subjectId: classId, outcome: 'moved', toStartAt: thursday },
      ]);
      expect((await sessionOf(session.id)).cancelReason).toBe(reason);
    });

    it('name a class that somebody cannot come to then, who has the place again when it is taken back', async () => {
      const { id: classId } = await services.classes.service.make(world.officer, world.ward.id, {
        ...classPlan,
        startAt: wednesday,
        venueId: world.venue.id,
        mentorIds: [world.mentor.id],
      });
      const other = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const menteeId = world.mentees[0].id;
      const seat = await services.classes.seats.take(asMentee(world.mentees[0]), classId, {
        menteeId,
      });
      expect(other.id).toBeDefined();
      const lesson = await services.sessions.create(world.officer, {
        mentorId: other.id,
        startAt: thursday,
        topic: 'vneid',
        venueId: world.venue.id,
      });
      await services.bookings.book(world.officer, { menteeId, sessionId: lesson.id });
      const off = await close('move');
      expect(off.items).toMatchObject([{ outcome: 'moved', why: 'not-everybody' }]);
      const back = await services.changes.takeBack(world.officer, off.id);
      expect(back.items).toMatchObject([{ isBack: true, why: null }]);
      const booked = await read().countBy(Booking, { menteeId, state: 'booked' });
      expect([booked, seat !== null]).toEqual([2, true]);
    });

    it('take a lesson of a closed hall to the nearest other one at the same time', async () => {
      const near = { ...world.venue, id: newId(), name: 'Nhà văn hóa Đông' };
      await database.unitOfWork.write((manager) => insert(manager, Venue, near));
      const { session } = await book(0);
      const stood = (await sessionOf(session.id)).venueId ?? '';
      const { items } = await close('move', { venueId: stood });
      expect(items).toMatchObject([{ outcome: 'moved', toStartAt: wednesday }]);
      expect((await sessionOf(session.id)).venueId).not.toBe(stood);
      await expect(
        services.bookings.book(world.officer, {
          menteeId: world.mentees[1].id,
          startAt: at(day, 19),
          venueId: stood,
        }),
      ).rejects.toMatchObject({ code: 'venue-closed' });
    });

    it('leave somebody at the new time who has something else at the old one by then', async () => {
      const { session } = await book(0);
      const { id } = await close('move');
      await services.changes.takeBack(world.officer, id);
      const again = await close('move');
      await services.classes.service
        .make(world.officer, world.ward.id, {
          ...classPlan,
          startAt: thursday,
          venueId: world.venue.id,
          mentorIds: [world.mentor.id],
        })
        .catch(() => null);
      await services.sessions.cancel(world.officer, session.id, {
        version: (await sessionOf(session.id)).version,
        reason: 'Ốm',
      });
      const back = await services.changes.takeBack(world.officer, again.id);
      expect(back.items).toMatchObject([{ isBack: false, why: 'stale-version' }]);
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
    const stranger = { ...world.officer, wardId: newId() };
    const mentor = { kind: 'mentor' as const, id: world.mentor.id, wardId: world.ward.id };
    const wanted = { act: 'cancel' as const, reason };
    await expect(services.changes.closeDays(stranger, days(), wanted)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(services.changes.closeDays(mentor, days(), wanted)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const { id } = await close('cancel');
    await expect(services.changes.takeBack(stranger, id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  describe('in a race', () => {
    it('plan no walk-in day on it that was looked at while it was open', async () => {
      const looked = gate();
      const { unitOfWork } = database;
      const late = Object.create(unitOfWork, {
        write: {
          value: async (...work: Parameters<typeof unitOfWork.write>) => {
            await looked.pass();
            return unitOfWork.write(...work);
          },
        },
      }) as typeof unitOfWork;
      const { clock, env } = services;
      const calendar = new WalkInDaysService(late, clock, env, new WalkInStaffing(clock, env));
      const planned = calendar.plan(world.officer, world.ward.id, walkInPlan());
      await looked.isReached;
      await close('cancel');
      looked.open();
      await expect(planned).rejects.toMatchObject({ code: 'holiday' });
      expect(await read().countBy(WalkInDay, { wardId: world.ward.id })).toBe(0);
    });

    it('leave nobody booked on a day that is being closed, whoever books or closes it meanwhile', async () => {
      for (let round = 0; round < 4; round += 1) {
        const date = `2026-11-${24 + round}`;
        const times = [18, 19, 20].map((hour) => at(date, hour));
        const acts = [
          ...times.flatMap((startAt, index) => [
            book(index, startAt),
            book(index + 3, startAt),
            services.bookings.hold(asMentee(world.mentees[6]), {
              menteeId: world.mentees[6].id,
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
          [world.ward.id, at(date, 0), at(date, 24)],
        );
        expect(Number(standing)).toBe(0);
        expect(await read().countBy(Holiday, { wardId: world.ward.id, date })).toBe(1);
      }
    });

    it('move nobody into two places while they book, cancel and take back', async () => {
      await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      const made = await Promise.all([0, 1, 2].map((index) => book(index)));
      const later = await book(3, at(day, 19));
      const change = await close('move');
      const acts = [
        services.changes.takeBack(world.officer, change.id),
        close('move', { from: '2026-11-26', to: '2026-11-26' }),
        book(4, thursday),
        book(5, at('2026-11-26', 18, 30)),
        services.bookings.cancel(asMentee(world.mentees[0]), made[0].booking.id, {
          version: (await bookingOf(made[0].booking.id)).version,
        }),
        services.changes.takeBack(world.officer, change.id),
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
