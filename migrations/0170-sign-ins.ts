import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Who is signed in where, and the links that let staff in once. */
export class SignIns1763700000170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE sign_in (
        id varchar(36) PRIMARY KEY,
        token_hash varchar(43) NOT NULL,
        holder_kind varchar(7) NOT NULL,
        holder_id varchar(36) NOT NULL,
        sign_in_version integer NOT NULL,
        way_in varchar(10) NOT NULL,
        device varchar(40) NOT NULL,
        address varchar(45) NOT NULL,
        created_at bigint NOT NULL,
        seen_at bigint NOT NULL,
        ends_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX sign_in_token ON sign_in (token_hash)`,
      `CREATE INDEX sign_in_holder ON sign_in (holder_id)`,
      `CREATE INDEX sign_in_end ON sign_in (ends_at)`,
      `CREATE TABLE sign_in_link (
        id varchar(36) PRIMARY KEY,
        token_hash varchar(43) NOT NULL,
        account_id varchar(36) NOT NULL REFERENCES account (id),
        sign_in_version integer NOT NULL,
        purpose varchar(10) NOT NULL,
        ends_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX sign_in_link_token ON sign_in_link (token_hash)`,
      `CREATE UNIQUE INDEX sign_in_link_account ON sign_in_link (account_id, purpose)`,
      `CREATE INDEX sign_in_link_end ON sign_in_link (ends_at)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP TABLE sign_in_link`, `DROP TABLE sign_in`]);
  }
}
