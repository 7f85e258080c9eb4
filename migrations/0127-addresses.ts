import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Where somebody lives who is taught at home. */
export class Addresses1763700000127 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE mentee ADD COLUMN address varchar(200)`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE mentee DROP COLUMN address`]);
  }
}
