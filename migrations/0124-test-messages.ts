import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Messages that staff sent to themselves, to see whether providers take them. */
export class TestMessages1763700000124 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE test_message (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        made_at bigint NOT NULL,
        made_by_id varchar(36),
        results text NOT NULL
      )`,
      `CREATE INDEX test_message_ward ON test_message (ward_id, made_at)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE test_message`]);
  }
}
