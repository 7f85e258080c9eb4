import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';
import { runStatements } from './run-statements';

/** Community technology teams with their members, and what these and the ambassadors were trained in. */
export class Teams1763700000165 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE team (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        name varchar(120) NOT NULL,
        hamlet_ids text NOT NULL,
        dissolved_at bigint,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX team_name_once ON team (ward_id, name) WHERE dissolved_at IS NULL`,
      `CREATE INDEX team_by_ward ON team (ward_id)`,
      `CREATE TABLE team_member (
        id varchar(36) PRIMARY KEY,
        team_id varchar(36) NOT NULL REFERENCES team (id),
        mentor_id varchar(36) REFERENCES mentor (id),
        full_name varchar(120),
        phone varchar(16),
        organisation varchar(40) NOT NULL,
        role varchar(10) NOT NULL,
        left_at bigint,
        created_at bigint NOT NULL,
        CONSTRAINT team_member_is_somebody CHECK (mentor_id IS NOT NULL OR full_name IS NOT NULL)
      )`,
      `CREATE INDEX team_member_by_team ON team_member (team_id)`,
      `CREATE INDEX team_member_by_mentor ON team_member (mentor_id)`,
      `CREATE UNIQUE INDEX team_one_leader ON team_member (team_id)
        WHERE role = 'leader' AND left_at IS NULL`,
      `CREATE TABLE training (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(40) NOT NULL,
        mentor_id varchar(36) REFERENCES mentor (id),
        member_id varchar(36) REFERENCES team_member (id),
        held_on varchar(10) NOT NULL,
        given_by varchar(200) NOT NULL,
        created_at bigint NOT NULL,
        CONSTRAINT training_of_somebody CHECK (mentor_id IS NOT NULL OR member_id IS NOT NULL)
      )`,
      `CREATE INDEX training_by_ward ON training (ward_id, held_on)`,
      `CREATE INDEX training_by_mentor ON training (mentor_id)`,
      `CREATE INDEX training_by_member ON training (member_id)`,
      `ALTER TABLE mentor ADD COLUMN trainings text NOT NULL DEFAULT '[]'`,
    ]);
    await addWardSettings(runner, { requiredTrainings: [] });
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, ['requiredTrainings']);
    await runStatements(runner, [
      `ALTER TABLE mentor DROP COLUMN trainings`,
      `DROP TABLE training`,
      `DROP TABLE team_member`,
      `DROP TABLE team`,
    ]);
  }
}
