import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Certificates with their numbers, and what was decided on whom to recognise. */
export class Recognition1763700000162 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE certificate (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(10) NOT NULL,
        subject_id varchar(36),
        year integer NOT NULL,
        number integer NOT NULL,
        proof varchar(20) NOT NULL,
        issued_on varchar(10) NOT NULL,
        issued_by_id varchar(36),
        named_on varchar(10),
        taken_back_at bigint,
        version integer NOT NULL,
        created_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX certificate_number ON certificate (ward_id, year, number)`,
      `CREATE UNIQUE INDEX certificate_by_proof ON certificate (proof)`,
      `CREATE INDEX certificate_by_subject ON certificate (subject_id)`,
      `CREATE TABLE recognition (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        side varchar(6) NOT NULL,
        subject_id varchar(36) NOT NULL,
        from_on varchar(10) NOT NULL,
        until_on varchar(10) NOT NULL,
        is_awarded boolean NOT NULL,
        word varchar NOT NULL,
        lessons integer NOT NULL,
        minutes integer NOT NULL,
        people integer NOT NULL,
        skills integer NOT NULL,
        certificate_id varchar(36) REFERENCES certificate (id),
        decided_at bigint NOT NULL,
        decided_by_id varchar(36),
        taken_back_at bigint,
        version integer NOT NULL
      )`,
      `CREATE INDEX recognition_by_ward ON recognition (ward_id, until_on)`,
      `CREATE INDEX recognition_by_subject ON recognition (subject_id)`,
      `CREATE INDEX recognition_by_certificate ON recognition (certificate_id)`,
      `CREATE INDEX recognition_by_age ON recognition (decided_at)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE recognition`, `DROP TABLE certificate`]);
  }
}
