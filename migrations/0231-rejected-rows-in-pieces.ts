import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Of a list of which many rows were not taken, those that its import does not name itself. */
export class RejectedRowsInPieces1763700000231 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE sheet_import ADD COLUMN rejected_more integer NOT NULL DEFAULT 0`,
      `CREATE TABLE sheet_import_piece (
        import_id varchar(36) NOT NULL REFERENCES sheet_import (id),
        nth integer NOT NULL,
        rejected text NOT NULL,
        PRIMARY KEY (import_id, nth)
      )`,
    ]);
  }

  /** The rows beyond those that imports name are no longer known. */
  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP TABLE sheet_import_piece`,
      `ALTER TABLE sheet_import DROP COLUMN rejected_more`,
    ]);
  }
}
