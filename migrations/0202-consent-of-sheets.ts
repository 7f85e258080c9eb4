import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Who asked the people of a whole list whether they agree, how and when. */
export class ConsentOfSheets1763700000202 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE import_draft ADD COLUMN consent_proof varchar NOT NULL DEFAULT ''`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE import_draft DROP COLUMN consent_proof`]);
  }
}
