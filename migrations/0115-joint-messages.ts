import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Several reminders that one message tells of: one of them carries it, the others go with it. */
export class JointMessages1763700000115 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE reminder ADD COLUMN joint_id varchar(36)`,
      `CREATE INDEX reminder_joint ON reminder (joint_id) WHERE joint_id IS NOT NULL`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX reminder_joint`,
      `UPDATE reminder SET state = 'cancelled', failure = 'joined' WHERE state = 'joined'`,
      `ALTER TABLE reminder DROP COLUMN joint_id`,
    ]);
  }
}
