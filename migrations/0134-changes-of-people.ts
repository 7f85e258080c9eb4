import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What stood in the fields of people before and since each change, and which changes one press made together. */
export class ChangesOfPeople1763700000134 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE people_act (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(10) NOT NULL,
        side varchar(6) NOT NULL,
        people integer NOT NULL,
        reason varchar(10),
        made_at bigint NOT NULL,
        made_by_kind varchar(10) NOT NULL,
        made_by_id varchar(36),
        taken_back_at bigint,
        outcome text
      )`,
      `CREATE INDEX people_act_ward ON people_act (ward_id, made_at)`,
      `CREATE TABLE person_change (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        side varchar(6) NOT NULL,
        person_id varchar(36) NOT NULL,
        act_id varchar(36),
        before text,
        after text NOT NULL,
        takes_back_id varchar(36),
        taken_back_at bigint
      )`,
      `CREATE INDEX person_change_person ON person_change (person_id)`,
      `CREATE INDEX person_change_act ON person_change (act_id, id)`,
      `ALTER TABLE person_stop ADD COLUMN act_id varchar(36)`,
      // Whoever is removed leads to none of these.
      `CREATE INDEX proposed_pair_by_mentee ON proposed_pair (mentee_id)`,
      `CREATE INDEX proposed_pair_by_mentor ON proposed_pair (mentor_id)`,
      `CREATE INDEX border_pair_by_mentee ON border_pair (mentee_id)`,
      `CREATE INDEX leftover_by_person ON leftover (person_id)`,
      `CREATE INDEX personal_link_by_person ON personal_link (person_id)`,
      `CREATE INDEX person_stop_act ON person_stop (act_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DROP INDEX person_stop_act`,
      `DROP INDEX personal_link_by_person`,
      `DROP INDEX leftover_by_person`,
      `DROP INDEX border_pair_by_mentee`,
      `DROP INDEX proposed_pair_by_mentor`,
      `DROP INDEX proposed_pair_by_mentee`,
      `ALTER TABLE person_stop DROP COLUMN act_id`,
      `DROP TABLE person_change`,
      `DROP TABLE people_act`,
    ]);
  }
}
