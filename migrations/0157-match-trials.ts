import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Pairings that are computed to be looked at only, and a proposal made at another worth of an ambassador. */
export class MatchTrials1763700000157 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE match_trial (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(10) NOT NULL,
        run_id varchar(36) REFERENCES match_run (id) ON DELETE CASCADE,
        weights text NOT NULL,
        shown text NOT NULL,
        state varchar(10) NOT NULL,
        progress integer NOT NULL,
        results text,
        failure text,
        attempts integer NOT NULL DEFAULT 0,
        requested_by varchar(36),
        version integer NOT NULL,
        created_at bigint NOT NULL,
        touched_at bigint NOT NULL,
        finished_at bigint
      )`,
      `CREATE UNIQUE INDEX match_trial_one_at_work ON match_trial (ward_id)
        WHERE state IN ('queued', 'running')`,
      `CREATE INDEX match_trial_by_run ON match_trial (run_id, created_at)`,
      `ALTER TABLE match_run ADD COLUMN weights text`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `ALTER TABLE match_run DROP COLUMN weights`,
      `DROP TABLE match_trial`,
    ]);
  }
}
