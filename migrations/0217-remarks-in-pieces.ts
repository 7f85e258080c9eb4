import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Of a list with many remarks or many hidden rows, those that its import does not name itself. */
export class RemarksInPieces1763700000217 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE sheet_import ADD COLUMN warnings_more integer NOT NULL DEFAULT 0`,
      `ALTER TABLE sheet_import ADD COLUMN left_more integer NOT NULL DEFAULT 0`,
      `CREATE TABLE sheet_import_remarks (
        import_id varchar(36) NOT NULL REFERENCES sheet_import (id),
        nth integer NOT NULL,
        warnings text NOT NULL,
        left_rows text NOT NULL,
        PRIMARY KEY (import_id, nth)
      )`,
    ]);
  }

  /** What stands beyond that which imports name is no longer known. */
  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP TABLE sheet_import_remarks`,
      `ALTER TABLE sheet_import DROP COLUMN left_more`,
      `ALTER TABLE sheet_import DROP COLUMN warnings_more`,
    ]);
  }
}
