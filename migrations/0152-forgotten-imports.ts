import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** When what an import says of people was forgotten. */
export class ForgottenImports1763700000152 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE sheet_import ADD COLUMN forgotten_at bigint`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE sheet_import DROP COLUMN forgotten_at`]);
  }
}
