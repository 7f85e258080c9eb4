import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What officers did by hand to a proposal, so that one press takes the last of it back; the publication too. */
export class ProposalActs1763700000156 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE proposal_act (
        id varchar(36) PRIMARY KEY,
        run_id varchar(36) NOT NULL REFERENCES match_run (id) ON DELETE CASCADE,
        kind varchar(10) NOT NULL,
        before text NOT NULL,
        after text NOT NULL,
        made_at bigint NOT NULL,
        made_by_kind varchar(10) NOT NULL,
        made_by_id varchar(36),
        taken_back_at bigint
      )`,
      `CREATE INDEX proposal_act_run ON proposal_act (run_id, made_at)`,
      `CREATE INDEX pair_by_run ON pair (run_id)`,
      `CREATE TABLE publication (
        run_id varchar(36) PRIMARY KEY REFERENCES match_run (id) ON DELETE CASCADE,
        people_hash varchar(64),
        ended text NOT NULL,
        begun text NOT NULL,
        made_at bigint NOT NULL,
        taken_back_at bigint
      )`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DROP TABLE publication`,
      `DROP INDEX pair_by_run`,
      `DROP TABLE proposal_act`,
    ]);
  }
}
