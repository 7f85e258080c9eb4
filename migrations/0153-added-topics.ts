import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Topics that a ward adds to those of everybody. */
export class AddedTopics1763700000153 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `ALTER TABLE ward ADD COLUMN added_topics text NOT NULL DEFAULT '[]'`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`ALTER TABLE ward DROP COLUMN added_topics`]);
  }
}
