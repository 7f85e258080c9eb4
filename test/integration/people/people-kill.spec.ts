import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { IsNull } from 'typeorm';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PeopleAct } from '../../../src/modules/people/entities/people-act.entity';
import { PersonStop } from '../../../src/modules/people/entities/person-stop.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
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

describe.each(dialects)(
  'a service that is killed with -9 while people are merged and stopped, on %s',
  (dialect) => {
    let database: TestDatabase;

    beforeAll(async () => {
      database = await createTestDatabase(dialect);
    });
    afterAll(() => database.drop());

    // In the middle of a merge, and of a stop.
    it.each([4, 6])('does it whole or not at all, when it dies after %d acts', async (most) => {
      const { unitOfWork } = database;
      const world = await unitOfWork.write((manager) => settlePairs(manager, 6));
      const services = sessionServices(unitOfWork);
      services.clock.at = at(monday, 9);
      const [kept, other, stopped] = world.mentees;
      for (const [index, mentee] of [kept, other, stopped].entries()) {
        await services.bookings.book(asMentee(mentee), {
          menteeId: mentee.id,
          startAt: at('2026-11-25', 18 + index),
        });
      }
      const ids = { keptId: kept.id, otherId: other.id, stoppedId: stopped.id };
      await untilKilled({ url: database.url, actor: world.officer, ...ids, on: monday }, most);

      const { read } = unitOfWork;
      const stops = await read.findBy(PersonStop, { wardId: world.ward.id, endedAt: IsNull() });
      expect(stops.length).toBeLessThanOrEqual(1);
      const gone = stops.map(({ personId }) => personId);
      for (const { id } of [kept, other, stopped]) {
        const { isActive } = await read.findOneByOrFail(Mentee, { id });
        expect(isActive).toBe(!gone.includes(id));
        expect(await read.countBy(Pair, { menteeId: id, endedAt: IsNull() })).toBe(
          isActive ? 1 : 0,
        );
        const places = await read.countBy(Booking, { menteeId: id, state: 'booked' });
        // Of two records of one person the kept one has both places.
        const hasBoth = id === kept.id && gone.includes(other.id);
        expect(places).toBe(isActive ? (hasBoth ? 2 : 1) : 0);
      }
      await assertSound(read);
    });

    // In the middle of people who go again, of a stop of several, and of bringing them back.
    it.each([1, 2, 3, 5])(
      'does it to all of many or to nobody, when it dies after %d acts',
      async (most) => {
        const { unitOfWork } = database;
        const world = await unitOfWork.write((manager) => settlePairs(manager, 6));
        const { ward, hamlet, officer: actor, mentees } = world;
        const stoppedIds = mentees.map(({ id }) => id);
        const where = { wardId: ward.id, hamletId: hamlet.id };
        await untilKilled(
          { ...where, url: database.url, actor, stoppedIds, on: monday },
          most,
          'people-acts-child.cjs',
        );

        const { read } = unitOfWork;
        const all = await read.findBy(Mentee, { wardId: ward.id });
        const done = await read.findBy(PeopleAct, { wardId: ward.id });
        const standing = (kind: string) =>
          done.filter((act) => act.kind === kind && act.takenBackAt === null).length;
        expect(all).toHaveLength(6 + 40 * standing('import'));
        const isActive = standing('stop') === 0;
        for (const id of stoppedIds) {
          expect(all.find((mentee) => mentee.id === id)?.isActive).toBe(isActive);
          expect(await read.countBy(Pair, { menteeId: id, endedAt: IsNull() })).toBe(
            isActive ? 1 : 0,
          );
        }
        await assertSound(read);
      },
    );
  },
);

/** Kills it with -9 once it has said so many acts: in the middle of the next one. */
async function untilKilled(
  settings: object,
  most: number,
  program = 'people-child.cjs',
): Promise<void> {
  const child = spawn(process.execPath, childArguments(program, settings), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    said += 1;
    if (said === most) child.kill('SIGKILL');
  }
  await ended;
}
