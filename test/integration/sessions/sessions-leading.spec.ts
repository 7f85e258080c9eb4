import type { Actor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  SessionWorld,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

const evening = at('2026-11-25', 18);

describe.each(dialects)('leading a session on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let mentor: Actor;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
    mentor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const book = (index: number) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt: evening,
    });
  const states = async (sessionId: string) => {
    const bookings = await database.unitOfWork.read.findBy(Booking, { sessionId });
    return bookings.map(({ state }) => state).sort();
  };
  const open = (actor = mentor) =>
    services.sessions.create(actor, {
      mentorId: world.mentor.id,
      startAt: evening,
      topic: 'cashless',
      venueId: world.venue.id,
      seats: 3,
    });

  it('lets an ambassador open an evening that stands while nobody has booked', async () => {
    const session = await open();
    expect(session).toMatchObject({ seatsTaken: 0, seats: 3, isOpen: true });
    await expect(open()).rejects.toMatchObject({ code: 'mentor-busy' });
  });

  it('lets nobody open sessions for another ambassador, or teach what they do not', async () => {
    const stranger: Actor = { ...mentor, id: newId() };
    await expect(open(stranger)).rejects.toMatchObject({ code: 'not-found' });
    const request = { mentorId: world.mentor.id, startAt: evening, venueId: null };
    await expect(
      services.sessions.create(mentor, { ...request, topic: 'digital-signature' }),
    ).rejects.toMatchObject({ code: 'topic-not-shared' });
  });

  it('opens no session in a venue that is closed then', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(
        Venue,
        { id: world.venue.id },
        { openings: [{ weekday: 6, startMinute: 8 * 60, endMinute: 21 * 60 }] },
      ),
    );
    await expect(open()).rejects.toMatchObject({ code: 'venue-closed' });
  });

  it('confirms on the version that was seen', async () => {
    const session = await open();
    const confirmed = await services.sessions.confirm(mentor, session.id, { version: 1 });
    expect(confirmed).toMatchObject({ state: 'confirmed', version: 2 });
    await expect(
      services.sessions.confirm(mentor, session.id, { version: 1 }),
    ).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('calls a session off for everybody, with nothing left to remind of', async () => {
    const { session } = await book(0);
    await book(1);
    const cancelled = await services.sessions.cancel(mentor, session.id, {
      version: 1,
      reason: 'Đại sứ số bị ốm',
    });
    expect(cancelled).toMatchObject({ state: 'cancelled', seatsTaken: 0 });
    expect(await states(session.id)).toEqual(['cancelled', 'cancelled']);
    const planned = await database.unitOfWork.read.findBy(Reminder, {
      sessionId: session.id,
      state: 'planned',
    });
    expect(planned.map(({ kind }) => kind)).not.toContain('lead');
    await book(2);
  });

  it('gives added seats to those who wait, and never fewer seats than people', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { wardId: world.ward.id }, { topics: ['cashless'] }),
    );
    const session = await open();
    for (const index of [0, 1, 2]) {
      await services.bookings.book(world.officer, {
        menteeId: world.mentees[index].id,
        sessionId: session.id,
      });
    }
    const [, , , last] = world.mentees;
    await services.bookings.wait(asMentee(last), session.id, { menteeId: last.id });
    await expect(
      services.sessions.changeSeats(mentor, session.id, { version: 1, seats: 2 }),
    ).rejects.toMatchObject({ code: 'seats-below-taken' });
    const larger = await services.sessions.changeSeats(mentor, session.id, {
      version: 1,
      seats: 5,
    });
    expect(larger.seatsTaken).toBe(4);
    expect(await states(session.id)).toEqual(['booked', 'booked', 'booked', 'booked']);
  });

  it('lets another ambassador take a session over, if free', async () => {
    const { session } = await book(0);
    const other = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
    );
    const give = (sessionId: string) =>
      services.sessionChanges.make(world.officer, {
        sessionId,
        version: 1,
        mentorId: other.id,
        reason: 'Bận',
      });
    await give(session.id);
    const taken = await database.unitOfWork.read.findOneByOrFail(Session, { id: session.id });
    expect(taken).toMatchObject({ mentorId: other.id, version: 2 });
    const { session: second } = await book(1);
    await expect(give(second.id)).rejects.toMatchObject({ code: 'mentor-busy' });
  });

  it('keeps who came and a note; the marks can be corrected', async () => {
    const first = await book(0);
    const second = await book(1);
    const { id } = first.session;
    const marks = [
      { bookingId: first.booking.id, state: 'attended' as const },
      { bookingId: second.booking.id, state: 'absent' as const },
    ];
    await expect(
      services.sessions.markAttendance(mentor, id, { version: 1, marks }),
    ).rejects.toMatchObject({ code: 'not-begun' });
    services.clock.at = evening + 60_000;
    await expect(
      services.sessions.markAttendance(mentor, id, { version: 1, marks: marks.slice(1) }),
    ).rejects.toMatchObject({ code: 'mark-everyone' });
    const completed = await services.sessions.markAttendance(mentor, id, {
      version: 1,
      marks,
      note: 'Bà học rất nhanh',
    });
    expect(completed).toMatchObject({ state: 'completed', note: 'Bà học rất nhanh' });
    expect(await states(id)).toEqual(['absent', 'attended']);
    await services.sessions.markAttendance(mentor, id, {
      version: 2,
      marks: marks.map(({ bookingId }) => ({ bookingId, state: 'attended' })),
    });
    expect(await states(id)).toEqual(['attended', 'attended']);
  });

  it('calls off what a pair had agreed when the pair ends, and nothing else', async () => {
    const first = await book(0);
    const second = await book(1);
    const { unitOfWork } = database;
    const [mentee] = world.mentees;
    await unitOfWork.write(async (manager) => {
      const pair = await manager.findOneByOrFail(Pair, { menteeId: mentee.id });
      await services.pairEndings.end(manager, world.officer, [pair]);
    });
    const state = async (id: string) =>
      (await unitOfWork.read.findOneByOrFail(Booking, { id })).state;
    expect(await state(first.booking.id)).toBe('cancelled');
    expect(await state(second.booking.id)).toBe('booked');
  });

  it('offers a mentee the sessions to join and the half hours still free, and those can be booked', async () => {
    const { session } = await book(0);
    const actor = asMentee(world.mentees[1]);
    const times = await services.freeTimes.freeTimes(actor, world.mentees[1].id, {
      days: 3,
      limit: 100,
    });
    expect(times[0]).toMatchObject({
      startAt: at(monday, 18),
      topic: 'vneid',
      venueId: world.venue.id,
      sessionId: null,
      seatsLeft: 5,
    });
    expect(times.find(({ startAt }) => startAt === evening)).toMatchObject({
      sessionId: session.id,
      seatsLeft: 4,
    });
    expect(times).toHaveLength(18);
    for (const { startAt } of times.slice(0, 4)) {
      await services.bookings.book(actor, { menteeId: world.mentees[1].id, startAt });
    }
    const left = await services.freeTimes.freeTimes(actor, world.mentees[1].id, { days: 3 });
    // Monday is full with four sessions: its last two half hours are gone as well.
    expect(left).toHaveLength(12);
  });

  it('takes a cancellation back: whoever is still free has their seat again, and the line its order', async () => {
    const first = await book(0);
    for (const index of [1, 2, 3, 4]) await book(index);
    const { session } = first;
    const { id } = session;
    for (const index of [5, 6]) {
      const { id: menteeId } = world.mentees[index];
      await services.bookings.wait(world.officer, id, { menteeId });
    }
    await services.sessions.cancel(mentor, id, { version: 1, reason: 'Bấm nhầm' });
    await expect(
      services.sessions.restore(asMentee(world.mentees[0]), id, { version: 2 }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const restored = await services.sessions.restore(mentor, id, { version: 2 });
    expect(restored).toMatchObject({ state: 'planned', seatsTaken: 5, cancelReason: null });
    expect(await states(id)).toEqual([...Array(5).fill('booked'), 'waiting', 'waiting']);
    const told = await database.unitOfWork.read.findBy(Reminder, { bookingId: first.booking.id });
    // With what another message to the same phone tells, where there is one.
    const coming = told.filter(({ state }) => state === 'planned' || state === 'joined');
    expect(coming.length).toBeGreaterThan(0);
  });

  it('does not take it back when the ambassador teaches elsewhere by now', async () => {
    const { session } = await book(0);
    await services.sessions.cancel(mentor, session.id, { version: 1, reason: 'Bấm nhầm' });
    await book(1);
    await expect(
      services.sessions.restore(mentor, session.id, { version: 2 }),
    ).rejects.toMatchObject({ code: 'mentor-busy' });
  });
});
