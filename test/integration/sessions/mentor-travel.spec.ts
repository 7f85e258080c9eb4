import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  assertSound,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { walkInServices } from '../../support/worlds/walk-in-world';

const saturday = '2026-11-28';
const afternoon = at(saturday, 14);
const HALF_HOUR_MS = 30 * 60_000;
const saturdays = ['2026-11-28', '2026-12-05', '2026-12-12', '2026-12-19', '2026-12-26'];

describe.each(dialects)('an ambassador is in no two places at once, on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof walkInServices>;
  let world: SessionWorld;
  let other: Mentor;
  let far: string;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 12);
      other = await addMentor(manager, world, {
        windows: alwaysFree,
        topics: ['vneid', 'cashless'],
      });
      // Nine kilometres away.
      const { id: _, ...hall } = world.venue;
      far = newId();
      const place = { name: 'Nhà văn hóa xa', latitude: hall.latitude + 0.081 };
      await manager.insert(Venue, { ...hall, ...place, id: far });
    });
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const book = (index: number, startAt: number, venueId: string, overLimit?: boolean) =>
    services.bookings.book(world.officer, {
      menteeId: world.mentees[index].id,
      startAt,
      venueId,
      overLimit,
    });
  const open = (mentorId: string, startAt: number, venueId: string, overLimit?: boolean) =>
    services.sessions.create(world.officer, {
      mentorId,
      startAt,
      topic: 'cashless',
      venueId,
      overLimit,
    });
  const outcomes = async (attempts: Promise<unknown>[]): Promise<string[]> =>
    (await Promise.allSettled(attempts)).map((one) =>
      one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code,
    );

  describe('whoever books in the same moment', () => {
    it('gets one of two halls nine kilometres apart, half an hour after one another', async () => {
      for (const date of saturdays) {
        const race = [book(0, at(date, 14), world.venue.id), book(1, at(date, 14, 30), far)];
        expect((await outcomes(race)).sort()).toEqual(['done', 'mentor-on-the-way']);
      }
    });

    it('gets another hall where any will do', async () => {
      for (const date of saturdays) {
        const menteeId = world.mentees[1].id;
        const anywhere = { menteeId, startAt: at(date, 14, 30) };
        const race = [book(0, at(date, 14), far), services.bookings.book(world.officer, anywhere)];
        await Promise.allSettled(race);
        const sessions = await database.unitOfWork.read.findBy(Session, {
          mentorId: world.mentor.id,
        });
        const that = sessions.filter(
          ({ startAt }) => startAt >= at(date, 14) && startAt < at(date, 16),
        );
        expect(new Set(that.map(({ venueId }) => venueId)).size).toBe(1);
      }
    });

    it('is no fifth of a day, when four are the most', async () => {
      const halfHours = [0, 1, 2, 3, 4, 5].map((index) => afternoon + index * HALF_HOUR_MS);
      const race = halfHours.map((startAt, index) => book(index, startAt, world.venue.id));
      expect((await outcomes(race)).filter((outcome) => outcome === 'done')).toHaveLength(4);
    });

    it('moves and opens sessions by the same rule', async () => {
      for (const [index, date] of saturdays.entries()) {
        const { booking } = await book(2, at(date, 19), world.venue.id);
        const { version } = booking;
        const move = { startAt: at(date, 14, 30), venueId: far, version };
        const race = [
          services.bookings.move(world.officer, booking.id, move),
          index % 2
            ? open(world.mentor.id, at(date, 14), world.venue.id)
            : book(0, at(date, 14), world.venue.id),
        ];
        expect((await outcomes(race)).sort()).toEqual(['done', 'mentor-on-the-way']);
      }
    });
  });

  it('takes over no session that they cannot get to in time, or that is one too many', async () => {
    const { session } = await book(0, afternoon, world.venue.id);
    await open(other.id, afternoon + HALF_HOUR_MS, far);
    const to = {
      sessionId: session.id,
      version: session.version,
      mentorId: other.id,
      reason: 'Bận',
    };
    const reassign = (overLimit?: boolean) =>
      services.sessionChanges.make(world.officer, { ...to, overLimit });
    await expect(reassign(true)).rejects.toMatchObject({ code: 'mentor-on-the-way' });

    const { session: late } = await book(1, at(saturday, 20), far);
    for (const half of [3, 4, 5]) await open(other.id, afternoon + half * HALF_HOUR_MS, far);
    const latter = { ...to, sessionId: late.id, version: late.version };
    await expect(services.sessionChanges.make(world.officer, latter)).rejects.toMatchObject({
      code: 'mentor-day-full',
    });
    const agreed = { ...latter, overLimit: true };
    expect(await services.sessionChanges.make(world.officer, agreed)).toMatchObject({
      items: [{ outcome: 'handed-over', toMentorName: other.fullName }],
    });
  });

  it('takes no cancellation back when they are far away by now', async () => {
    const session = await open(world.mentor.id, afternoon, world.venue.id);
    const off = await services.sessions.cancel(world.officer, session.id, {
      version: session.version,
      reason: 'Nhầm',
    });
    const next = await open(world.mentor.id, afternoon + HALF_HOUR_MS, far);
    const restore = () =>
      services.sessions.restore(world.officer, session.id, { version: off.version });
    await expect(restore()).rejects.toMatchObject({ code: 'mentor-on-the-way' });
    await services.sessions.cancel(world.officer, next.id, {
      version: next.version,
      reason: 'Mưa',
    });
    expect(await restore()).toMatchObject({ state: 'planned' });
  });

  describe('on a day without appointments', () => {
    const plan = (venueId: string, startMinute = 15 * 60) =>
      services.days.plan(world.officer, world.ward.id, {
        date: saturday,
        startMinute,
        endMinute: 17 * 60,
        venueId,
        mentorIds: [world.mentor.id, other.id],
        topics: ['vneid'],
        seats: 2,
      });
    const awayIs = (name: string) => ({
      details: { fields: { mentorIds: `mentor-travel|${name}` } },
    });

    it('serves only where they can come from and go to in time', async () => {
      await book(0, at(saturday, 14, 30), world.venue.id);
      await expect(plan(far)).rejects.toMatchObject(awayIs(world.mentor.fullName));
      await plan(world.venue.id);
    });

    it('serves nowhere else meanwhile', async () => {
      await book(0, at(saturday, 16), world.venue.id);
      await expect(plan(far)).rejects.toMatchObject(awayIs(world.mentor.fullName));
      await plan(world.venue.id);
      await expect(plan(far, 16 * 60)).rejects.toMatchObject(awayIs(world.mentor.fullName));
    });

    it('is booked nowhere that they cannot get to, and offered nowhere', async () => {
      await plan(far);
      const before = afternoon + HALF_HOUR_MS;
      await expect(book(0, before, world.venue.id)).rejects.toMatchObject({
        code: 'mentor-on-the-way',
      });
      const times = await services.freeTimes.freeTimes(world.officer, world.mentees[0].id, {
        fromAt: before,
        days: 1,
      });
      expect(times.find(({ startAt }) => startAt === before)?.venueId).toBe(far);
    });

    it('is reopened only while they can still be there', async () => {
      const day = await plan(far);
      const { version } = await services.days.cancel(world.officer, day.id, {
        version: day.version,
        reason: 'Mất điện',
      });
      await book(0, at(saturday, 14, 30), world.venue.id);
      await expect(services.days.reopen(world.officer, day.id, { version })).rejects.toMatchObject(
        awayIs(world.mentor.fullName),
      );
    });
  });
});
