import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Counts those whom a list says to have stopped; of earlier lists they stand among the changed. */
export class StoppedByImports1763700000185 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE sheet_import ADD COLUMN stopped integer NOT NULL DEFAULT 0`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE sheet_import DROP COLUMN stopped`]);
  }
}
