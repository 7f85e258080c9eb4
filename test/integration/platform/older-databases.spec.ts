import { CompletedSessions1763700000106 } from '../../../migrations/0106-completed-sessions';
import { Classes1763700000118 } from '../../../migrations/0118-classes';
import { FailuresInEveryLanguage1763700000107 } from '../../../migrations/0107-failures-in-every-language';
import { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session, type SessionState } from '../../../src/modules/sessions/entities/session.entity';
import { insert } from '../../../src/platform/database/insert';
import { makeMatchRun } from '../../factories/pairs';
import { makeBooking, makeSession } from '../../factories/sessions';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { migrateIn } from '../../support/databases/migrate-in';
import { at, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

describe.each(dialects)('a database of before, on %s,', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
  });
  afterAll(() => database.drop());

  describe('that called sessions held', () => {
    const states: SessionState[] = ['planned', 'confirmed', 'completed', 'cancelled'];
    const sessionStates = () =>
      database.unitOfWork.read.query<{ state: string }[]>(
        `SELECT state FROM session ORDER BY start_at`,
      );
    const seatStates = () => database.unitOfWork.read.find(Booking, { select: { state: true } });

    it('calls those completed that took place, and leaves a seat that is kept as it is', async () => {
      const { ward, mentor, mentees } = world;
      const here = { wardId: ward.id, mentorId: mentor.id, venueId: null };
      const sessions = states.map((state, day) =>
        makeSession({ ...here, startAt: at(`2026-11-2${3 + day}`, 19), state }),
      );
      const seat = { menteeId: mentees[0].id, state: 'held', heldUntil: 1 } as const;
      await database.unitOfWork.write(async (manager) => {
        await insert(manager, Session, sessions);
        await insert(manager, Booking, [makeBooking(sessions[0], seat)]);
      });
      const migration = new CompletedSessions1763700000106();

      await migrateIn(database, (runner) => migration.down(runner));
      const before = ['planned', 'confirmed', 'held', 'cancelled'];
      expect((await sessionStates()).map(({ state }) => state)).toEqual(before);

      await migrateIn(database, (runner) => migration.up(runner));
      expect((await sessionStates()).map(({ state }) => state)).toEqual(states);
      expect(await seatStates()).toEqual([{ state: 'held' }]);
    });
  });

  it('that knew no classes keeps its sessions, what refers to them, and what it refuses', async () => {
    const { ward, mentor, mentees } = world;
    const here = { wardId: ward.id, mentorId: mentor.id, venueId: null };
    const session = makeSession({ ...here, startAt: at('2026-12-01', 19), seatsTaken: 1 });
    await database.unitOfWork.write(async (manager) => {
      await insert(manager, Session, [session]);
      await insert(manager, Booking, [makeBooking(session, { menteeId: mentees[0].id })]);
    });
    const { read } = database.unitOfWork;
    const before = await read.find(Session, { order: { id: 'ASC' } });
    const migration = new Classes1763700000118();

    await migrateIn(database, (runner) => migration.down(runner));
    await migrateIn(database, (runner) => migration.up(runner));

    expect(await read.find(Session, { order: { id: 'ASC' } })).toEqual(before);
    const again = makeSession({ ...here, startAt: session.startAt });
    const tooMany = makeSession({ ...here, startAt: at('2026-12-02', 19), seats: 6 });
    const ofNothing = makeBooking(
      { ...session, id: mentor.id, startAt: at('2026-12-03', 19), endAt: at('2026-12-03', 20) },
      { menteeId: mentees[0].id },
    );
    const write = database.unitOfWork.write.bind(database.unitOfWork);
    await expect(write((manager) => insert(manager, Session, [again]))).rejects.toThrow(
      'mentor_in_one_place',
    );
    await expect(write((manager) => insert(manager, Session, [tooMany]))).rejects.toThrow(
      'session_seats_of_its_kind',
    );
    await expect(write((manager) => insert(manager, Booking, [ofNothing]))).rejects.toThrow(
      /foreign key/i,
    );
  });

  it('that said in one language why a run failed keeps what it said', async () => {
    const sentence = 'Ghép cặp bị lỗi: "xin chạy lại" \\ 100 %.';
    const runs = [
      makeMatchRun({ wardId: world.ward.id, state: 'failed', failure: { sentence } }),
      makeMatchRun({ wardId: world.ward.id, state: 'proposed', failure: null }),
    ];
    await database.unitOfWork.write((manager) => insert(manager, MatchRun, runs));
    const migration = new FailuresInEveryLanguage1763700000107();
    const failures = () =>
      database.unitOfWork.read.query<{ failure: string | null }[]>(
        `SELECT failure FROM match_run ORDER BY state`,
      );

    await migrateIn(database, (runner) => migration.down(runner));
    expect(await failures()).toEqual([{ failure: sentence }, { failure: null }]);

    await migrateIn(database, (runner) => migration.up(runner));
    const { read } = database.unitOfWork;
    const now = await read.find(MatchRun, { order: { state: 'ASC' } });
    expect(now.map(({ failure }) => failure)).toEqual([{ sentence }, null]);
  });
});
