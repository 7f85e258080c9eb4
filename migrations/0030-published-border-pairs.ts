import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

const oneAtWork = (states: string) =>
  `CREATE UNIQUE INDEX province_run_one_at_work ON province_run (province_code) WHERE state IN (${states})`;

/** Border pairs become pairs when the wards of both sides are published. */
export class PublishedBorderPairs1763700000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE border_pair ADD COLUMN state varchar(10) NOT NULL DEFAULT 'proposed'`,
      `ALTER TABLE border_pair ADD COLUMN refusal varchar`,
      `CREATE INDEX border_pair_by_mentor ON border_pair (mentor_id)`,
      `CREATE INDEX province_ward_by_run ON province_ward (run_id)`,
      `DROP INDEX province_run_one_at_work`,
      oneAtWork(`'wards', 'joining', 'publishing'`),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX province_run_one_at_work`,
      oneAtWork(`'wards', 'joining'`),
      `DROP INDEX province_ward_by_run`,
      `DROP INDEX border_pair_by_mentor`,
      `ALTER TABLE border_pair DROP COLUMN refusal`,
      `ALTER TABLE border_pair DROP COLUMN state`,
    ]);
  }
}
