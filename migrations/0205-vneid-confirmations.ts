import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** How far each person is with the confirmation on VNeID, and how that became known. */
export class VneidConfirmations1763700000205 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE vneid_record (
        id varchar(36) PRIMARY KEY,
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        state varchar(10) NOT NULL,
        seen_on varchar(10) NOT NULL,
        how varchar(10),
        by_kind varchar(10) NOT NULL,
        by_id varchar(36),
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL
      )`,
      `CREATE INDEX vneid_record_by_mentee ON vneid_record (mentee_id)`,
      `CREATE TABLE vneid_change (
        id varchar(36) PRIMARY KEY,
        record_id varchar(36) NOT NULL REFERENCES vneid_record (id),
        state_from varchar(10),
        state_to varchar(10) NOT NULL,
        seen_on varchar(10) NOT NULL,
        how varchar(10),
        actor_kind varchar(10) NOT NULL,
        actor_id varchar(36),
        at bigint NOT NULL
      )`,
      `CREATE INDEX vneid_change_by_record ON vneid_change (record_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE vneid_change`, `DROP TABLE vneid_record`]);
  }
}
