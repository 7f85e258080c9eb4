import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** A second number of somebody, to be called: a landline, or a relative's. */
export class OtherPhones1763700000139 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE mentor ADD COLUMN other_phone varchar(16)`,
      `ALTER TABLE mentee ADD COLUMN other_phone varchar(16)`,
      `CREATE INDEX mentee_other_phone ON mentee (other_phone)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX mentee_other_phone`,
      `ALTER TABLE mentee DROP COLUMN other_phone`,
      `ALTER TABLE mentor DROP COLUMN other_phone`,
    ]);
  }
}
