import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** How many people of a proposed plan hear of it later, or by no message, because of the limits. */
export class PlanHeardLater1763700000155 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `ALTER TABLE week_plan_proposal ADD COLUMN told_later integer NOT NULL DEFAULT 0`,
      `ALTER TABLE week_plan_proposal ADD COLUMN held integer NOT NULL DEFAULT 0`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `ALTER TABLE week_plan_proposal DROP COLUMN held`,
      `ALTER TABLE week_plan_proposal DROP COLUMN told_later`,
    ]);
  }
}
