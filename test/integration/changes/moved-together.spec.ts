import type { ChangeView } from '../../../src/modules/sessions/changes/changes.views';
import { MovedTogether } from '../../../src/modules/sessions/leading/moved-together';
import { refuse } from '../../../src/modules/sessions/rules/refusals';
import { day, rehearsed, settleEvening } from '../../support/worlds/busy-evening';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import {
  asMentee,
  at,
  monday,
  type SessionWorld,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

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

  /** What moving the evening does, as it is told and as it stands in the write, which is undone. */
  async function moved(world: SessionWorld): Promise<{ view: ChangeView; rows: unknown[] }> {
    const { unitOfWork } = database;
    const days = { wardId: world.ward.id, venueId: null, from: day, to: day };
    const wish = { act: 'move', reason: 'Mưa bão' } as const;
    const { given, rows } = await rehearsed(unitOfWork, world.ward.id, () =>
      services.changes.closeDays(world.officer, days, wish),
    );
    return { view: { ...given, id: '' }, rows };
  }

  it.each([1, 2, 3, 4, 5])('stand where each would go alone (evening %i)', async (seed) => {
    const world = await settleEvening({ ...database, services }, seed);
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
