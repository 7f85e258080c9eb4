import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Counts the addresses of somebody's calendar: an earlier one opens nothing any more. */
export class CalendarAddresses1763700000164 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE personal_link ADD COLUMN calendar_version integer NOT NULL DEFAULT 1`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE personal_link DROP COLUMN calendar_version`]);
  }
}
