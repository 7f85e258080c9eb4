import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

export class AvailabilityAndHolds1763700000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE availability_exception (
        id varchar(36) PRIMARY KEY,
        person_id varchar(36) NOT NULL,
        date varchar(10) NOT NULL,
        kind varchar(4) NOT NULL,
        start_minute integer NOT NULL,
        end_minute integer NOT NULL,
        CONSTRAINT availability_exception_kind CHECK (kind IN ('free', 'busy')),
        CONSTRAINT availability_exception_within_a_day
          CHECK (start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440)
      )`,
      `CREATE INDEX availability_exception_by_person ON availability_exception (person_id, date)`,
      `ALTER TABLE session ADD COLUMN is_open boolean NOT NULL DEFAULT false`,
      `CREATE INDEX booking_held ON booking (held_until) WHERE state = 'held'`,
      `CREATE INDEX booking_waiting ON booking (session_id, created_at) WHERE state = 'waiting'`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      'DROP INDEX booking_waiting',
      'DROP INDEX booking_held',
      'ALTER TABLE session DROP COLUMN is_open',
      'DROP TABLE availability_exception',
    ]);
  }
}
