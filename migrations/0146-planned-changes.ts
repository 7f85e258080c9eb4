import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/**
 * Changes after planning: days off of a ward or of one of its venues, busy spells of several days. A venue is
 * closed by a row of `holiday` for each day, somebody is busy by an exception for each, and both say of which
 * change they are.
 */
export class PlannedChanges1763700000146 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE planned_change (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(10) NOT NULL,
        mentor_id varchar(36) REFERENCES mentor (id),
        what text NOT NULL,
        act varchar(10) NOT NULL,
        reason varchar,
        people integer NOT NULL,
        messages integer NOT NULL,
        made_at bigint NOT NULL,
        made_by_kind varchar(10) NOT NULL,
        made_by_id varchar(36),
        taken_back_at bigint
      )`,
      `CREATE INDEX planned_change_ward ON planned_change (ward_id, made_at)`,
      `CREATE INDEX planned_change_mentor ON planned_change (mentor_id) WHERE mentor_id IS NOT NULL`,
      `ALTER TABLE holiday ADD COLUMN venue_id varchar(36) REFERENCES venue (id)`,
      `DROP INDEX holiday_date`,
      `CREATE UNIQUE INDEX holiday_date ON holiday (ward_id, date, COALESCE(venue_id, ''))`,
      `ALTER TABLE availability_exception ADD COLUMN change_id varchar(36)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DELETE FROM availability_exception WHERE change_id IS NOT NULL`,
      `ALTER TABLE availability_exception DROP COLUMN change_id`,
      `DELETE FROM holiday WHERE venue_id IS NOT NULL`,
      `DROP INDEX holiday_date`,
      `CREATE UNIQUE INDEX holiday_date ON holiday (ward_id, date)`,
      `ALTER TABLE holiday DROP COLUMN venue_id`,
      `DROP TABLE planned_change`,
    ]);
  }
}
