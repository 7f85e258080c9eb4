import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { plant } from '../../factories/given';
import { makeVenue } from '../../factories/wards';
import { addMentor } from '../../support/worlds/reminder-world';
import { alwaysFree, asMentee, at, monday } from '../../support/worlds/session-world';
import { classWorld, saturday, refusal, codesOf } from '../../support/worlds/class-world';
import { dialects } from '../../support/databases/databases';

describe.each(dialects)('a class on %s', (dialect) => {
  const on = classWorld(dialect);
  const { plan, read, make, take, fill, one } = on;

  it('is made no later than lessons are agreed on, and stays where it is longer ahead', async () => {
    const far = at('2027-02-13', 9);
    await expect(make({ startAt: far })).rejects.toMatchObject({ code: 'too-far-ahead' });
    await expect(make({ startAt: at('2099-01-03', 9) })).rejects.toMatchObject({
      code: 'too-far-ahead',
    });
    const { groupClass, seating } = await make();
    const { version } = seating;
    const change = (startAt: number) =>
      on.services.classes.service.change(on.world.officer, groupClass.id, {
        ...plan({ seats: 7, startAt }),
        audienceRef: undefined,
        version,
      });
    await expect(change(far)).rejects.toMatchObject({ code: 'too-far-ahead' });
    const { settings } = on.world.ward;
    const fewer = { ...settings, bookingHorizonDays: 1 };
    await on.database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: on.world.ward.id }, { settings: fewer }),
    );
    expect((await change(saturday)).seats).toBe(7);
  });

  it('has its seats once and keeps each of its ambassadors in one place', async () => {
    const { groupClass } = await make();
    const sessions = await read().findBy(Session, { classId: groupClass.id });
    expect(sessions.map(({ mentorId, seats }) => ({ mentorId, seats }))).toEqual(
      expect.arrayContaining([
        { mentorId: on.world.mentor.id, seats: 6 },
        { mentorId: on.other.id, seats: 0 },
      ]),
    );
    const [mentee] = on.world.mentees;
    await expect(
      on.services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt: saturday }),
    ).rejects.toEqual(refusal('mentor-busy'));
    expect(await one(groupClass.id)).toMatchObject({
      phone: '+84912345678',
      venueName: on.world.venue.name,
      mentors: [{ id: on.world.mentor.id }, { id: on.other.id }],
    });
  });

  it('is held by nobody who is busy, far away, at the end of the week, or teaches something else', async () => {
    const hall = { wardId: on.world.ward.id, name: 'Trường học', seats: 60 };
    const far = await on.database.unitOfWork.write((manager) =>
      plant(manager, Venue, makeVenue({ ...hall, hamletId: null, latitude: 20.42 })),
    );
    const lesson = (startAt: number) =>
      on.services.sessions.create(on.world.officer, {
        mentorId: on.other.id,
        topic: 'vneid',
        venueId: on.world.venue.id,
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
    const second = await on.database.unitOfWork.write((manager) =>
      plant(
        manager,
        Venue,
        makeVenue({ ...hall, wardId: on.world.ward.id, hamletId: on.world.hamlet.id }),
      ),
    );
    const results = await Promise.allSettled([make(), make({ venueId: second.id })]);
    expect(codesOf(results)).toEqual(['mentor-busy']);
    const sessions = await read().findBy(Session, { startAt: saturday, mentorId: on.other.id });
    expect(sessions).toHaveLength(1);
  });

  it('moves with everybody in it, tells them, and lets go of whoever is elsewhere at the new time', async () => {
    const { groupClass } = await make({ mentorIds: [on.other.id] });
    await fill(groupClass.id, 3);
    await on.services.classes.invitations.invite(on.world.officer, groupClass.id);
    const later = at('2026-11-28', 10);
    const [elsewhere] = on.world.mentees;
    await on.services.bookings.book(asMentee(elsewhere), {
      menteeId: elsewhere.id,
      startAt: later,
    });
    const { version } = await one(groupClass.id);
    const third = await on.database.unitOfWork.write((manager) =>
      addMentor(manager, on.world, { windows: alwaysFree, topics: ['vneid'] }),
    );
    const changed = { ...plan({ startAt: later, seats: 8 }), mentorIds: [third.id], version };
    await on.services.classes.service.change(on.world.officer, groupClass.id, changed);
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
      on.services.classes.service.change(on.world.officer, groupClass.id, changed),
    ).rejects.toEqual(refusal('stale-version'));
  });

  it('is called off with its reason: nobody has a place any more, and its ambassadors are free', async () => {
    const { groupClass } = await make();
    await on.services.classes.invitations.invite(on.world.officer, groupClass.id);
    await fill(groupClass.id, 7);
    const { version } = await one(groupClass.id);
    await on.services.classes.service.cancel(on.world.officer, groupClass.id, {
      version,
      reason: 'Nhà văn hóa mất điện',
    });
    expect(await one(groupClass.id)).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Nhà văn hóa mất điện',
      counts: { invited: 0, booked: 0, waiting: 0 },
      mentors: [{ id: on.world.mentor.id }, { id: on.other.id }],
    });
    await make();
  });

  it('is changed as a class alone, not one session of it', async () => {
    const { groupClass, seating, helping } = await make();
    for (const { id, version } of [seating, ...helping]) {
      await expect(
        on.services.sessions.cancel(on.world.officer, id, { version, reason: 'nhầm' }),
      ).rejects.toEqual(refusal('part-of-class'));
    }
    const { booking } = await take(groupClass.id, 0);
    await expect(
      on.services.bookings.move(asMentee(on.world.mentees[0]), booking.id, {
        version: booking.version,
        startAt: at('2026-11-28', 10),
      }),
    ).rejects.toEqual(refusal('part-of-class'));
    await expect(
      on.services.bookings.book(on.world.officer, {
        menteeId: on.world.mentees[1].id,
        sessionId: seating.id,
      }),
    ).rejects.toEqual(refusal('part-of-class'));
  });

  it('stays when a pair of it ends, and keeps its topic when somebody in it has learned it', async () => {
    const { groupClass, seating } = await make();
    await fill(groupClass.id, 2);
    await on.services.pairChanges.giveOne(on.world.officer, on.world.ward.id, {
      menteeId: on.world.mentees[0].id,
      mentorId: on.other.id,
    });
    await on.services.courses.correct(on.world.officer, on.world.mentees[1].id, 'vneid', {
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
    await on.services.weekPlans.planWeeks(on.world.officer, on.world.ward.id, {
      fromDate: monday,
      weeks: 1,
    });
    const after = await read().findBy(Session, { classId: groupClass.id });
    expect(after).toEqual(expect.arrayContaining(before));
    const planned = await read().findBy(Session, { startAt: saturday, venueId: on.world.venue.id });
    const lessons = planned.filter(({ classId }) => classId === null);
    const inLessons = lessons.reduce((sum, { seatsTaken }) => sum + seatsTaken, 0);
    expect(inLessons).toBeLessThanOrEqual(20 - 6);
  });
});
