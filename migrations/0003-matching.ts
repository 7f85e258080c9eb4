import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

export class Matching1763700000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE match_run (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        state varchar(10) NOT NULL,
        progress integer NOT NULL,
        people_hash varchar(64),
        summary text,
        failure varchar,
        requested_by varchar(36),
        version integer NOT NULL,
        created_at bigint NOT NULL,
        touched_at bigint NOT NULL,
        finished_at bigint
      )`,
      `CREATE UNIQUE INDEX match_run_one_at_work ON match_run (ward_id)
        WHERE state IN ('queued', 'running')`,
      `CREATE INDEX match_run_by_ward ON match_run (ward_id, created_at)`,
      `CREATE TABLE proposed_pair (
        id varchar(36) PRIMARY KEY,
        run_id varchar(36) NOT NULL REFERENCES match_run (id) ON DELETE CASCADE,
        mentor_id varchar(36) NOT NULL REFERENCES mentor (id),
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        metres integer NOT NULL,
        facts text NOT NULL,
        is_locked boolean NOT NULL
      )`,
      `CREATE UNIQUE INDEX proposed_pair_mentee ON proposed_pair (run_id, mentee_id)`,
      `CREATE TABLE leftover (
        id varchar(36) PRIMARY KEY,
        run_id varchar(36) NOT NULL REFERENCES match_run (id) ON DELETE CASCADE,
        side varchar(6) NOT NULL,
        person_id varchar(36) NOT NULL,
        code varchar NOT NULL,
        facts text NOT NULL
      )`,
      `CREATE UNIQUE INDEX leftover_person ON leftover (run_id, person_id)`,
      `CREATE TABLE pair (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        mentor_id varchar(36) NOT NULL REFERENCES mentor (id),
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        metres integer NOT NULL,
        facts text NOT NULL,
        is_locked boolean NOT NULL,
        run_id varchar(36) REFERENCES match_run (id),
        started_at bigint NOT NULL,
        ended_at bigint
      )`,
      `CREATE UNIQUE INDEX pair_of_mentee ON pair (mentee_id) WHERE ended_at IS NULL`,
      `CREATE INDEX pair_of_mentor ON pair (mentor_id) WHERE ended_at IS NULL`,
      `CREATE INDEX pair_by_ward ON pair (ward_id) WHERE ended_at IS NULL`,
      `CREATE TABLE forbidden_pair (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        mentor_id varchar(36) NOT NULL REFERENCES mentor (id),
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        created_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX forbidden_pair_once ON forbidden_pair (mentor_id, mentee_id)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['forbidden_pair', 'pair', 'leftover', 'proposed_pair', 'match_run'];
    await runStatements(
      runner,
      tables.map((table) => `DROP TABLE ${table}`),
    );
  }
}
