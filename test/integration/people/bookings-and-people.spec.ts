import { loadLearner, lockParties } from '../../../src/modules/sessions/rules/learner';
import { takeSeat } from '../../../src/modules/sessions/rules/seats';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
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
const evenings = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'];

/** What a booking rests on may change at the very moment when somebody books. */
describe.each(dialects)('bookings while people come and go on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 20));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const refusal = (code: string) => expect.objectContaining({ code });
  const book = (index: number, startAt = evening) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const release = (index: number) =>
    services.pairChanges.end(world.officer, world.ward.id, {
      menteeId: world.mentees[index].id,
      forbid: false,
    });

  it('leaves no booking behind when a pair ends while the two are being booked and moved', async () => {
    const moved = [];
    for (const index of [0, 1, 2, 3]) moved.push((await book(index)).booking);
    const moves = moved.map((booking) =>
      services.bookings.move(world.officer, booking.id, {
        version: 1,
        startAt: at(evenings[0], 20),
      }),
    );
    const turns = world.mentees.flatMap((mentee, index) => [
      ...evenings.map((day) => book(index, at(day, 19))),
      release(index),
      services.bookings.hold(asMentee(mentee), { menteeId: mentee.id, startAt: evening }),
    ]);
    const results = await Promise.allSettled([...moves, ...turns]);
    const faults = results
      .filter((result) => result.status === 'rejected')
      .map(({ reason }) => reason as { code?: string; status?: number })
      .filter(({ status }) => status !== 409);
    expect(faults).toEqual([]);

    const left = await database.unitOfWork.read.query(
      `SELECT b.id FROM booking b JOIN session s ON s.id = b.session_id
       WHERE s.ward_id = $1 AND b.state IN ('held', 'booked', 'waiting') AND NOT EXISTS (
         SELECT 1 FROM pair p WHERE p.mentee_id = b.mentee_id AND p.mentor_id = s.mentor_id
           AND p.ended_at IS NULL)`,
      [world.ward.id],
    );
    expect(left).toEqual([]);
    const pairs = await services.pairs.current(world.ward.id);
    expect(pairs).toEqual([]);
  });

  it('refuses whoever looked while the pair stood and books after it ended', async () => {
    const learner = await loadLearner(database.unitOfWork.read, world.mentees[0].id);
    await release(0);
    const late = database.unitOfWork.write((manager) =>
      lockParties(manager, [{ learner, mentorId: world.mentor.id }]),
    );
    await expect(late).rejects.toEqual(refusal('stale-version'));
    await expect(book(0)).rejects.toEqual(refusal('not-paired'));
  });

  it('books nobody who was switched off, and with no ambassador who was', async () => {
    const [mentee] = world.mentees;
    const learner = await loadLearner(database.unitOfWork.read, mentee.id);
    const off = { isActive: false };
    await services.people.changeMentor(world.officer, world.mentor.id, world.mentor.version, off);
    const withMentor = () =>
      database.unitOfWork.write((manager) =>
        lockParties(manager, [{ learner, mentorId: world.mentor.id }]),
      );
    await expect(withMentor()).rejects.toEqual(refusal('mentor-inactive'));
    await expect(book(1)).rejects.toEqual(refusal('mentor-inactive'));
    await services.people.changeMentee(world.officer, mentee.id, mentee.version, off);
    await expect(withMentor()).rejects.toEqual(refusal('stale-version'));
    await expect(book(0)).rejects.toEqual(refusal('not-found'));
  });

  it('gives a freed seat to nobody who was switched off while they waited', async () => {
    const made = [];
    for (const index of [0, 1, 2, 3, 4]) made.push(await book(index));
    const lines = [];
    for (const index of [5, 6]) {
      const { id: menteeId } = world.mentees[index];
      lines.push(await services.bookings.wait(world.officer, made[0].session.id, { menteeId }));
      services.clock.at += 1000;
    }
    const [, , , , , gone] = world.mentees;
    await services.people.changeMentee(world.officer, gone.id, gone.version, { isActive: false });
    await services.bookings.cancel(world.officer, made[0].booking.id, { version: 1 });
    const rows = await database.unitOfWork.read.query<{ id: string; state: string }[]>(
      `SELECT id, state FROM booking WHERE id = $1 OR id = $2`,
      lines.map(({ booking }) => booking.id),
    );
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    expect(lines.map(({ booking }) => states.get(booking.id))).toEqual(['waiting', 'booked']);
    await services.bookings.cancel(world.officer, lines[0].booking.id, { version: 1 });
  });

  it('seats nobody in a session that went to another ambassador since they looked', async () => {
    const other = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
    );
    const { session } = await book(0);
    await services.sessionChanges.make(world.officer, {
      sessionId: session.id,
      version: 1,
      mentorId: other.id,
      reason: 'Bận',
    });
    const late = database.unitOfWork.write((manager) =>
      takeSeat(manager, session, services.clock.now()),
    );
    await expect(late).rejects.toEqual(refusal('stale-version'));
  });

  it('keeps those who are seated, and seats no more, when a venue gets fewer seats than people', async () => {
    const made = [await book(0), await book(1), await book(2)];
    await database.unitOfWork.write((manager) =>
      manager.update(Venue, { id: world.venue.id }, { seats: 2 }),
    );
    await expect(book(3)).rejects.toEqual(refusal('venue-full'));
    await services.bookings.cancel(world.officer, made[0].booking.id, { version: 1 });
    await expect(book(3)).rejects.toEqual(refusal('venue-full'));
    await services.bookings.cancel(world.officer, made[1].booking.id, { version: 1 });
    await book(3);
    const session = await database.unitOfWork.read.findOneByOrFail(Session, {
      id: made[0].session.id,
    });
    expect(session.seatsTaken).toBe(2);
  });
});
