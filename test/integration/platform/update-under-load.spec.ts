import { setImmediate } from 'node:timers/promises';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { entities } from '../../../src/app/entities';
import { openDatabase } from '../../../src/platform/database/open-database';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import {
  asMentee,
  assertSound,
  at,
  monday,
  type SessionWorld,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

/** As an update might have it: a column, an index over it, and a value for every row. */
class NotedBookings1999900000999 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE booking ADD COLUMN noted_at bigint');
    await runner.query('ALTER TABLE session ADD COLUMN noted_at bigint');
    await runner.query('CREATE INDEX booking_noted ON booking (noted_at)');
    await runner.query('UPDATE booking SET noted_at = created_at');
  }

  async down(): Promise<void> {}
}

const onPostgres = dialects.includes('postgres') ? describe : describe.skip;

/** The old process goes on beside the new one, which changes the tables under it. */
onPostgres('an update while people book', () => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let reader: Client;

  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    services = sessionServices(database.unitOfWork);
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 12));
    reader = new Client({ connectionString: database.url });
    await reader.connect();
  });
  afterAll(async () => {
    await reader.end();
    await database.drop();
  });

  it('refuses nobody, loses nothing, and waits behind a copy that is being made', async () => {
    const update = { isOver: false };
    const promised: string[] = [];
    const people = world.mentees.slice(0, 4).map(async (mentee, lane) => {
      for (let round = 0; !update.isOver || round < 8; round++) {
        const startAt = at(`2026-11-2${4 + (lane % 4)}`, 18 + (round % 3));
        const actor = asMentee(mentee);
        const { booking } = await services.bookings.book(actor, { menteeId: mentee.id, startAt });
        promised.push(booking.id);
        const { id, version } = booking;
        await services.bookings.cancel(world.officer, id, { version });
      }
    });
    while (promised.length < 4) await setImmediate();
    // What a copy reads is locked against changes of the table until it has all of it.
    await reader.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ; TABLE booking');
    // The list that every database of this program is opened with.
    const migrations = database.unitOfWork.read.connection.options.migrations as unknown[];
    migrations.push(NotedBookings1999900000999);
    try {
      const updating = openDatabase(database.url, entities);
      await Promise.race([updating, untilWaiting()]);
      await reader.query('COMMIT');
      await (await updating).close();
    } finally {
      migrations.pop();
      update.isOver = true;
    }
    await Promise.all(people);
    const { rows } = await reader.query<{ id: string }>('SELECT id FROM booking');
    expect(promised.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
    expect(promised.length).toBeGreaterThanOrEqual(32);
    const { rows: told } = await reader.query(`SELECT 1 FROM booking WHERE noted_at IS NOT NULL`);
    expect(told.length).toBeGreaterThan(0);
    await assertSound(database.unitOfWork.read);
  });

  async function untilWaiting(): Promise<void> {
    while (!(await isWaiting())) await setImmediate();
  }

  async function isWaiting(): Promise<boolean> {
    // Within its transaction the reader would see the same for ever.
    const rows = await database.unitOfWork.read.query<unknown[]>(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
         AND wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE booking%'`,
    );
    return rows.length > 0;
  }
});
