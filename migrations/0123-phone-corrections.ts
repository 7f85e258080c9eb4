import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Numbers that were put right where they were read, so that one press takes it back. */
export class PhoneCorrections1763700000123 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE phone_correction (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        people text NOT NULL,
        made_at bigint NOT NULL,
        made_by_id varchar(36),
        taken_back_at bigint
      )`,
      `CREATE INDEX phone_correction_ward ON phone_correction (ward_id, made_at)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE phone_correction`]);
  }
}
