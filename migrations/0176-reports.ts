import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Reports of a unit, the people named in them, and what stands above and below them on paper. */
export class Reports1763700000176 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE report (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(10) NOT NULL,
        campaign_id varchar(36),
        from_on varchar(10) NOT NULL,
        until_on varchar(10) NOT NULL,
        edition integer NOT NULL,
        state varchar(10) NOT NULL,
        words text NOT NULL,
        by_hand text NOT NULL,
        numbers text,
        sent_at bigint,
        sent_by_id varchar(36),
        decided_at bigint,
        decided_by_id varchar(36),
        decision_word varchar,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        CONSTRAINT report_sent_with_numbers CHECK ((state = 'draft') = (numbers IS NULL))
      )`,
      `CREATE UNIQUE INDEX report_once
        ON report (ward_id, kind, from_on, until_on, COALESCE(campaign_id, ''), edition)`,
      `CREATE TABLE report_person (
        id varchar(36) PRIMARY KEY,
        report_id varchar(36) NOT NULL REFERENCES report (id),
        side varchar(6) NOT NULL,
        person_id varchar(36) NOT NULL,
        word varchar NOT NULL,
        agreed_on varchar(10) NOT NULL,
        created_at bigint NOT NULL
      )`,
      `CREATE INDEX report_person_by_report ON report_person (report_id)`,
      `CREATE INDEX report_person_by_person ON report_person (person_id)`,
      `CREATE TABLE letterhead (
        ward_id varchar(36) PRIMARY KEY REFERENCES ward (id),
        parent_agency varchar(200) NOT NULL,
        agency varchar(200) NOT NULL,
        number_sign varchar(40) NOT NULL,
        place varchar(80) NOT NULL,
        authority varchar(200) NOT NULL,
        signer_title varchar(200) NOT NULL,
        signer_name varchar(120) NOT NULL,
        recipients varchar(1000) NOT NULL,
        updated_at bigint NOT NULL
      )`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DROP TABLE letterhead`,
      `DROP TABLE report_person`,
      `DROP TABLE report`,
    ]);
  }
}
