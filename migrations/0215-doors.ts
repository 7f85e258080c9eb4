import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** The doors of a hamlet that a team knocks at, and what came of each visit. */
export class Doors1763700000215 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE door (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        hamlet_id varchar(36) NOT NULL REFERENCES hamlet (id),
        household_id varchar(36) REFERENCES household (id),
        label varchar(120),
        address varchar(200),
        phone varchar(16),
        outcome varchar(20),
        visited_at bigint,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL
      )`,
      `CREATE INDEX door_hamlet ON door (ward_id, hamlet_id)`,
      `CREATE INDEX door_refused ON door (visited_at) WHERE outcome = 'refused'`,
      `CREATE TABLE door_visit (
        id varchar(36) PRIMARY KEY,
        door_id varchar(36) NOT NULL REFERENCES door (id),
        outcome varchar(20) NOT NULL,
        note varchar(500),
        at bigint NOT NULL,
        by_kind varchar(10) NOT NULL,
        by_id varchar(36),
        mentee_id varchar(36),
        taken_back_at bigint
      )`,
      `CREATE INDEX door_visit_door ON door_visit (door_id)`,
      `CREATE INDEX door_visit_mentee ON door_visit (mentee_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE door_visit`, `DROP TABLE door`]);
  }
}
