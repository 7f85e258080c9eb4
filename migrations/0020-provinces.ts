import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

export class Provinces1763700000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE province_run (
        id varchar(36) PRIMARY KEY,
        province_code varchar NOT NULL,
        state varchar(10) NOT NULL,
        border_pairs integer,
        failure varchar,
        requested_by varchar(36),
        created_at bigint NOT NULL,
        finished_at bigint
      )`,
      `CREATE UNIQUE INDEX province_run_one_at_work ON province_run (province_code)
        WHERE state IN ('wards', 'joining')`,
      `CREATE INDEX province_run_by_code ON province_run (province_code, created_at)`,
      `CREATE TABLE province_ward (
        id varchar(36) PRIMARY KEY,
        province_run_id varchar(36) NOT NULL REFERENCES province_run (id) ON DELETE CASCADE,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        run_id varchar(36) REFERENCES match_run (id),
        state varchar(10) NOT NULL,
        attempts integer NOT NULL,
        failure varchar
      )`,
      `CREATE UNIQUE INDEX province_ward_once ON province_ward (province_run_id, ward_id)`,
      `CREATE TABLE border_pair (
        id varchar(36) PRIMARY KEY,
        province_run_id varchar(36) NOT NULL REFERENCES province_run (id) ON DELETE CASCADE,
        mentor_id varchar(36) NOT NULL REFERENCES mentor (id),
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        mentor_ward_id varchar(36) NOT NULL REFERENCES ward (id),
        mentee_ward_id varchar(36) NOT NULL REFERENCES ward (id),
        metres integer NOT NULL,
        facts text NOT NULL
      )`,
      `CREATE UNIQUE INDEX border_pair_mentee ON border_pair (province_run_id, mentee_id)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['border_pair', 'province_ward', 'province_run'];
    await runStatements(
      runner,
      tables.map((table) => `DROP TABLE ${table}`),
    );
  }
}
