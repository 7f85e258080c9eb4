import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

/** Wards say how far ahead can be booked, and whoever waits for a session is found by when it begins. */
export class BookingHorizon1763700000113 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      // The second condition keeps it to the one question that says it too.
      `CREATE INDEX booking_waiting_by_start ON booking (start_at)
        WHERE state = 'waiting' AND held_until IS NULL`,
      `CREATE INDEX booking_by_plan ON booking (booked_by_id) WHERE booked_by_kind = 'plan'`,
    ]);
    await changeSettings(runner, (settings) => ({ bookingHorizonDays: 60, ...settings }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeSettings(runner, (settings) =>
      Object.fromEntries(
        Object.entries(settings).filter(([name]) => name !== 'bookingHorizonDays'),
      ),
    );
    await runStatements(runner, [
      `DROP INDEX booking_by_plan`,
      `DROP INDEX booking_waiting_by_start`,
    ]);
  }
}

type Settings = Record<string, unknown>;

async function changeSettings(
  runner: QueryRunner,
  change: (settings: Settings) => Settings,
): Promise<void> {
  const [value, id] = isPostgres(runner) ? ['$1', '$2'] : ['?', '?'];
  const wards = (await runner.query(`SELECT id, settings FROM ward`)) as Record<string, string>[];
  for (const ward of wards) {
    const settings = JSON.stringify(change(JSON.parse(ward.settings) as Settings));
    await runner.query(`UPDATE ward SET settings = ${value} WHERE id = ${id}`, [settings, ward.id]);
  }
}
