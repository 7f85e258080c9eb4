import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Who guides the others of their household. */
export class FamilyGuides1763700000207 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE family_guide (
        id varchar(36) PRIMARY KEY,
        household_id varchar(36) NOT NULL,
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        since varchar(10) NOT NULL,
        by_kind varchar(10) NOT NULL,
        by_id varchar(36),
        created_at bigint NOT NULL,
        ended_at bigint
      )`,
      `CREATE INDEX family_guide_by_household ON family_guide (household_id)`,
      `CREATE INDEX family_guide_by_mentee ON family_guide (mentee_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE family_guide`]);
  }
}
