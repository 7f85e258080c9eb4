import type { EntityManager } from 'typeorm';
import type { ChangeView } from '../../src/modules/sessions/changes/changes.views';
import { MovedTogether } from '../../src/modules/sessions/leading/moved-together';
import { refuse } from '../../src/modules/sessions/rules/refusals';
import { Venue } from '../../src/modules/wards/entities/venue.entity';
import type { CommitHook } from '../../src/platform/database/unit-of-work';
import { newId } from '../../src/platform/database/columns';
import { insert } from '../../src/platform/database/insert';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { addMentees, addMentor } from '../support/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  pairUp,
  type SessionWorld,
  sessionServices,
  settlePairs,
} from '../support/session-world';

const day = '2026-11-25';

/** The same numbers in every run, below a bound. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe.each(dialects)('lessons that are moved together on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(() => (services.clock.at = at(monday, 9)));
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => database.drop());

  /** Three ambassadors with ten mentees each, most with a lesson that evening, some who wait, and a small hall. */
  async function settleEvening(seed: number): Promise<SessionWorld> {
    const random = chance(seed);
    const world = await database.unitOfWork.write(async (manager) => {
      const settled = await settlePairs(manager, 6);
      await manager.update(Venue, { id: settled.venue.id }, { seats: 4 + random(6) });
      for (let nth = 0; nth < 2; nth++) {
        const mentor = await addMentor(manager, settled, {
          windows: alwaysFree,
          topics: ['vneid'],
        });
        const mentees = await addMentees(manager, settled, 6, () => ({ windows: alwaysFree }));
        await pairUp(manager, settled.ward.id, mentor.id, mentees);
        settled.mentees.push(...mentees);
      }
      return settled;
    });
    await insertHall(world);
    for (const mentee of world.mentees) {
      const startAt = at(day, 18, random(5) * 30);
      const isBooked = await services.bookings
        .book(asMentee(mentee), { menteeId: mentee.id, startAt })
        .catch(() => null);
      // Some have something else on one of the next evenings.
      const other = at('2026-11-26', 18, random(3) * 30);
      if (isBooked && random(3) === 0)
        await services.bookings
          .book(asMentee(mentee), { menteeId: mentee.id, startAt: other })
          .catch(() => null);
    }
    await assertSound(database.unitOfWork.read);
    return world;
  }

  async function insertHall(world: SessionWorld): Promise<void> {
    const hall = { ...world.venue, id: newId(), name: 'Hội trường xóm Đông', seats: 3 };
    await database.unitOfWork.write((manager) => insert(manager, Venue, hall));
  }

  /** All that a move touches, as it stands in the write. */
  async function stateOf(manager: EntityManager, wardId: string): Promise<unknown[]> {
    const rows: unknown[] = [];
    for (const sql of touched) rows.push(await manager.query(sql, [wardId]));
    return rows;
  }

  /** What moving the evening does, as it is told and as it stands in the write, which is undone. */
  async function moved(world: SessionWorld): Promise<{ view: ChangeView; rows: unknown[] }> {
    const undone = new Error('undone');
    const found: { view: ChangeView; rows: unknown[] }[] = [];
    const days = { wardId: world.ward.id, venueId: null, from: day, to: day };
    const wish = { act: 'move', reason: 'Mưa bão' } as const;
    const hook: CommitHook = {
      async beforeCommit(manager, given) {
        await assertSound(manager);
        const view = { ...(given as ChangeView), id: '' };
        found.push({ view, rows: await stateOf(manager, world.ward.id) });
        throw undone;
      },
      afterCommit: () => undefined,
    };
    await database.unitOfWork
      .withCommitHook(hook, () => services.changes.closeDays(world.officer, days, wish))
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    return found[0];
  }

  it.each([1, 2, 3, 4, 5])('stand where each would go alone (evening %i)', async (seed) => {
    const world = await settleEvening(seed);
    const together = await moved(world);
    jest.spyOn(MovedTogether.prototype, 'move').mockImplementation(() => {
      throw refuse('stale-version');
    });
    const alone = await moved(world);
    expect(together).toEqual(alone);
    expect(together.view.items.length).toBeGreaterThan(3);
    expect(together.view.items.some(({ outcome }) => outcome === 'moved')).toBe(true);
  });

  it('go in as many statements for many as for a few', async () => {
    const asked = async (count: number): Promise<number> => {
      const world = await database.unitOfWork.write((manager) => settlePairs(manager, count));
      for (const [nth, mentee] of world.mentees.entries()) {
        const startAt = at(day, 18, nth * 30);
        await services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt });
      }
      const statements = jest.spyOn(MovedTogether.prototype, 'move');
      await moved(world);
      const { calls } = statements.mock;
      statements.mockRestore();
      expect(calls[0][1]).toHaveLength(count);
      return calls.length;
    };
    expect([await asked(2), await asked(4)]).toEqual([1, 1]);
  });
});

const touched = [
  `SELECT id, venue_id, start_at, end_at, seats, seats_taken, state, version, updated_at
   FROM session WHERE ward_id = $1 ORDER BY id`,
  `SELECT b.id, b.start_at, b.end_at, b.state, b.moved_from, b.version, b.updated_at
   FROM booking b JOIN session s ON s.id = b.session_id WHERE s.ward_id = $1 ORDER BY b.id`,
  `SELECT u.venue_id, u.start_at, u.taken FROM venue_use u JOIN venue v ON v.id = u.venue_id
   WHERE v.ward_id = $1 AND u.taken > 0 ORDER BY u.venue_id, u.start_at`,
  `SELECT kind, state, due_at, booking_id FROM reminder WHERE ward_id = $1
   ORDER BY booking_id, kind, due_at, state`,
  `SELECT action, subject_id, facts FROM audit_entry
   WHERE ward_id = $1 AND action <> 'change.make' ORDER BY subject_id, action, id`,
];
