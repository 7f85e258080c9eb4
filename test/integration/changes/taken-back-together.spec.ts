import type { ChangeView } from '../../../src/modules/sessions/changes/changes.views';
import { BackTogether } from '../../../src/modules/sessions/changes/back-together';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { refuse } from '../../../src/modules/sessions/rules/refusals';
import { chance, day, rehearsed, settleEvening } from '../../support/worlds/busy-evening';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { StatementRecorder } from '../../support/databases/statement-recorder';
import {
  asMentee,
  at,
  monday,
  type SessionWorld,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

describe.each(dialects)('lessons that come back together on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(() => (services.clock.at = at(monday, 9)));
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => database.drop());

  const close = ({ ward, officer }: SessionWorld, act: 'cancel' | 'move'): Promise<ChangeView> =>
    services.changes.closeDays(
      officer,
      { wardId: ward.id, venueId: null, from: day, to: day },
      { act, reason: 'Mưa bão' },
    );

  /** Some messages are out, and some people have something else by now, as far as the evening is open to them. */
  async function goOn(world: SessionWorld, seed: number): Promise<void> {
    const random = chance(seed);
    const sent = `UPDATE reminder SET state = 'sent' WHERE ward_id = $1 AND state = 'planned' AND due_at < $2`;
    await database.unitOfWork.write((manager) =>
      manager.query(sent, [world.ward.id, services.clock.at + 60_000]),
    );
    services.clock.at += 120_000;
    for (const mentee of world.mentees) {
      if (random(4) > 0) continue;
      const startAt = at('2026-11-27', 18, random(4) * 30);
      const booked = await services.bookings
        .book(asMentee(mentee), { menteeId: mentee.id, startAt })
        .catch(() => null);
      if (booked && random(2) === 0) await ontoTheEvening(booked.session.id);
    }
  }

  /** A lesson that was agreed for two days later is held on the closed evening itself. */
  async function ontoTheEvening(sessionId: string): Promise<void> {
    const earlier = 2 * 86_400_000;
    await database.unitOfWork
      .write(async (manager) => {
        for (const [table, key] of [
          ['session', 'id'],
          ['booking', 'session_id'],
        ]) {
          await manager.query(
            `UPDATE ${table} SET start_at = start_at - $1, end_at = end_at - $2 WHERE ${key} = $3`,
            [earlier, earlier, sessionId],
          );
        }
        await manager.query(
          `UPDATE venue_use SET start_at = start_at - $1 WHERE venue_id =
             (SELECT venue_id FROM session WHERE id = $2)
           AND start_at = (SELECT start_at FROM session WHERE id = $3) + $4`,
          [earlier, sessionId, sessionId, earlier],
        );
      })
      .catch(() => undefined);
  }

  it.each([1, 2, 3, 4].flatMap((seed) => [['cancel', seed] as const, ['move', seed] as const]))(
    'are as each would be alone (%s, evening %i)',
    async (act, seed) => {
      const world = await settleEvening({ ...database, services }, seed);
      const { id, items } = await close(world, act);
      expect(items.length).toBeGreaterThan(3);
      services.clock.at += 60_000;
      if (seed > 2) await goOn(world, seed);
      const takenBack = () =>
        rehearsed(database.unitOfWork, world.ward.id, () =>
          services.changes.takeBack(world.officer, id),
        );
      const lessons = jest.spyOn(BackTogether.prototype, 'all');
      const together = await takenBack();
      expect(lessons).toHaveBeenCalled();
      lessons.mockImplementation(() => {
        throw refuse('stale-version');
      });
      const alone = await takenBack();
      expect(together).toEqual(alone);
      expect(together.given.items.some(({ isBack }) => isBack)).toBe(true);
    },
  );

  const endPairs = ({ ward, officer }: SessionWorld): Promise<ChangeView> =>
    services.changes.changeSettings(
      officer,
      { wardId: ward.id, settings: { minMentees: 10, maxMentees: 10 } },
      { act: 'keep', pairs: 'cancel', reason: 'Đổi quy định' },
    );

  it.each([1, 2, 3])('are as each would be alone with their pairs (evening %i)', async (seed) => {
    const world = await settleEvening({ ...database, services }, seed);
    const { id } = await endPairs(world);
    services.clock.at += 60_000;
    if (seed === 3) {
      const pair = { menteeId: world.mentees[0].id, mentorId: world.mentor.id };
      await services.pairChanges.giveOne(world.officer, world.ward.id, {
        menteeId: pair.menteeId,
        mentorId: pair.mentorId,
      });
    }
    const takenBack = () =>
      rehearsed(database.unitOfWork, world.ward.id, () =>
        services.changes.takeBack(world.officer, id),
      );
    const together = await takenBack();
    jest.spyOn(BackTogether.prototype, 'all').mockImplementation(() => {
      throw refuse('stale-version');
    });
    const alone = await takenBack();
    expect(together).toEqual(alone);
    const { items } = together.given;
    expect(items.filter(({ kind, isBack }) => kind === 'booking' && isBack).length).toBeGreaterThan(
      5,
    );
    expect(items.every(({ isBack }) => isBack)).toBe(seed !== 3);
  });

  it.each(['cancel', 'move'] as const)(
    'come in as many statements for many as for a few (%s)',
    async (act) => {
      const recorder = await StatementRecorder.on(database.unitOfWork);
      const asked = async (count: number): Promise<number> => {
        services.clock.at = at(monday, 9);
        const world = await database.unitOfWork.write(async (manager) => {
          // Nobody else reads these phones.
          const own = act === 'cancel' ? 1 : 2;
          const phoneOf = (nth: number) => ({ phone: `+849${own}${count}00000${nth}` });
          const settled = await settlePairs(manager, count, phoneOf);
          const settings = { ...settled.ward.settings, sessionsADay: count };
          await manager.update(Ward, { id: settled.ward.id }, { settings });
          return settled;
        });
        for (const [nth, mentee] of world.mentees.entries()) {
          const startAt = at(day, 18, nth * 30);
          await services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt });
        }
        const { id } = await close(world, act);
        services.clock.at += 60_000;
        recorder.forget();
        const { items } = await services.changes.takeBack(world.officer, id);
        expect(items.filter(({ isBack }) => isBack)).toHaveLength(count);
        return recorder.total;
      };
      const few = await asked(2);
      expect(await asked(6)).toBe(few);
    },
  );
});
