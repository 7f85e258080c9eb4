import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Accounts of several wards and of a province, and the wards that coordinators opened. */
export class RolesOfAccounts1763700000175 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE account ADD COLUMN province_code varchar`,
      `CREATE TABLE account_ward (
        account_id varchar(36) NOT NULL REFERENCES account (id),
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        PRIMARY KEY (account_id, ward_id))`,
      `CREATE INDEX account_ward_of_ward ON account_ward (ward_id)`,
      `CREATE TABLE ward_opening (
        id varchar(36) PRIMARY KEY,
        account_id varchar(36) NOT NULL REFERENCES account (id),
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        reason varchar(500) NOT NULL,
        opened_at bigint NOT NULL,
        ends_at bigint NOT NULL)`,
      `CREATE INDEX ward_opening_of_account ON ward_opening (account_id, ends_at)`,
      `CREATE INDEX ward_opening_of_ward ON ward_opening (ward_id, opened_at)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP TABLE ward_opening`,
      `DROP TABLE account_ward`,
      `ALTER TABLE account DROP COLUMN province_code`,
    ]);
  }
}
