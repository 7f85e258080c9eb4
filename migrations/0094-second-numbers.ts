import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Who was served may take another number on the same day: one for each turn. */
export class SecondNumbers1763700000094 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE walk_in_ticket ADD COLUMN turn integer NOT NULL DEFAULT 1`,
      `DROP INDEX walk_in_ticket_once`,
      `CREATE UNIQUE INDEX walk_in_ticket_once ON walk_in_ticket (walk_in_day_id, mentee_id, turn)
        WHERE gone_because IS NULL`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX walk_in_ticket_once`,
      `DELETE FROM walk_in_ticket WHERE turn > 1`,
      `ALTER TABLE walk_in_ticket DROP COLUMN turn`,
      `CREATE UNIQUE INDEX walk_in_ticket_once ON walk_in_ticket (walk_in_day_id, mentee_id)
        WHERE gone_because IS NULL`,
    ]);
  }
}
