import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Week plans are asked for by a row, computed off the main thread, and taken up when a process dies. */
export class WeekPlanRuns1763700000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE week_plan_run (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        from_date varchar(10) NOT NULL,
        weeks integer NOT NULL,
        is_again boolean NOT NULL,
        state varchar(10) NOT NULL,
        progress integer NOT NULL,
        sessions_added integer NOT NULL,
        bookings_added integer NOT NULL,
        failure varchar,
        attempts integer NOT NULL,
        requested_by_kind varchar(10) NOT NULL,
        requested_by_id varchar(36),
        version integer NOT NULL,
        created_at bigint NOT NULL,
        touched_at bigint NOT NULL,
        finished_at bigint
      )`,
      `CREATE UNIQUE INDEX week_plan_run_one_at_work ON week_plan_run (ward_id)
        WHERE state IN ('queued', 'running')`,
      `CREATE INDEX week_plan_run_by_ward ON week_plan_run (ward_id, created_at)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP TABLE week_plan_run`]);
  }
}
