import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Codes by text message, by which ambassadors sign in; who has a number is found by it. */
export class SignInCodes1763700000172 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE sign_in_code (
        id varchar(36) PRIMARY KEY,
        phone varchar(16) NOT NULL,
        tries integer NOT NULL,
        sent_at bigint,
        ends_at bigint NOT NULL
      )`,
      `CREATE INDEX sign_in_code_end ON sign_in_code (ends_at)`,
      `CREATE INDEX mentor_by_phone ON mentor (phone)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP INDEX mentor_by_phone`, `DROP TABLE sign_in_code`]);
  }
}
