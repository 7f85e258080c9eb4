import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Finds the courses that ended a while ago. Databases that were given the index with the feedback keep it. */
export class FinishedPairs1763700000126 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE INDEX IF NOT EXISTS pair_finished ON pair (ended_at) WHERE ended_because = 'finished'`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP INDEX pair_finished`]);
  }
}
