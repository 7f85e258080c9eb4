import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';
import { runStatements } from './run-statements';

/** Wards say how far ahead can be booked, and whoever waits for a session is found by when it begins. */
export class BookingHorizon1763700000113 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      // The second condition keeps it to the one question that says it too.
      `CREATE INDEX booking_waiting_by_start ON booking (start_at)
        WHERE state = 'waiting' AND held_until IS NULL`,
      `CREATE INDEX booking_by_plan ON booking (booked_by_id) WHERE booked_by_kind = 'plan'`,
    ]);
    await addWardSettings(runner, { bookingHorizonDays: 60 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, ['bookingHorizonDays']);
    await runStatements(runner, [
      `DROP INDEX booking_by_plan`,
      `DROP INDEX booking_waiting_by_start`,
    ]);
  }
}
