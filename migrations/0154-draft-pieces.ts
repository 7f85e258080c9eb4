import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Files and what was read of them are kept in pieces, so that nobody waits while a large one is written or read. */
export class DraftPieces1763700000154 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE import_draft_piece (
        draft_id varchar(36) NOT NULL REFERENCES import_draft (id),
        part varchar(12) NOT NULL,
        nth integer NOT NULL,
        content varchar NOT NULL,
        PRIMARY KEY (draft_id, part, nth)
      )`,
      `INSERT INTO import_draft_piece (draft_id, part, nth, content)
       SELECT draft_id, 'file', 0, content FROM import_draft_file`,
      `INSERT INTO import_draft_piece (draft_id, part, nth, content)
       SELECT draft_id, hidden, 0, reading FROM import_draft_reading`,
      `INSERT INTO import_draft_piece (draft_id, part, nth, content)
       SELECT draft_id, hidden || '-shown', 0, preview FROM import_draft_reading`,
      `DROP TABLE import_draft_file`,
      `ALTER TABLE import_draft_reading DROP COLUMN reading`,
      `ALTER TABLE import_draft_reading DROP COLUMN preview`,
    ]);
  }

  /** Files that nobody has decided about are to be brought again. */
  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `UPDATE import_draft SET state = 'dropped', version = version + 1
       WHERE state IN ('queued', 'running', 'read')`,
      `DROP TABLE import_draft_piece`,
      `DELETE FROM import_draft_reading`,
      `ALTER TABLE import_draft_reading ADD COLUMN reading text NOT NULL DEFAULT '{}'`,
      `ALTER TABLE import_draft_reading ADD COLUMN preview text NOT NULL DEFAULT '{}'`,
      `CREATE TABLE import_draft_file (
        draft_id varchar(36) PRIMARY KEY REFERENCES import_draft (id),
        content varchar NOT NULL
      )`,
    ]);
  }
}
