import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

/** Why and since when somebody takes part no more, what that took away, and what of it came back. */
export class PeopleWhoStop1763700000133 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const day = isPostgres(runner)
      ? `to_char(to_timestamp(updated_at / 1000), 'YYYY-MM-DD')`
      : `date(updated_at / 1000, 'unixepoch')`;
    // Whoever was switched off before nobody wrote down why.
    const known = (side: string): string => `INSERT INTO person_stop
      (id, ward_id, side, person_id, reason, stopped_on, mentees_become, successor_id, stopped_at,
        stopped_by_kind, stopped_by_id, ended_at)
      SELECT id, ward_id, '${side}', id, 'unknown', ${day}, NULL, NULL, updated_at, 'system', NULL, NULL
      FROM ${side} WHERE NOT is_active`;
    return runStatements(runner, [
      `CREATE TABLE person_stop (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        side varchar(6) NOT NULL,
        person_id varchar(36) NOT NULL,
        reason varchar(10) NOT NULL,
        stopped_on varchar(10) NOT NULL,
        mentees_become varchar(10),
        successor_id varchar(36),
        stopped_at bigint NOT NULL,
        stopped_by_kind varchar(10) NOT NULL,
        stopped_by_id varchar(36),
        ended_at bigint
      )`,
      `CREATE UNIQUE INDEX person_stop_once ON person_stop (person_id) WHERE ended_at IS NULL`,
      `CREATE INDEX person_stop_person ON person_stop (person_id)`,
      `CREATE INDEX person_stop_ward ON person_stop (ward_id, side) WHERE ended_at IS NULL`,
      known('mentor'),
      known('mentee'),
      `CREATE TABLE stop_effect (
        id varchar(36) PRIMARY KEY,
        stop_id varchar(36) NOT NULL REFERENCES person_stop (id),
        kind varchar(10) NOT NULL,
        subject_id varchar(36) NOT NULL,
        was text NOT NULL,
        came_back varchar(30)
      )`,
      `CREATE INDEX stop_effect_stop ON stop_effect (stop_id)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE stop_effect`, `DROP TABLE person_stop`]);
  }
}
