import { In } from 'typeorm';
import { AvailabilityException } from '../../../src/modules/sessions/entities/availability-exception.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { WalkInDay } from '../../../src/modules/sessions/entities/walk-in-day.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { findClass } from '../../../src/modules/sessions/classes/class-rows';
import type { ChangeAct } from '../../../src/core/changes/acts';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { walkInServices } from '../../support/worlds/walk-in-world';

const day = '2026-11-25';
const wednesday = at(day, 18);
const reason = 'Đại sứ bị ốm';

describe.each(dialects)('ambassadors who cannot come on %s', (dialect) => {
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
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 6));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const theirs = (): Actor => ({ kind: 'mentor', id: world.mentor.id, wardId: world.ward.id });
  const book = (index: number, startAt = wednesday) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const spell = (with_: object = {}) => ({
    mentorId: world.mentor.id,
    from: day,
    to: '2026-11-26',
    ...with_,
  });
  const beBusy = (act: ChangeAct, with_: object = {}, actor = world.officer) =>
    services.changes.beBusy(actor, spell(with_), { act, reason });
  const another = (with_: Partial<Mentor> = {}) =>
    database.unitOfWork.write((manager) =>
      addMentor(manager, world, {
        windows: alwaysFree,
        topics: ['vneid', 'cashless'],
        phone: '+84912345671',
        ...with_,
      }),
    );
  const sessionOf = (id: string) => read().findOneByOrFail(Session, { id });
  const send = () =>
    database.unitOfWork.write((manager) =>
      manager.query(`UPDATE reminder SET state = 'sent' WHERE state = 'planned'`),
    );

  it('are one entry from a day to another, and nothing is planned or booked with them meanwhile', async () => {
    await beBusy('cancel');
    const rows = await read().findBy(AvailabilityException, { personId: world.mentor.id });
    expect(rows.map(({ date }) => date).sort()).toEqual([day, '2026-11-26']);
    expect(await services.changes.spellsOf(theirs(), world.mentor.id)).toMatchObject([
      { kind: 'busy', from: day, to: '2026-11-26', reason },
    ]);
    await expect(book(0)).rejects.toMatchObject({ code: 'not-free' });
    const free = await services.freeTimes.freeTimes(
      asMentee(world.mentees[0]),
      world.mentees[0].id,
    );
    expect(
      free.every(({ startAt }) => startAt < at(day, 0) || startAt >= at('2026-11-27', 0)),
    ).toBe(true);
  });

  it('say so on their phone: mentees hear why, and they themselves nothing', async () => {
    const { booking } = await book(0);
    await send();
    const look = await services.changes.lookAtSpell(theirs(), spell(), { act: 'cancel', reason });
    expect(look).toMatchObject({ people: 1, messages: 1 });
    await beBusy('cancel', {}, theirs());
    const told = await read().findBy(Reminder, { bookingId: booking.id, kind: 'cancelled' });
    expect(told).toMatchObject([{ recipientKind: 'mentee', facts: { reason } }]);
  });

  it('cannot say so for another one, and nobody else for them', async () => {
    const other = await another();
    const actor: Actor = { kind: 'mentor', id: other.id, wardId: world.ward.id };
    await expect(beBusy('cancel', {}, actor)).rejects.toMatchObject({ code: 'not-found' });
    const mentee = asMentee(world.mentees[0]);
    await expect(beBusy('cancel', {}, mentee)).rejects.toMatchObject({ code: 'not-allowed' });
    const { id } = await beBusy('cancel');
    await expect(services.changes.takeBack(actor, id)).rejects.toMatchObject({ code: 'not-found' });
    await services.changes.takeBack(theirs(), id);
  });

  it('hand lessons over to who teaches the same, is free and whom no rule keeps from the people in it', async () => {
    await another({ topics: ['cashless'] });
    await another({ windows: [] });
    await another({ languages: ['muong'] });
    const able = await another({ fullName: 'Phạm Thị Nhận' });
    const { session, booking } = await book(0);
    await send();
    const look = await services.changes.lookAtSpell(theirs(), spell(), {
      act: 'hand-over',
      reason,
    });
    expect(look.items).toMatchObject([{ outcome: 'handed-over', toMentorName: able.fullName }]);
    const { id } = await beBusy('hand-over', {}, theirs());
    expect((await sessionOf(session.id)).mentorId).toBe(able.id);
    const told = await read().findBy(Reminder, { bookingId: booking.id, state: 'planned' });
    expect(told.map(({ kind, recipientKind }) => `${recipientKind} ${kind}`)).toContain(
      'mentee moved',
    );
    const moved = told.find(({ kind }) => kind === 'moved');
    expect(moved?.facts).toEqual({ reason, isGiven: true });
    // To whoever takes it over it is a lesson more, not one of theirs that moved.
    const toMentors = told.filter(({ recipientKind }) => recipientKind === 'mentor');
    expect(toMentors).toMatchObject([{ kind: 'booked', recipientId: able.id }]);
    const back = await services.changes.takeBack(theirs(), id);
    expect(back.items).toMatchObject([{ isBack: true }]);
    expect((await sessionOf(session.id)).mentorId).toBe(world.mentor.id);
    expect(await read().countBy(AvailabilityException, { personId: world.mentor.id })).toBe(0);
  });

  it('are told which of their lessons others hold, where staff say that they are away', async () => {
    await another();
    const { session } = await book(0);
    await send();
    const unheard = await book(1, at('2026-11-26', 18));
    const { id } = await beBusy('hand-over');
    const given = { kind: 'lesson-given' as const, recipientId: world.mentor.id };
    const told = await read().findBy(Reminder, given);
    expect(told).toMatchObject([{ sessionId: session.id, state: 'planned', facts: { reason } }]);
    expect((await sessionOf(unheard.session.id)).mentorId).not.toBe(world.mentor.id);
    await services.changes.takeBack(world.officer, id);
    const [{ state }] = await read().findBy(Reminder, given);
    expect(state).toBe('cancelled');
  });

  it('name what nobody can take over, and call it off with the reason', async () => {
    const able = await another();
    await book(0);
    const second = await book(1, at(day, 18, 30));
    await services.sessions.create(world.officer, {
      mentorId: able.id,
      startAt: at(day, 18, 30),
      topic: 'vneid',
      venueId: world.venue.id,
    });
    const { items } = await beBusy('hand-over');
    expect(items).toMatchObject([
      { outcome: 'handed-over' },
      { subjectId: second.session.id, outcome: 'cancelled', why: 'nobody-stands-in' },
    ]);
    expect((await sessionOf(second.session.id)).cancelReason).toBe(reason);
  });

  it('are away for some hours only, and what lies outside of them stands', async () => {
    const early = await book(0);
    const late = await book(1, at(day, 20));
    const { items } = await beBusy('cancel', { startMinute: 19 * 60, endMinute: 21 * 60 });
    expect(items.map(({ subjectId }) => subjectId)).toEqual([late.session.id]);
    expect((await sessionOf(early.session.id)).state).toBe('planned');
    await expect(
      beBusy('cancel', { startMinute: 19 * 60, endMinute: 19 * 60 }),
    ).rejects.toMatchObject({ code: 'invalid-form' });
  });

  it('leave classes and walk-in days to those who hold them together with them', async () => {
    const helper = await another();
    const { id: classId } = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      startAt: wednesday,
      seats: 6,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id, helper.id],
      audienceKind: 'ward',
      audienceRef: null,
    });
    await services.days.plan(world.officer, world.ward.id, {
      date: '2026-11-26',
      startMinute: 18 * 60,
      endMinute: 19 * 60,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id],
      topics: ['vneid'],
      seats: 2,
    });
    const { id, items } = await beBusy('cancel');
    expect(items).toMatchObject([
      { kind: 'class', outcome: 'left', why: null },
      { kind: 'walk-in', outcome: 'cancelled', why: null },
    ]);
    const days = await read().findBy(WalkInDay, { wardId: world.ward.id });
    expect(days).toMatchObject([{ state: 'cancelled', cancelReason: reason }]);
    const unsent = await read().findBy(Reminder, {
      recipientId: world.mentor.id,
      state: 'planned',
      kind: In(['class-given', 'class-off']),
    });
    expect(unsent).toEqual([]);
    const parts = await read().findBy(Session, { classId });
    const standing = parts.filter(({ state }) => state !== 'cancelled');
    expect(standing.map(({ mentorId }) => mentorId)).toEqual([helper.id]);
    const back = await services.changes.takeBack(world.officer, id);
    expect(back.items).toMatchObject([
      { kind: 'class', isBack: true, why: null },
      { kind: 'walk-in', isBack: true },
    ]);
    const again = await read().findBy(Session, { classId, state: 'planned' });
    const hasSeats = new Map(again.map(({ mentorId, seats }) => [mentorId, seats > 0]));
    expect(hasSeats).toEqual(
      new Map([
        [world.mentor.id, true],
        [helper.id, false],
      ]),
    );
    expect(await read().findBy(WalkInDay, { wardId: world.ward.id })).toMatchObject([
      { state: 'open' },
    ]);
  });

  it('hand a class that nobody holds with them to somebody else, and have it back', async () => {
    const able = await another();
    const { id: classId } = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      startAt: wednesday,
      seats: 6,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id],
      audienceKind: 'ward',
      audienceRef: null,
    });
    const holder = async () => (await findClass(read(), classId)).seating.mentorId;
    await send();
    const { id, items } = await beBusy('hand-over');
    expect(items).toMatchObject([
      { kind: 'class', outcome: 'handed-over', toMentorName: able.fullName },
    ]);
    expect(await holder()).toBe(able.id);
    const told = await read().findBy(Reminder, { wardId: world.ward.id, state: 'planned' });
    expect(told.map(({ kind, recipientId }) => [kind, recipientId])).toEqual(
      expect.arrayContaining([
        ['class-off', world.mentor.id],
        ['class-given', able.id],
      ]),
    );
    await services.changes.takeBack(world.officer, id);
    expect(await holder()).toBe(world.mentor.id);
    const left = await read().findBy(Reminder, { wardId: world.ward.id, state: 'planned' });
    expect(left.filter(({ kind }) => kind.startsWith('class-'))).toEqual([]);
  });

  it('have their lessons back under the record that theirs was merged into', async () => {
    const kept = await another({ phone: null, fullName: world.mentor.fullName });
    await another();
    const { session } = await book(0);
    const { id } = await beBusy('hand-over');
    const now = (mentorId: string) => read().findOneByOrFail(Mentor, { id: mentorId });
    await services.merges.merge(world.officer, {
      side: 'mentor',
      kept: await now(kept.id),
      other: await now(world.mentor.id),
      chosen: {},
    });
    expect((await sessionOf(session.id)).mentorId).not.toBe(world.mentor.id);
    const back = await services.changes.takeBack(world.officer, id);
    expect(back.items).toMatchObject([{ isBack: true, why: null }]);
    expect((await sessionOf(session.id)).mentorId).toBe(kept.id);
  });

  it('find somebody beyond the ten nearest, when a rule keeps those from the people in it', async () => {
    for (let index = 0; index < 10; index += 1) await another({ languages: ['muong'] });
    const far = await another({ latitude: world.mentor.latitude + 0.02 });
    const { session } = await book(0);
    await beBusy('hand-over');
    expect((await sessionOf(session.id)).mentorId).toBe(far.id);
  });

  it('are away once when they press twice', async () => {
    await book(0);
    await beBusy('keep');
    await expect(beBusy('keep')).rejects.toMatchObject({ code: 'already-off' });
    expect(await read().countBy(AvailabilityException, { personId: world.mentor.id })).toBe(2);
  });

  it('keep their spell when they change their free times', async () => {
    await beBusy('keep');
    const times = await services.availability.of(theirs(), 'mentor', world.mentor.id);
    expect(times.exceptions).toEqual([]);
    await services.availability.put(theirs(), 'mentor', world.mentor.id, times);
    expect(await read().countBy(AvailabilityException, { personId: world.mentor.id })).toBe(2);
  });

  it('have nobody booked with them, whoever books while they say that they cannot come', async () => {
    const acts = [
      book(0),
      book(1),
      book(2, at(day, 19)),
      beBusy('cancel', {}, theirs()),
      beBusy('cancel'),
      book(3, at(day, 20)),
    ];
    const results = await Promise.allSettled(acts);
    const faults = results
      .filter((result) => result.status === 'rejected')
      .map(({ reason: error }) => error as { status?: number })
      .filter(({ status }) => status !== 409);
    expect(faults).toEqual([]);
    const menteeId = In(world.mentees.map(({ id }) => id));
    const booked = await read().countBy(Booking, { state: 'booked', menteeId });
    const standing = await read().findBy(Session, { mentorId: world.mentor.id, state: 'planned' });
    expect([booked, standing]).toEqual([0, []]);
  });
});
