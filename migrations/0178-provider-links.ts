import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Which identities of a provider open which account or ambassador's pages. */
export class ProviderLinks1763700000178 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE provider_link (
        id varchar(36) PRIMARY KEY,
        subject_hash varchar(22) NOT NULL,
        holder_kind varchar(7) NOT NULL,
        holder_id varchar(36) NOT NULL,
        sign_in_version integer NOT NULL,
        created_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX provider_link_subject ON provider_link (subject_hash)`,
      `CREATE UNIQUE INDEX provider_link_holder ON provider_link (holder_id)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP TABLE provider_link`]);
  }
}
