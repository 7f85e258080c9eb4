import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What people ask for of what is kept of them, until when it has to be answered and done, and what came of it. */
export class RightsRequests1763700000182 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE rights_request (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        side varchar(6) NOT NULL,
        person_id varchar(36) NOT NULL,
        kind varchar(10) NOT NULL,
        way varchar(10) NOT NULL,
        words varchar,
        asked_on varchar(10) NOT NULL,
        asked_by_kind varchar(10) NOT NULL,
        asked_by_id varchar(36),
        answer_by varchar(10) NOT NULL,
        done_by varchar(10) NOT NULL,
        answered_at bigint,
        answered_by_id varchar(36),
        outcome varchar(10),
        settled_at bigint,
        settled_by_kind varchar(10),
        settled_by_id varchar(36),
        created_at bigint NOT NULL
      )`,
      `CREATE INDEX rights_request_open ON rights_request (ward_id, done_by) WHERE outcome IS NULL`,
      `CREATE INDEX rights_request_ward ON rights_request (ward_id, created_at)`,
      // Asked twice, it is one request.
      `CREATE UNIQUE INDEX rights_request_once ON rights_request (person_id, kind)
        WHERE outcome IS NULL`,
      `CREATE INDEX rights_request_person ON rights_request (person_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE rights_request`]);
  }
}
