import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { In } from 'typeorm';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { childArguments } from '../../support/child-arguments';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { assertSound, at, settlePairs } from '../../support/worlds/session-world';

const evenings = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'];
const times = evenings.flatMap((day) => [18, 19, 20].map((hour) => at(day, hour)));

describe.each(dialects)('a service that is killed with -9 while people book, on %s', (dialect) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());

  it.each([1, 7, 40])(
    'keeps whatever it had promised, whole, when it dies after %d bookings',
    async (promises) => {
      const promised = await bookUntilKilled(promises);
      expect(promised.length).toBeGreaterThanOrEqual(promises);
      const { read } = database.unitOfWork;
      expect(await read.countBy(Booking, { id: In(promised) })).toBe(promised.length);

      const stored = (await read.find(Booking)).map(({ id }) => id);
      for (const id of stored) {
        expect(await read.countBy(AuditEntry, { subjectId: id })).toBe(1);
        expect(await read.countBy(Reminder, { bookingId: id, kind: 'booked' })).toBeGreaterThan(0);
      }
      await assertSound(read);
    },
  );

  /** Sixteen people book at a time; gives the bookings that were answered before the end. */
  async function bookUntilKilled(promises: number): Promise<string[]> {
    const { officer, mentees } = await database.unitOfWork.write(async (manager) => {
      const world = await settlePairs(manager, 5);
      // An evening without end, so that there is always something to book.
      const settings = { ...world.ward.settings, sessionsADay: 48, sessionsAWeek: 336 };
      await manager.update(Ward, { id: world.ward.id }, { settings });
      return world;
    });
    const requests = times.flatMap((startAt) =>
      mentees.map(({ id }) => ({ menteeId: id, startAt })),
    );
    const settings = { url: database.url, actor: officer, requests, atOnce: 16 };
    const child = spawn(process.execPath, childArguments('booking-child.cjs', settings), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const promised: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      promised.push(line);
      if (promised.length === promises) child.kill('SIGKILL');
    }
    await ended;
    return promised;
  }
});
