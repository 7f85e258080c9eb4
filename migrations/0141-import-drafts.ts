import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Files are read by a worker and looked at before anybody of them stands in the lists. */
export class ImportDrafts1763700000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE import_draft (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        kind varchar(10) NOT NULL,
        file_name varchar NOT NULL,
        file_hash varchar(64) NOT NULL,
        state varchar(10) NOT NULL,
        progress integer NOT NULL,
        failure text,
        attempts integer NOT NULL,
        previews text,
        hidden varchar(5),
        import_id varchar(36),
        requested_by_kind varchar(10) NOT NULL,
        requested_by_id varchar(36),
        version integer NOT NULL,
        created_at bigint NOT NULL,
        touched_at bigint NOT NULL,
        finished_at bigint
      )`,
      `CREATE INDEX import_draft_open ON import_draft (state) WHERE state IN ('queued', 'running')`,
      `CREATE INDEX import_draft_by_ward ON import_draft (ward_id, state)`,
      `CREATE TABLE import_draft_file (
        draft_id varchar(36) PRIMARY KEY REFERENCES import_draft (id),
        content varchar NOT NULL,
        readings varchar
      )`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP TABLE import_draft_file`, `DROP TABLE import_draft`]);
  }
}
