import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Codes of an app as the second factor of staff, and codes on paper for when the phone is lost. */
export class SecondFactors1763700000171 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE second_factor (
        account_id varchar(36) PRIMARY KEY REFERENCES account (id),
        secret varchar,
        pending_secret varchar,
        pending_at bigint,
        last_step integer NOT NULL,
        confirmed_at bigint
      )`,
      `CREATE TABLE recovery_code (
        account_id varchar(36) NOT NULL REFERENCES account (id),
        number integer NOT NULL,
        code_hash varchar NOT NULL,
        PRIMARY KEY (account_id, number)
      )`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP TABLE recovery_code`, `DROP TABLE second_factor`]);
  }
}
