import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/**
 * What was read in a file stands beside it, with and without people in hidden rows, and whole: what a page shows of it
 * is not all there is. Files that were read before are read once more.
 */
export class DraftReadings1763700000151 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE import_draft_reading (
        draft_id varchar(36) NOT NULL REFERENCES import_draft (id),
        hidden varchar(5) NOT NULL,
        hamlet_ids text NOT NULL,
        reading text NOT NULL,
        preview text NOT NULL,
        PRIMARY KEY (draft_id, hidden)
      )`,
      `ALTER TABLE import_draft ADD COLUMN counts text`,
      `ALTER TABLE import_draft ADD COLUMN answers text NOT NULL DEFAULT '{}'`,
      `ALTER TABLE import_draft DROP COLUMN previews`,
      `ALTER TABLE import_draft_file DROP COLUMN readings`,
      `UPDATE import_draft SET state = 'queued', progress = 0, attempts = 0, version = version + 1
       WHERE state = 'read'`,
      // What could not be read is of no use to anybody.
      `DELETE FROM import_draft_file
       WHERE draft_id IN (SELECT id FROM import_draft WHERE state = 'failed')`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `UPDATE import_draft SET state = 'queued', progress = 0, attempts = 0, version = version + 1
       WHERE state = 'read'`,
      `ALTER TABLE import_draft_file ADD COLUMN readings varchar`,
      `ALTER TABLE import_draft ADD COLUMN previews text`,
      `ALTER TABLE import_draft DROP COLUMN answers`,
      `ALTER TABLE import_draft DROP COLUMN counts`,
      `DROP TABLE import_draft_reading`,
    ]);
  }
}
