import type { Actor } from '../../../src/modules/access/policies/actor';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { AvailabilityService } from '../../../src/modules/sessions/availability/availability.service';
import { FallenSilent } from '../../../src/modules/sessions/leading/fallen-silent';
import { SessionQueries } from '../../../src/modules/sessions/views/session-queries';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import {
  asMentee,
  assertSound,
  at,
  monday,
  SessionWorld,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

const day = 86_400_000;
const page = { page: 1, pageSize: 50 };

describe.each(dialects)('seeing and steering sessions on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let queries: SessionQueries;
  let silent: FallenSilent;
  let availability: AvailabilityService;
  let mentor: Actor;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
    const { unitOfWork } = database;
    queries = new SessionQueries(unitOfWork, services.clock);
    silent = new FallenSilent(unitOfWork, services.clock, services.env);
    availability = new AvailabilityService(unitOfWork, services.clock);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    mentor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const book = (index: number, startAt: number) =>
    services.bookings.book(world.officer, { menteeId: world.mentees[index].id, startAt });

  it('shows the officer a week, the ambassador their agenda, the mentee their own place', async () => {
    const startAt = at('2026-11-25', 18);
    const { session, booking } = await book(0, startAt);
    await book(1, startAt);
    await book(1, at('2026-12-02', 18));
    const week = await queries.list(world.officer, world.ward.id, page, {
      fromAt: at(monday, 0),
      toAt: at(monday, 0) + 7 * day,
    });
    expect(week.total).toBe(1);
    expect(week.items[0]).toMatchObject({
      id: session.id,
      mentorName: world.mentor.fullName,
      venueName: world.venue.name,
    });
    expect(week.items[0].bookings).toHaveLength(2);
    expect(await queries.ofMentor(mentor, world.mentor.id)).toHaveLength(2);
    const [mentee] = world.mentees;
    expect(await queries.ofMentee(asMentee(mentee), mentee.id)).toEqual([
      expect.objectContaining({ id: booking.id, startAt, venueName: world.venue.name }),
    ]);
    const own = await queries.one(asMentee(mentee), session.id);
    expect(own.bookings.map(({ menteeId }) => menteeId)).toEqual([mentee.id]);
    const next = await queries.nextOf(world.mentees.map(({ id }) => id));
    expect(next.size).toBe(2);
    expect(next.get(world.mentees[1].id)).toMatchObject({ startAt });
    const list = await queries.bookings(world.officer, {
      ...page,
      sort: '-startAt',
      state: 'booked',
    });
    expect(list.total).toBe(3);
    expect(list.items[0].startAt).toBe(at('2026-12-02', 18));
  });

  it('shows nobody what is not theirs', async () => {
    const { session } = await book(0, at('2026-11-25', 18));
    const stranger = asMentee(world.mentees[1]);
    await expect(queries.one(stranger, session.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(queries.ofMentee(stranger, world.mentees[0].id)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(queries.list(stranger, world.ward.id, page)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(
      queries.list({ ...world.officer, wardId: 'other' }, world.ward.id, page),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('names nobody new, nobody switched off, and nobody because of Tết', async () => {
    const { unitOfWork } = database;
    const named = async () =>
      (await silent.mentors(world.officer, world.ward.id)).map(({ mentorId }) => mentorId);
    const since = (startedAt: number) =>
      unitOfWork.write((manager) => manager.update(Pair, { wardId: world.ward.id }, { startedAt }));
    // Tết 2027 is 5 to 9 February: 14 days with sessions before the 12th begin on 24 January.
    services.clock.at = at('2027-02-12', 9);
    await since(at('2027-01-25', 9));
    expect(await named()).toEqual([]);
    await since(at('2027-01-23', 9));
    expect(await named()).toEqual([world.mentor.id]);
    await unitOfWork.write((manager) =>
      manager.update(Mentor, { id: world.mentor.id }, { isActive: false }),
    );
    expect(await named()).toEqual([]);
  });

  it('names an ambassador who has led nothing for fourteen days, until they lead a session', async () => {
    expect(await silent.mentors(world.officer, world.ward.id)).toEqual([
      expect.objectContaining({ mentorId: world.mentor.id, mentees: 3, lastCompletedAt: null }),
    ]);
    const startAt = at('2026-11-25', 18);
    const { session, booking } = await book(0, startAt);
    services.clock.at = startAt;
    await services.sessions.markAttendance(mentor, session.id, {
      version: 1,
      marks: [{ bookingId: booking.id, state: 'attended' }],
    });
    services.clock.at = startAt + 14 * day;
    expect(await silent.mentors(world.officer, world.ward.id)).toEqual([]);
    services.clock.at += 1;
    expect(await silent.mentors(world.officer, world.ward.id)).toEqual([
      expect.objectContaining({ lastCompletedAt: startAt }),
    ]);
  });

  it('names a mentee who missed two sessions, until they come again', async () => {
    const attend = async (date: string, state: 'attended' | 'absent') => {
      const { session, booking } = await book(0, at(date, 18));
      services.clock.at = at(date, 19);
      const marks = [{ bookingId: booking.id, state }];
      await services.sessions.markAttendance(mentor, session.id, { version: 1, marks });
      return silent.mentees(world.officer, world.ward.id);
    };
    expect(await attend('2026-11-24', 'absent')).toEqual([]);
    expect(await attend('2026-11-26', 'absent')).toEqual([
      expect.objectContaining({
        menteeId: world.mentees[0].id,
        mentorId: world.mentor.id,
        absences: 2,
        lastAbsentAt: at('2026-11-26', 18),
      }),
    ]);
    expect(await attend('2026-11-27', 'attended')).toEqual([]);
  });

  it('keeps an ambassador free on the evening they are away, and offers the one they added', async () => {
    await availability.put(mentor, 'mentor', world.mentor.id, {
      windows: [{ weekday: 3, startMinute: 1080, endMinute: 1260 }],
      exceptions: [
        { date: '2026-11-25', kind: 'busy', startMinute: 0, endMinute: 1440 },
        { date: '2026-11-26', kind: 'free', startMinute: 1140, endMinute: 1200 },
      ],
      version: 1,
    });
    const [mentee] = world.mentees;
    const times = await services.freeTimes.freeTimes(asMentee(mentee), mentee.id, { days: 7 });
    expect(times.map(({ startAt }) => startAt)).toEqual([
      at('2026-11-26', 19),
      at('2026-11-26', 19, 30),
    ]);
    await expect(book(0, at('2026-11-25', 18))).rejects.toMatchObject({ code: 'not-free' });
    const agreed = await services.bookings.book(world.officer, {
      menteeId: mentee.id,
      startAt: at('2026-11-25', 18),
      agreed: true,
    });
    expect(agreed.booking.state).toBe('booked');
    expect(await availability.of(mentor, 'mentor', world.mentor.id)).toMatchObject({ version: 2 });
    const stale = { windows: [], exceptions: [], version: 1 };
    await expect(availability.put(mentor, 'mentor', world.mentor.id, stale)).rejects.toMatchObject({
      code: 'stale-version',
    });
    await expect(
      availability.put(asMentee(mentee), 'mentor', world.mentor.id, stale),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
