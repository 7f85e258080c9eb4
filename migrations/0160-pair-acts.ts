import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What officers did to single pairs at the desk, so that one press takes the last act back. */
export class PairActs1763700000160 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE pair_act (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(10) NOT NULL,
        mentee_id varchar(36) NOT NULL,
        before_id varchar(36),
        after_id varchar(36) NOT NULL,
        made_at bigint NOT NULL,
        made_by_kind varchar(10) NOT NULL,
        made_by_id varchar(36),
        taken_back_at bigint
      )`,
      `CREATE INDEX pair_act_ward ON pair_act (ward_id, made_by_id, made_at)`,
      `CREATE INDEX pair_act_mentee ON pair_act (mentee_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE pair_act`]);
  }
}
