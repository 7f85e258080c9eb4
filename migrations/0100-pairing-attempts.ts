import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** How often a pairing was taken up, so that one that ends every process is given up in the end. */
export class PairingAttempts1763700000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE match_run ADD COLUMN attempts integer NOT NULL DEFAULT 0`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE match_run DROP COLUMN attempts`]);
  }
}
