import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** How many people of a proposed plan no message reaches, so that somebody calls them. */
export class CallsForeseen1763700000128 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `ALTER TABLE week_plan_proposal ADD COLUMN calls integer NOT NULL DEFAULT 0`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`ALTER TABLE week_plan_proposal DROP COLUMN calls`]);
  }
}
