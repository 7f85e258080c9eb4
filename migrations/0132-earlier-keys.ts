import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** How somebody was known before their name, year or hamlet was put right, so that an older list still finds them. */
export class EarlierKeys1763700000132 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE earlier_key (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        side varchar(6) NOT NULL,
        identity_key varchar NOT NULL,
        person_id varchar(36) NOT NULL
      )`,
      `CREATE UNIQUE INDEX earlier_key_once ON earlier_key (ward_id, side, identity_key)`,
      `CREATE INDEX earlier_key_person ON earlier_key (person_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE earlier_key`]);
  }
}
