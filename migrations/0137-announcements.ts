import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What staff say to several people at once, and whom it reaches. */
export class Announcements1763700000137 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE announcement (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        side varchar(6) NOT NULL,
        text varchar NOT NULL,
        messages integer NOT NULL,
        parts integer NOT NULL,
        due_at bigint NOT NULL,
        made_at bigint NOT NULL,
        made_by_kind varchar(10) NOT NULL,
        made_by_id varchar(36),
        taken_back_at bigint
      )`,
      `CREATE UNIQUE INDEX announcement_ward ON announcement (ward_id, made_at)`,
      `CREATE INDEX announcement_age ON announcement (made_at)`,
      `CREATE TABLE announcement_person (
        id varchar(36) PRIMARY KEY,
        announcement_id varchar(36) NOT NULL REFERENCES announcement (id),
        person_id varchar(36) NOT NULL,
        outcome varchar(10) NOT NULL
      )`,
      `CREATE INDEX announcement_person_announcement ON announcement_person (announcement_id)`,
      `CREATE INDEX announcement_person_person ON announcement_person (person_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DROP TABLE announcement_person`,
      `DROP TABLE announcement`,
      `DELETE FROM reminder_attempt WHERE reminder_id IN (
         SELECT r.id FROM reminder r WHERE r.kind = 'announcement')`,
      `DELETE FROM reminder WHERE kind = 'announcement'`,
    ]);
  }
}
