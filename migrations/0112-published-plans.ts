import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';
import { runStatements } from './run-statements';

/** A plan is a proposal before it is published, and can be taken back until its first session begins. */
export class PublishedPlans1763700000112 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE week_plan_run ADD COLUMN publish_at bigint`,
      `UPDATE week_plan_run SET state = 'published' WHERE state = 'done'`,
      `CREATE UNIQUE INDEX week_plan_run_one_open ON week_plan_run (ward_id)
        WHERE state IN ('queued', 'running', 'proposed')`,
      `CREATE INDEX week_plan_run_to_publish ON week_plan_run (publish_at) WHERE state = 'proposed'`,
      `CREATE TABLE week_plan_proposal (
        run_id varchar(36) PRIMARY KEY REFERENCES week_plan_run (id) ON DELETE CASCADE,
        grounds varchar(64) NOT NULL,
        starts text NOT NULL,
        plan text NOT NULL,
        messages integer NOT NULL,
        sms_parts integer NOT NULL
      )`,
      `ALTER TABLE session ADD COLUMN plan_run_id varchar(36)`,
    ]);
    await addWardSettings(runner, { planLookHours: 24 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, ['planLookHours']);
    await runStatements(runner, [
      `ALTER TABLE session DROP COLUMN plan_run_id`,
      `DROP TABLE week_plan_proposal`,
      `DROP INDEX week_plan_run_to_publish`,
      `DROP INDEX week_plan_run_one_open`,
      `UPDATE week_plan_run SET state = 'done' WHERE state IN ('published', 'withdrawn')`,
      `DELETE FROM week_plan_run WHERE state IN ('proposed', 'discarded')`,
      `ALTER TABLE week_plan_run DROP COLUMN publish_at`,
    ]);
  }
}
