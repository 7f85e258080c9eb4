import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Since when a pair is fixed or free by an officer's word: whoever takes a lock back must mean this very one. */
export class LockChanges1763700000136 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`ALTER TABLE pair ADD COLUMN lock_changed_at bigint`]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`ALTER TABLE pair DROP COLUMN lock_changed_at`]);
  }
}
