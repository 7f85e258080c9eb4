import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** The short code of a slip begins with the end of its link's id, by which the link is found. */
export class SlipCodes1763700000201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE INDEX personal_link_by_tail ON personal_link (substr(id, 34)) WHERE revoked_at IS NULL`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP INDEX personal_link_by_tail`]);
  }
}
