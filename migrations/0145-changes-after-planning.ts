import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What any change took away is kept in one table, whether a person stopped or a day was closed. */
export class ChangesAfterPlanning1763700000145 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE change_effect (
        id varchar(36) PRIMARY KEY,
        change_id varchar(36) NOT NULL,
        kind varchar(10) NOT NULL,
        subject_id varchar(36) NOT NULL,
        was text NOT NULL,
        came_back varchar(30)
      )`,
      `INSERT INTO change_effect (id, change_id, kind, subject_id, was, came_back)
        SELECT id, stop_id, kind, subject_id, was, came_back FROM stop_effect`,
      `CREATE INDEX change_effect_change ON change_effect (change_id)`,
      `DROP TABLE stop_effect`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE stop_effect (
        id varchar(36) PRIMARY KEY,
        stop_id varchar(36) NOT NULL REFERENCES person_stop (id),
        kind varchar(10) NOT NULL,
        subject_id varchar(36) NOT NULL,
        was text NOT NULL,
        came_back varchar(30)
      )`,
      `INSERT INTO stop_effect (id, stop_id, kind, subject_id, was, came_back)
        SELECT id, change_id, kind, subject_id, was, came_back FROM change_effect
        WHERE change_id IN (SELECT id FROM person_stop)`,
      `CREATE INDEX stop_effect_stop ON stop_effect (stop_id)`,
      `DROP TABLE change_effect`,
    ]);
  }
}
