import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** A plan finds its sessions wherever they have been moved since. */
export class SessionsOfPlans1763700000147 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE INDEX session_of_plan ON session (plan_run_id) WHERE plan_run_id IS NOT NULL`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP INDEX session_of_plan`]);
  }
}
