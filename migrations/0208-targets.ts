import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What each unit shall reach in a year, by group and measure. */
export class Targets1763700000208 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE target (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        year integer NOT NULL,
        audience varchar(20) NOT NULL,
        measure varchar(20) NOT NULL,
        percent integer,
        denominator integer,
        denominator_on varchar(10),
        denominator_source varchar(200),
        amount integer,
        set_by_kind varchar(10) NOT NULL,
        set_by_id varchar(36),
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        CONSTRAINT target_is_one_number CHECK ((percent IS NULL) <> (amount IS NULL)),
        CONSTRAINT target_of_something CHECK (percent IS NULL OR denominator IS NOT NULL)
      )`,
      `CREATE UNIQUE INDEX target_once ON target (ward_id, year, audience, measure)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE target`]);
  }
}
