import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** The framework's group of each person, as it follows from the groups that are known of them. */
export class TargetGroups1763700000166 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `ALTER TABLE mentee ADD COLUMN target_group varchar(20) NOT NULL DEFAULT 'citizen'`,
      `UPDATE mentee SET target_group = CASE
        WHEN groups LIKE '%"student"%' OR groups LIKE '%"child"%' THEN 'student'
        WHEN groups LIKE '%"official"%' THEN 'official'
        ELSE 'worker' END
      WHERE groups LIKE '%"student"%' OR groups LIKE '%"child"%'
        OR groups LIKE '%"official"%' OR groups LIKE '%"worker"%'`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`ALTER TABLE mentee DROP COLUMN target_group`]);
  }
}
