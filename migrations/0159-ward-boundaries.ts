import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Boundaries of wards and their hamlets, drawn beneath the people on the pairing desk's map. */
export class WardBoundaries1763700000159 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE ward_boundary (
        ward_id varchar(36) PRIMARY KEY REFERENCES ward (id),
        file_name varchar(200) NOT NULL,
        shapes text NOT NULL,
        points integer NOT NULL,
        imported_at bigint NOT NULL
      )`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP TABLE ward_boundary`]);
  }
}
