import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Who calls which number of the call list, and what came of it; one act of calling is found by its instant. */
export class CallLines1763700000122 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE call_line (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        line varchar(36) NOT NULL,
        caller_kind varchar(10),
        caller_id varchar(36),
        given_at bigint,
        given_by_id varchar(36),
        outcome varchar(12),
        outcome_at bigint,
        outcome_by_id varchar(36),
        tries integer NOT NULL,
        version integer NOT NULL,
        touched_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX call_line_of_ward ON call_line (ward_id, line)`,
      `CREATE INDEX call_line_caller ON call_line (caller_id) WHERE caller_id IS NOT NULL`,
      `CREATE INDEX call_line_age ON call_line (touched_at)`,
      `CREATE INDEX reminder_called ON reminder (ward_id, called_at) WHERE called_at IS NOT NULL`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP INDEX reminder_called`, `DROP TABLE call_line`]);
  }
}
