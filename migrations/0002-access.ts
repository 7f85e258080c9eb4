import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

export class Access1763700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE account (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) REFERENCES ward (id),
        login varchar NOT NULL,
        full_name varchar NOT NULL,
        password_hash varchar NOT NULL,
        role varchar(12) NOT NULL,
        sign_in_version integer NOT NULL,
        is_active boolean NOT NULL,
        created_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX account_login ON account (login)`,
      `CREATE TABLE personal_link (
        id varchar(36) PRIMARY KEY,
        person_kind varchar(6) NOT NULL,
        person_id varchar(36) NOT NULL,
        created_at bigint NOT NULL,
        revoked_at bigint
      )`,
      `CREATE UNIQUE INDEX personal_link_current ON personal_link (person_kind, person_id)
        WHERE revoked_at IS NULL`,
      `CREATE TABLE audit_entry (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36),
        actor_kind varchar(10) NOT NULL,
        actor_id varchar(36),
        action varchar(40) NOT NULL,
        subject_id varchar(36) NOT NULL,
        facts text NOT NULL,
        at bigint NOT NULL
      )`,
      `CREATE INDEX audit_entry_by_ward ON audit_entry (ward_id, at)`,
      `CREATE TABLE idempotency_key (
        id varchar PRIMARY KEY,
        request_hash varchar(64) NOT NULL,
        status integer NOT NULL,
        body varchar,
        created_at bigint NOT NULL
      )`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['idempotency_key', 'audit_entry', 'personal_link', 'account'];
    await runStatements(
      runner,
      tables.map((table) => `DROP TABLE ${table}`),
    );
  }
}
