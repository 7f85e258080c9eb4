import type { Actor } from '../../../src/modules/access';
import { newId } from '../../../src/platform/database/columns';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { addMentees, addMentor } from '../../support/worlds/reminder-world';
import { alwaysFree, asMentee, at, pairUp } from '../../support/worlds/session-world';
import { classWorld, saturday, refusal, codesOf } from '../../support/worlds/class-world';
import { dialects } from '../../support/databases/databases';

describe.each(dialects)('the seats of a class on %s', (dialect) => {
  const on = classWorld(dialect);
  const { read, make, take, fill, one } = on;

  it('invites with one message each whoever it is open to, needs the topic and could come', async () => {
    const [busy, learned, homebound, elsewhere] = on.world.mentees;
    await on.database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: homebound.id }, { isHomebound: true });
      await manager.update(Mentee, { id: elsewhere.id }, { topics: ['cashless'] });
    });
    await on.services.courses.correct(on.world.officer, learned.id, 'vneid', {
      level: 'alone',
      reason: 'Đã tự làm',
      version: 0,
    });
    const early = at('2026-11-28', 8);
    await on.services.bookings.book(asMentee(busy), { menteeId: busy.id, startAt: early });
    const { groupClass } = await make({ startAt: early, mentorIds: [on.other.id] });
    const next = await on.services.classes.invitations.next(on.world.officer, groupClass.id);
    expect(next).toHaveLength(12);
    expect(await on.services.classes.invitations.invite(on.world.officer, groupClass.id)).toEqual({
      invited: 12,
    });
    const invited = await read().findBy(Reminder, { kind: 'class-invitation', state: 'planned' });
    const ids = new Set(invited.map(({ recipientId }) => recipientId));
    expect(ids.size).toBe(12);
    const left = [busy, learned, homebound, elsewhere];
    expect(left.filter(({ id }) => ids.has(id))).toEqual([]);
    expect(await on.services.classes.invitations.invite(on.world.officer, groupClass.id)).toEqual({
      invited: 0,
    });
    expect((await one(groupClass.id)).counts).toMatchObject({ invited: 12, booked: 0 });
  });

  it('takes a yes with one press, puts late ones in line, and gives them the seat of who cancels', async () => {
    const { groupClass } = await make();
    await on.services.classes.invitations.invite(on.world.officer, groupClass.id);
    await fill(groupClass.id, 6);
    const { booking: late } = await take(groupClass.id, 6);
    expect(late.state).toBe('waiting');
    const { booking: again } = await take(groupClass.id, 6);
    expect(again.id).toBe(late.id);
    const { booking: mine } = await take(groupClass.id, 0);
    await on.services.bookings.cancel(asMentee(on.world.mentees[0]), mine.id, {
      version: mine.version,
    });
    expect(await read().findOneByOrFail(Booking, { id: late.id })).toMatchObject({
      state: 'booked',
    });
    // A no: nobody is asked twice, and what still invites them goes out no more.
    const [invitation] = await on.services.classes.queries.invitations(
      asMentee(on.world.mentees[8]),
      on.world.mentees[8].id,
    );
    await on.services.bookings.cancel(asMentee(on.world.mentees[8]), invitation.bookingId, {
      version: invitation.bookingVersion,
    });
    const next = await on.services.classes.invitations.next(on.world.officer, groupClass.id);
    expect(next.map(({ id }) => id)).not.toContain(on.world.mentees[8].id);
  });

  it('are given at the counter to one person of the ward, who is shown no list and changes no class', async () => {
    const { groupClass } = await make();
    const { classes } = on.services;
    const { ward, officer, mentees } = on.world;
    await classes.invitations.invite(officer, groupClass.id);
    const atCounter = (wardId: string): Actor => ({ kind: 'counter', id: newId(), wardId });
    const [helper, stranger] = [atCounter(ward.id), atCounter(newId())];
    const [{ id: menteeId }] = mentees;
    const [invitation] = await classes.queries.invitations(helper, menteeId);
    expect(invitation).toMatchObject({ id: groupClass.id, topic: 'vneid' });

    const { booking } = await classes.seats.take(helper, groupClass.id, { menteeId });
    expect(booking).toMatchObject({ state: 'booked', bookedByKind: 'officer' });
    const { id, version } = booking;
    await on.services.bookings.cancel(helper, id, { version });
    expect(await read().findOneByOrFail(Booking, { id })).toMatchObject({ state: 'cancelled' });

    const notTheirs = [
      () => classes.queries.list(helper, ward.id, 0),
      () => classes.queries.one(helper, groupClass.id),
      () => classes.service.make(helper, ward.id, on.plan()),
      () => classes.service.cancel(helper, groupClass.id, { version: 1, reason: 'x' }),
      () => classes.invitations.invite(helper, groupClass.id),
      () => classes.attendance.enter(helper, groupClass.id, { version: 1, marks: [] }),
    ];
    for (const act of notTheirs) await expect(act()).rejects.toEqual(refusal('not-allowed'));
    for (const act of [
      () => classes.queries.invitations(stranger, menteeId),
      () => classes.seats.take(stranger, groupClass.id, { menteeId }),
    ]) {
      await expect(act()).rejects.toEqual(refusal('not-found'));
    }
    expect(await one(groupClass.id)).toMatchObject({ seatsTaken: 0 });
  });

  it('gives the last seat to one of many who press at once, and places in line to the others', async () => {
    const { groupClass } = await make();
    await fill(groupClass.id, 5);
    const places = await Promise.all(
      on.world.mentees.slice(5).map((_, index) => take(groupClass.id, index + 5)),
    );
    const states = places.map(({ booking }) => booking.state).sort();
    expect(states).toEqual(['booked', ...states.slice(1).map(() => 'waiting')]);
    expect(await one(groupClass.id)).toMatchObject({ seatsTaken: 6, seats: 6 });
  });

  it('seats nobody in a class and in a lesson at the same time, however they press', async () => {
    const { groupClass } = await make({ mentorIds: [on.other.id] });
    for (let round = 0; round < 5; round++) {
      const results = await Promise.allSettled([
        take(groupClass.id, round),
        on.services.bookings.book(asMentee(on.world.mentees[round]), {
          menteeId: on.world.mentees[round].id,
          startAt: saturday,
        }),
      ]);
      expect(codesOf(results)).toEqual(['mentee-busy']);
    }
  });

  it('shares the seats of a hall with lessons and other classes at the same time', async () => {
    await on.database.unitOfWork.write((manager) =>
      manager.update(Venue, { id: on.world.venue.id }, { seats: 7 }),
    );
    const { groupClass } = await make({ mentorIds: [on.other.id] });
    for (let index = 0; index < 4; index++) {
      const { id: menteeId } = on.world.mentees[index];
      await on.services.bookings.book(on.world.officer, { menteeId, startAt: saturday });
    }
    await take(groupClass.id, 4);
    await take(groupClass.id, 5);
    await take(groupClass.id, 6);
    const { booking } = await take(groupClass.id, 7);
    expect(booking.state).toBe('waiting');
    // A seat given up in the class goes to who waits for it.
    const [first] = await read().findBy(Booking, { menteeId: on.world.mentees[4].id });
    await on.services.bookings.cancel(on.world.officer, first.id, { version: first.version });
    expect((await one(groupClass.id)).counts).toMatchObject({ booked: 3, waiting: 0 });
  });

  it('is open to its hamlet, its group, or to those whom nobody teaches it, and to nobody else', async () => {
    const farmers = await make({ audienceKind: 'group', audienceRef: 'farmer' });
    await expect(take(farmers.groupClass.id, 0)).rejects.toEqual(refusal('not-in-audience'));
    await on.database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: on.world.mentees[0].id }, { groups: ['farmer'] }),
    );
    expect((await take(farmers.groupClass.id, 0)).booking.state).toBe('booked');
    await on.services.courses.correct(on.world.officer, on.world.mentees[1].id, 'vneid', {
      level: 'alone',
      reason: 'Đã tự làm',
      version: 0,
    });
    const everybody = { audienceKind: 'ward', audienceRef: null } as const;
    const ward = await make({ ...everybody, startAt: at('2026-11-28', 10) });
    await expect(take(ward.groupClass.id, 1)).rejects.toEqual(refusal('already-learned'));
  });

  it('lets nobody take a place by themselves who needs something else first, but whoever looks after them', async () => {
    const everybody = { audienceKind: 'ward', audienceRef: null } as const;
    const { groupClass } = await make(everybody);
    const topics = ['smartphone', 'vneid'];
    await on.database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: on.world.mentees[0].id }, { topics }),
    );
    await expect(take(groupClass.id, 0)).rejects.toMatchObject({
      code: 'learn-first',
      params: { topics: ['smartphone'] },
      message: expect.stringContaining('Sử dụng điện thoại cơ bản') as string,
    });
    const menteeId = on.world.mentees[0].id;
    const { booking } = await on.services.classes.seats.take(on.world.officer, groupClass.id, {
      menteeId,
    });
    expect(booking.state).toBe('booked');
  });

  it('takes the needs that an ambassador cannot teach: a list, and a class with these people invited', async () => {
    const needing = await on.database.unitOfWork.write(async (manager) => {
      const people = await addMentees(manager, on.world, 7, () => ({
        topics: ['online-selling'],
        windows: alwaysFree,
        phone: null,
      }));
      await pairUp(manager, on.world.ward.id, on.world.mentor.id, people);
      return people;
    });
    const needs = await on.services.classes.untaught.of(on.world.officer, on.world.ward.id);
    expect(needs).toEqual([
      { topic: 'online-selling', people: expect.arrayContaining([]) as unknown },
    ]);
    expect(needs[0].people.map(({ id }) => id).sort()).toEqual(needing.map(({ id }) => id).sort());
    const teacher = await on.database.unitOfWork.write((manager) =>
      addMentor(manager, on.world, { windows: alwaysFree, topics: ['online-selling'] }),
    );
    const { groupClass } = await make({
      topic: 'online-selling',
      mentorIds: [teacher.id],
      audienceKind: 'untaught',
      audienceRef: null,
    });
    expect(await on.services.classes.invitations.invite(on.world.officer, groupClass.id)).toEqual({
      invited: 7,
    });
  });

  it('counts who has to learn something else first among those who need it, after who can begin now', async () => {
    const [later, now] = await on.database.unitOfWork.write((manager) =>
      addMentees(manager, on.world, 2, (index) => ({
        topics: index === 0 ? ['smartphone', 'online-selling'] : ['online-selling'],
        windows: alwaysFree,
        phone: null,
      })),
    );
    const needs = await on.services.classes.untaught.of(on.world.officer, on.world.ward.id);
    const selling = needs.find(({ topic }) => topic === 'online-selling');
    expect(selling?.people.map(({ id, first }) => [id, first])).toEqual([
      [now.id, []],
      [later.id, ['smartphone']],
    ]);
    const { groupClass } = await make({ audienceKind: 'untaught', audienceRef: null });
    const next = await on.services.classes.invitations.next(on.world.officer, groupClass.id);
    expect(next.map(({ id }) => id)).not.toContain(later.id);
  });

  it('says of whom no class can be, for they cannot leave home or speak another language', async () => {
    const [homebound, foreign, able] = await on.database.unitOfWork.write(async (manager) => {
      await manager.update(Mentor, { id: on.other.id }, { topics: ['vneid', 'online-selling'] });
      return addMentees(manager, on.world, 3, (index) => ({
        topics: ['online-selling'],
        isHomebound: index === 0,
        languages: index === 1 ? ['mtq'] : ['vi'],
      }));
    });
    const needs = await on.services.classes.untaught.of(on.world.officer, on.world.ward.id);
    const selling = needs.find(({ topic }) => topic === 'online-selling');
    const why = new Map(selling?.people.map(({ id, noClass }) => [id, noClass]));
    expect([homebound, foreign, able].map(({ id }) => why.get(id))).toEqual([
      'at-home',
      'language',
      null,
    ]);
  });

  it('invites nobody who has no language in common with its ambassadors, nor on the strength of a lesson to come', async () => {
    const [foreign, other_, ahead] = on.world.mentees;
    await on.database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: foreign.id }, { languages: ['mtq'] });
      await manager.update(Mentee, { id: ahead.id }, { topics: ['smartphone', 'vneid'] });
      await manager.update(Mentor, { id: on.world.mentor.id }, { topics: ['smartphone', 'vneid'] });
    });
    const early = at('2026-11-28', 8);
    const place = await on.services.bookings.book(asMentee(ahead), {
      menteeId: ahead.id,
      startAt: early,
    });
    expect(place.session.topic).toBe('smartphone');
    const { groupClass } = await make({ mentorIds: [on.other.id] });
    const next = await on.services.classes.invitations.next(on.world.officer, groupClass.id);
    const ids = next.map(({ id }) => id);
    expect(ids).toContain(other_.id);
    expect(ids).not.toContain(foreign.id);
    expect(ids).not.toContain(ahead.id);
  });
});
