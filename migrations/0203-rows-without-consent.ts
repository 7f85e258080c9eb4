import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What a list says of people who did not agree is forgotten sooner than its other rejected rows. */
export class RowsWithoutConsent1763700000203 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE sheet_import ADD COLUMN unagreed_forgotten_at bigint`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE sheet_import DROP COLUMN unagreed_forgotten_at`]);
  }
}
