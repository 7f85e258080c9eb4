import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ChangeEffect } from '../../../src/modules/sessions/entities/change-effect.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { childArguments } from '../../support/child-arguments';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import {
  asMentee,
  assertSound,
  at,
  monday,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

const day = '2026-11-25';

describe.each(dialects)(
  'a service that is killed with -9 while a day is closed, on %s',
  (dialect) => {
    let database: TestDatabase;

    beforeAll(async () => {
      database = await createTestDatabase(dialect);
    });
    afterAll(() => database.drop());

    it.each([1, 4, 9])(
      'closes it whole or not at all, when it dies after %d changes',
      async (most) => {
        const { unitOfWork } = database;
        const world = await unitOfWork.write((manager) => settlePairs(manager, 6));
        const services = sessionServices(unitOfWork);
        services.clock.at = at(monday, 9);
        const { id: wardId } = world.ward;
        for (const [index, mentee] of world.mentees.entries()) {
          await services.bookings.book(asMentee(mentee), {
            menteeId: mentee.id,
            startAt: at(day, 18 + (index % 3)),
          });
        }
        const days = { wardId, venueId: null, from: day, to: day };
        await untilKilled({ url: database.url, actor: world.officer, days }, most);

        const { read } = unitOfWork;
        const changes = await read.findBy(PlannedChange, { wardId });
        const standing = changes.filter(({ takenBackAt }) => takenBackAt === null);
        expect(standing.length).toBeLessThanOrEqual(1);
        expect(await read.countBy(Holiday, { wardId })).toBe(standing.length);
        const sessions = await read.findBy(Session, { wardId });
        const onTheDay = sessions.filter(
          ({ startAt, state }) => state !== 'cancelled' && startAt < at(day, 24),
        );
        expect(onTheDay).toHaveLength(standing.length === 1 ? 0 : 3);
        for (const { id, takenBackAt } of changes) {
          const effects = await read.findBy(ChangeEffect, { changeId: id });
          expect(effects).toHaveLength(3);
          expect(
            effects.every(({ cameBack }) => (cameBack === 'yes') === (takenBackAt !== null)),
          ).toBe(true);
        }
        await assertSound(read);
      },
    );
  },
);

/** Kills it with -9 once it has answered so many changes: in the middle of the next one. */
async function untilKilled(settings: object, most: number): Promise<void> {
  const child = spawn(process.execPath, childArguments('changes-child.cjs', settings), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let answered = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    answered += 1;
    if (answered === most) child.kill('SIGKILL');
  }
  await ended;
}
