import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** A booking that was moved knows from when, so that everybody's pages can say so. */
export class MovedFrom1763700000125 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE booking ADD COLUMN moved_from bigint`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE booking DROP COLUMN moved_from`]);
  }
}
