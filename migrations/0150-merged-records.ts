import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

/** Two records that were one person: what was led from the one to the other, so that it can be led back. */
export class MergedRecords1763700000150 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const no = isPostgres(runner) ? 'false' : '0';
    return runStatements(runner, [
      `ALTER TABLE person_stop ADD COLUMN is_consent_withdrawn boolean NOT NULL DEFAULT ${no}`,
      `UPDATE person_stop SET is_consent_withdrawn = (reason = 'consent')`,
      `CREATE TABLE person_merge (
        stop_id varchar(36) PRIMARY KEY REFERENCES person_stop (id),
        identity_key varchar NOT NULL,
        earlier_stop_id varchar(36),
        fields_before text NOT NULL,
        fields_after text NOT NULL
      )`,
      `CREATE TABLE merged_row (
        id varchar(36) PRIMARY KEY,
        stop_id varchar(36) NOT NULL REFERENCES person_stop (id),
        table_name varchar(40) NOT NULL,
        column_name varchar(40) NOT NULL,
        row_key varchar(36) NOT NULL,
        from_id varchar(36) NOT NULL,
        to_id varchar(36) NOT NULL
      )`,
      `CREATE INDEX merged_row_stop ON merged_row (stop_id)`,
      `CREATE INDEX pair_by_any_mentor ON pair (mentor_id)`,
      `CREATE INDEX walk_in_ticket_by_mentee ON walk_in_ticket (mentee_id)`,
      `CREATE INDEX forbidden_pair_by_mentee ON forbidden_pair (mentee_id)`,
      `CREATE INDEX person_stop_of_ward ON person_stop (ward_id, side, ended_at)`,
      `CREATE INDEX person_stop_successor ON person_stop (successor_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DROP INDEX person_stop_successor`,
      `DROP INDEX person_stop_of_ward`,
      `DROP INDEX forbidden_pair_by_mentee`,
      `DROP INDEX walk_in_ticket_by_mentee`,
      `DROP INDEX pair_by_any_mentor`,
      `ALTER TABLE person_stop DROP COLUMN is_consent_withdrawn`,
      `DROP TABLE merged_row`,
      `DROP TABLE person_merge`,
    ]);
  }
}
