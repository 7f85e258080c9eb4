import type { Actor } from '../../../src/modules/access/policies/actor';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { makeHamlet, makeVenue } from '../../factories/wards';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  at,
  assertSound,
  monday,
  SessionWorld,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

const evening = at('2026-11-25', 18);
const later = at('2026-11-25', 19);
const HALF_HOUR_MS = 30 * 60_000;

describe.each(dialects)('bookings on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const book = (index: number, startAt = evening) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const refusal = (code: string) => expect.objectContaining({ code, status: 409 });
  const session = (id: string) => database.unitOfWork.read.findOneByOrFail(Session, { id });
  const booking = (id: string) => database.unitOfWork.read.findOneByOrFail(Booking, { id });

  it('gives a mentee the half hour they chose, at the nearest venue, and lets others join it', async () => {
    const first = await book(0);
    expect(first.session).toMatchObject({
      venueId: world.venue.id,
      topic: 'vneid',
      state: 'planned',
    });
    const second = await book(1);
    expect(second.session.id).toBe(first.session.id);
    expect((await session(first.session.id)).seatsTaken).toBe(2);
  });

  it('records who booked for whom and why', async () => {
    const [grandmother] = world.mentees;
    const request = { menteeId: grandmother.id, startAt: evening };
    const byFamily = await services.bookings.book(asMentee(grandmother), {
      ...request,
      byFamily: true,
      because: 'Con gái đặt giúp mẹ',
    });
    expect(byFamily.booking).toMatchObject({
      bookedByKind: 'family',
      bookedBecause: 'Con gái đặt giúp mẹ',
    });
    const byOfficer = await services.bookings.book(world.officer, {
      menteeId: world.mentees[1].id,
      startAt: evening,
      because: 'Bà gọi điện đến',
    });
    expect(byOfficer.booking).toMatchObject({
      bookedByKind: 'officer',
      bookedById: world.officer.id,
    });
  });

  it('offers and lets mentees book nothing so soon that they could not cancel it; who looks after them may', async () => {
    const [mentee] = world.mentees;
    const request = { menteeId: mentee.id, startAt: evening };
    const isOffered = async (actor: Actor) =>
      (await services.freeTimes.freeTimes(actor, mentee.id)).some(
        ({ startAt }) => startAt === evening,
      );
    services.clock.at = evening - 120 * 60_000 + 1;
    expect(await isOffered(asMentee(mentee))).toBe(false);
    expect(await isOffered(world.officer)).toBe(true);
    for (const ask of ['book', 'hold'] as const) {
      await expect(services.bookings[ask](asMentee(mentee), request)).rejects.toEqual(
        refusal('too-soon'),
      );
    }
    const { booking: made } = await services.bookings.book(world.officer, request);
    expect(made.state).toBe('booked');
    services.clock.at = evening - 120 * 60_000;
    const [, other] = world.mentees;
    await services.bookings.book(asMentee(other), { ...request, menteeId: other.id });
  });

  it('never lets one mentee book for another', async () => {
    const stranger = asMentee(world.mentees[1]);
    const request = { menteeId: world.mentees[0].id, startAt: evening };
    await expect(services.bookings.book(stranger, request)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('gives the last seat to one of two hundred who ask at once, and 409 to all others', async () => {
    const crowd = await database.unitOfWork.write((manager) => settlePairs(manager, 200));
    for (let index = 0; index < 4; index++) {
      const { id: menteeId } = crowd.mentees[index];
      await services.bookings.book(crowd.officer, { menteeId, startAt: evening });
    }
    const first = await database.unitOfWork.read.findOneByOrFail(Session, {
      mentorId: crowd.mentor.id,
    });
    const race = crowd.mentees.slice(4).concat(crowd.mentees.slice(0, 4));
    const results = await Promise.allSettled(
      race.map(({ id: menteeId }) =>
        services.bookings.book(crowd.officer, { menteeId, sessionId: first.id }),
      ),
    );
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as { code: string; status: number }] : [],
    );
    expect(results.length - refused.length).toBe(1);
    expect(refused).toHaveLength(199);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([409]));
    expect(refused.filter(({ code }) => code === 'seat-taken').length).toBeGreaterThanOrEqual(195);
  });

  it('seats five of two hundred who choose the same empty half hour at once', async () => {
    const crowd = await database.unitOfWork.write((manager) => settlePairs(manager, 200));
    const results = await Promise.allSettled(
      crowd.mentees.map((mentee) =>
        services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt: evening }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toEqual(
      refused.map(() => refusal('seat-taken')),
    );
  });

  it('keeps a mentee and a mentor in one place at a time', async () => {
    await book(0);
    await expect(book(0)).rejects.toMatchObject({ status: 409 });
    const other = { menteeId: world.mentees[1].id, startAt: evening, venueId: null };
    await expect(services.bookings.book(world.officer, other)).rejects.toEqual(
      refusal('mentor-busy'),
    );
  });

  it('says whether a mentee is in this session already or in another at this time', async () => {
    const { session: theirs } = await book(0);
    await expect(book(0)).rejects.toEqual(refusal('already-booked'));
    const { id: menteeId } = world.mentees[0];
    const join = (sessionId: string) =>
      services.bookings.book(world.officer, { menteeId, sessionId });
    await expect(join(theirs.id)).rejects.toEqual(refusal('already-booked'));
    const other = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
    );
    const elsewhere = await services.sessions.create(world.officer, {
      mentorId: other.id,
      startAt: evening,
      topic: 'vneid',
      venueId: world.venue.id,
    });
    await expect(join(elsewhere.id)).rejects.toEqual(refusal('mentee-busy'));
  });

  it('never seats more people in a venue than it has chairs', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Venue, { id: world.venue.id }, { seats: 2 }),
    );
    await book(0);
    await book(1);
    await expect(book(2)).rejects.toEqual(refusal('seat-taken'));
    const neighbours = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    await expect(
      services.bookings.book(world.officer, {
        menteeId: world.mentees[2].id,
        startAt: later,
        venueId: neighbours.venue.id,
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses what lies outside hours, on holidays, in the past or off the half hour', async () => {
    await expect(book(0, at('2026-11-25', 10))).rejects.toEqual(refusal('outside-hours'));
    await expect(book(0, at('2027-01-01', 18))).rejects.toEqual(refusal('holiday'));
    await expect(book(0, at('2026-11-22', 18))).rejects.toEqual(refusal('in-the-past'));
    await expect(book(0, at('2026-11-25', 18, 10))).rejects.toEqual(refusal('off-the-half-hour'));
  });

  it('moves a booking, tells it once, and gives the old seat back', async () => {
    const { booking: made, session: before } = await book(0);
    const moved = await services.bookings.move(asMentee(world.mentees[0]), made.id, {
      version: made.version,
      startAt: later,
    });
    expect(moved.booking).toMatchObject({ id: made.id, startAt: later, version: 2 });
    expect(await session(before.id)).toMatchObject({ state: 'cancelled', seatsTaken: 0 });
    await expect(
      services.bookings.move(asMentee(world.mentees[0]), made.id, { version: 1, startAt: evening }),
    ).rejects.toEqual(refusal('stale-version'));
  });

  it('leaves everything as it was when the new time is refused', async () => {
    const { booking: made, session: before } = await book(0);
    await book(1, later);
    const everybody = [2, 3, 4, 5].map((index) => book(index, later));
    await Promise.all(everybody);
    await expect(
      services.bookings.move(world.officer, made.id, { version: 1, startAt: later }),
    ).rejects.toEqual(refusal('seat-taken'));
    expect(await booking(made.id)).toMatchObject({ startAt: evening, version: 1 });
    expect(await session(before.id)).toMatchObject({ state: 'planned', seatsTaken: 1 });
  });

  it('holds mentees to the deadline, while officers may still change for them', async () => {
    const { booking: made } = await book(0);
    services.clock.at = evening - 119 * 60_000;
    const change = { version: 1, reason: 'Bận việc nhà' };
    await expect(
      services.bookings.cancel(asMentee(world.mentees[0]), made.id, change),
    ).rejects.toEqual(refusal('too-late'));
    await services.bookings.cancel(world.officer, made.id, change);
    expect((await booking(made.id)).state).toBe('cancelled');
    await expect(services.bookings.cancel(world.officer, made.id, change)).rejects.toEqual(
      refusal('already-cancelled'),
    );
  });

  it('gives a freed seat to whoever waited first and can come', async () => {
    const made = [];
    for (const index of [0, 1, 2, 3, 4]) made.push(await book(index));
    const { id: sessionId } = made[0].session;
    const wait = (index: number) =>
      services.bookings.wait(asMentee(world.mentees[index]), sessionId, {
        menteeId: world.mentees[index].id,
      });
    const lines = [];
    for (const index of [5, 6, 7]) {
      services.clock.at += 1000;
      lines.push(await wait(index));
    }
    // The first in line has meanwhile found another place at the same time.
    const elsewhere = await database.unitOfWork.write((manager) => settlePairs(manager, 0));
    await database.unitOfWork.write((manager) =>
      manager.query(
        `UPDATE pair SET mentor_id = '${elsewhere.mentor.id}' WHERE mentee_id = '${world.mentees[5].id}'`,
      ),
    );
    await book(5);
    await services.bookings.cancel(world.officer, made[2].booking.id, { version: 1 });
    expect(await booking(lines[0].booking.id)).toMatchObject({ state: 'waiting' });
    expect(await booking(lines[1].booking.id)).toMatchObject({ state: 'booked', version: 2 });
    expect(await booking(lines[2].booking.id)).toMatchObject({ state: 'waiting' });
    expect((await session(sessionId)).seatsTaken).toBe(5);
  });

  it('refuses a place in line while a seat is free', async () => {
    const { session: open } = await book(0);
    const [, mentee] = world.mentees;
    await expect(
      services.bookings.wait(asMentee(mentee), open.id, { menteeId: mentee.id }),
    ).rejects.toEqual(refusal('not-full'));
  });

  it('keeps a seat for five minutes while a person reads, no longer', async () => {
    const hold = (index: number, startAt: number) =>
      services.bookings.hold(asMentee(world.mentees[index]), {
        menteeId: world.mentees[index].id,
        startAt,
      });
    const held = await hold(0, evening);
    const confirmed = await services.bookings.confirm(asMentee(world.mentees[0]), held.booking.id);
    expect(confirmed.booking).toMatchObject({ state: 'booked', heldUntil: null, version: 2 });

    const forgotten = await hold(1, later);
    for (const index of [2, 3, 4, 5]) await book(index, later);
    await expect(book(6, later)).rejects.toEqual(refusal('seat-taken'));
    services.clock.at += 5 * 60_000;
    await book(6, later);
    expect((await booking(forgotten.booking.id)).state).toBe('cancelled');
    await expect(
      services.bookings.confirm(asMentee(world.mentees[1]), forgotten.booking.id),
    ).rejects.toEqual(refusal('seat-taken'));
  });

  it.each([
    'was not given away yet',
    'was freed, and its session fell with it',
    'was freed in a session that stands',
  ])('books a seat that was kept too long all the same when it %s', async (how) => {
    const actor = asMentee(world.mentees[0]);
    if (how.endsWith('stands')) await book(1);
    const request = { menteeId: world.mentees[0].id, startAt: evening };
    const held = await services.bookings.hold(actor, request);
    services.clock.at += 6 * 60_000;
    if (how !== 'was not given away yet') expect(await services.holds.releaseExpired()).toBe(1);
    const { booking: made, session: now } = await services.bookings.confirm(actor, held.booking.id);
    expect(made).toMatchObject({ id: held.booking.id, state: 'booked', heldUntil: null });
    expect(await session(now.id)).toMatchObject({ state: 'planned', startAt: evening });
    // Pressed once more, nothing else happens.
    const again = await services.bookings.confirm(actor, held.booking.id);
    expect(again.booking.version).toBe(made.version);
  });

  it('does not bring back a hold that somebody gave up for another time', async () => {
    const actor = asMentee(world.mentees[0]);
    const request = { menteeId: world.mentees[0].id };
    const first = await services.bookings.hold(actor, { ...request, startAt: evening });
    await services.bookings.hold(actor, { ...request, startAt: later });
    await expect(services.bookings.confirm(actor, first.booking.id)).rejects.toEqual(
      refusal('hold-over'),
    );
  });

  it('lets nobody agree on what lies further ahead than the ward allows', async () => {
    const far = at('2030-03-06', 18);
    const last = at('2027-01-21', 18);
    const tooFar = refusal('too-far-ahead');
    const { mentor, venue, officer } = world;
    await expect(book(0, far)).rejects.toEqual(tooFar);
    await expect(book(0, at('2027-01-22', 18))).rejects.toEqual(tooFar);
    const { booking: made } = await book(0, last);
    await expect(
      services.bookings.move(officer, made.id, { version: 1, startAt: far }),
    ).rejects.toEqual(tooFar);
    const open = { mentorId: mentor.id, topic: 'vneid', venueId: venue.id };
    await expect(services.sessions.create(officer, { ...open, startAt: far })).rejects.toEqual(
      tooFar,
    );
    await expect(
      services.planRuns.request(officer, world.ward.id, { fromDate: '2030-03-04', weeks: 1 }),
    ).rejects.toEqual(tooFar);
    const times = await services.freeTimes.freeTimes(officer, world.mentees[1].id, {
      fromAt: at('2027-01-18', 0),
    });
    expect(Math.max(...times.map(({ startAt }) => startAt))).toBe(at('2027-01-21', 20, 30));
  });

  it('keeps the topic of a place that is moved', async () => {
    const [mentee] = world.mentees;
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentee SET topics = '["vneid","cashless"]' WHERE id = '${mentee.id}'`),
    );
    const { booking: made, session: before } = await book(0);
    expect(before.topic).toBe('vneid');
    const [offer] = await services.freeTimes.freeTimes(asMentee(mentee), mentee.id, {
      fromAt: later,
      topic: before.topic,
    });
    expect(offer.topic).toBe('vneid');
    const moved = await services.bookings.move(asMentee(mentee), made.id, {
      version: 1,
      startAt: later,
    });
    expect(moved.session).toMatchObject({ topic: 'vneid', startAt: later });
  });

  it('offers a place that is moved no session of another topic, and seats it in none', async () => {
    const { mentees, officer } = world;
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentee SET topics = '["vneid","cashless"]'`),
    );
    const { booking: made } = await book(0);
    await services.bookings.book(officer, {
      menteeId: mentees[1].id,
      startAt: later,
      topic: 'cashless',
    });
    const wish = { fromAt: later, days: 1, topic: 'vneid' };
    const times = await services.freeTimes.freeTimes(asMentee(mentees[0]), mentees[0].id, wish);
    expect(times.map(({ startAt }) => startAt)).not.toContain(later);
    expect(times.length).toBeGreaterThan(0);
    await expect(
      services.bookings.move(asMentee(mentees[0]), made.id, { version: 1, startAt: later }),
    ).rejects.toMatchObject({ code: 'mentor-busy' });
  });

  it('takes the nearest hall, whatever hamlet it stands in, and says so with the free times', async () => {
    const [mentee] = world.mentees;
    // The hall of their own hamlet is two and a half kilometres away, one of the next hamlet 88 metres.
    const north = (metres: number) => ({ latitude: mentee.latitude + metres / 111_195 });
    const next = makeHamlet({ wardId: world.ward.id, name: 'Thôn Tây' });
    const there = { wardId: world.ward.id, hamletId: next.id };
    const near = makeVenue({ ...there, name: 'Nhà văn hóa thôn Tây', ...north(88) });
    const steps = makeVenue({ ...there, name: 'Đình Tây', isStepFree: false, ...north(40) });
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Venue, { id: world.venue.id }, north(-2500));
      await manager.insert(Hamlet, next);
      await manager.insert(Venue, [near, steps]);
      await manager.update(Mentee, { id: mentee.id }, { support: ['mobility'] });
    });
    const [first] = await services.freeTimes.freeTimes(asMentee(mentee), mentee.id);
    expect(first.venueId).toBe(near.id);
    expect((await book(0)).session.venueId).toBe(near.id);
    expect((await book(1, later)).session.venueId).toBe(steps.id);
  });

  describe('within what an ambassador can do', () => {
    const afternoon = at('2026-11-28', 14, 30);

    /** Nine kilometres away. */
    async function farHall(): Promise<string> {
      const { hamletId, ...hall } = world.venue;
      const far = {
        ...hall,
        id: newId(),
        name: 'Nhà văn hóa xa',
        hamletId,
        latitude: hall.latitude + 0.081,
      };
      await database.unitOfWork.write((manager) => manager.insert(Venue, far));
      return far.id;
    }
    const bookAt = (index: number, startAt: number, venueId: string, overLimit?: boolean) =>
      services.bookings.book(world.officer, {
        menteeId: world.mentees[index].id,
        startAt,
        venueId,
        overLimit,
      });

    it('leaves the time for the way, whoever books, and offers no half hour without it', async () => {
      const far = await farHall();
      await bookAt(0, afternoon, world.venue.id);
      await expect(bookAt(1, afternoon + HALF_HOUR_MS, far, true)).rejects.toEqual(
        refusal('mentor-on-the-way'),
      );
      await bookAt(1, afternoon + HALF_HOUR_MS, world.venue.id);
      await bookAt(2, afternoon + 4 * HALF_HOUR_MS, far);
      const times = await services.freeTimes.freeTimes(world.officer, world.mentees[3].id, {
        fromAt: afternoon,
        days: 1,
      });
      const places = new Map(times.map(({ startAt, venueId }) => [startAt, venueId]));
      // An hour for 50 minutes of way: nothing fits in between, and after it only where they are.
      expect(places.has(afternoon + 2 * HALF_HOUR_MS)).toBe(false);
      expect(places.has(afternoon + 3 * HALF_HOUR_MS)).toBe(false);
      expect(places.get(afternoon + 5 * HALF_HOUR_MS)).toBe(far);
    });

    it('asks no more of them in a day than the ward does, unless they agreed', async () => {
      for (const index of [0, 1, 2, 3]) {
        await bookAt(index, afternoon + index * HALF_HOUR_MS, world.venue.id);
      }
      const fifth = afternoon + 4 * HALF_HOUR_MS;
      await expect(book(4, fifth)).rejects.toEqual(refusal('mentor-day-full'));
      const times = (overLimits: boolean) =>
        services.freeTimes.freeTimes(world.officer, world.mentees[4].id, {
          fromAt: fifth,
          days: 1,
          overLimits,
        });
      expect(await times(false)).toEqual([]);
      expect((await times(true)).map(({ startAt }) => startAt)).toContain(fifth);
      await bookAt(4, fifth, world.venue.id, true);
    });
  });

  describe('a seat that is freed too late to cancel', () => {
    const wait = (index: number, sessionId: string) =>
      services.bookings.wait(asMentee(world.mentees[index]), sessionId, {
        menteeId: world.mentees[index].id,
      });
    const offered = () =>
      database.unitOfWork.read.findBy(Reminder, { wardId: world.ward.id, kind: 'offered' });

    /** Full, with two in line, and a seat that comes free 25 minutes before it begins. */
    async function freed() {
      const made = [];
      for (const index of [0, 1, 2, 3, 4]) made.push(await book(index));
      const { id: sessionId } = made[0].session;
      const line = [await wait(5, sessionId), await wait(6, sessionId)];
      services.clock.at = evening - 25 * 60_000;
      await services.bookings.cancel(world.officer, made[2].booking.id, { version: 1 });
      return { made, sessionId, line: line.map(({ booking: one }) => one.id) };
    }

    it('is offered to all who wait, and nobody is seated unasked', async () => {
      const { sessionId, line } = await freed();
      for (const id of line) expect(await booking(id)).toMatchObject({ state: 'waiting' });
      expect((await session(sessionId)).seatsTaken).toBe(4);
      const asked = (await offered()).map(({ bookingId }) => bookingId ?? '');
      expect(asked.toSorted()).toEqual(line.toSorted());
    });

    it('is of whoever says yes first', async () => {
      const { sessionId, line } = await freed();
      const say = (nth: number) =>
        services.bookings.confirm(asMentee(world.mentees[5 + nth]), line[nth]);
      const both = await Promise.allSettled([say(0), say(1)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both).toContainEqual({ status: 'rejected', reason: refusal('seat-taken') });
      expect((await session(sessionId)).seatsTaken).toBe(5);
    });

    it('keeps the session for them until it begins, when nobody else is left in it', async () => {
      const { made, sessionId, line } = await freed();
      for (const nth of [0, 1, 3, 4]) {
        await services.bookings.cancel(world.officer, made[nth].booking.id, { version: 1 });
      }
      await services.holds.lapseOffers();
      expect(await session(sessionId)).toMatchObject({ state: 'planned', seatsTaken: 0 });
      services.clock.at = evening;
      await services.holds.lapseOffers();
      expect(await session(sessionId)).toMatchObject({ state: 'cancelled', cancelReason: 'empty' });
      await expect(
        services.bookings.confirm(asMentee(world.mentees[5]), line[0]),
      ).rejects.toMatchObject({ status: 409 });
    });
  });

  it('lets go of the earlier hold when a person looks at another time', async () => {
    const actor = asMentee(world.mentees[0]);
    const request = { menteeId: world.mentees[0].id };
    const first = await services.bookings.hold(actor, { ...request, startAt: evening });
    await services.bookings.hold(actor, { ...request, startAt: later });
    expect((await booking(first.booking.id)).state).toBe('cancelled');
    expect((await session(first.session.id)).state).toBe('cancelled');
  });
});
