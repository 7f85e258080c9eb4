import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

export class Reminders1763700000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE reminder (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        booking_id varchar(36) REFERENCES booking (id),
        session_id varchar(36) REFERENCES session (id),
        booking_version integer NOT NULL,
        recipient_kind varchar(10) NOT NULL,
        recipient_id varchar(36) NOT NULL,
        kind varchar(20) NOT NULL,
        session_start_at bigint NOT NULL,
        due_at bigint NOT NULL,
        expires_at bigint NOT NULL,
        state varchar(10) NOT NULL,
        chain_index integer NOT NULL,
        attempts integer NOT NULL,
        lease_token varchar(36),
        lease_until bigint,
        channel varchar(10),
        provider_message_id varchar,
        failure varchar,
        facts text,
        created_at bigint NOT NULL,
        sent_at bigint
      )`,
      `CREATE UNIQUE INDEX reminder_once
        ON reminder (booking_id, booking_version, recipient_id, kind) WHERE booking_id IS NOT NULL`,
      `CREATE UNIQUE INDEX reminder_digest_once
        ON reminder (recipient_id, kind, session_start_at) WHERE booking_id IS NULL`,
      `CREATE INDEX reminder_due ON reminder (due_at) WHERE state IN ('planned', 'sending', 'ambiguous')`,
      `CREATE INDEX reminder_by_booking ON reminder (booking_id)`,
      `CREATE INDEX reminder_by_ward ON reminder (ward_id, state, due_at)`,
      `CREATE TABLE reminder_attempt (
        id varchar(36) PRIMARY KEY,
        reminder_id varchar(36) NOT NULL REFERENCES reminder (id),
        channel varchar(10) NOT NULL,
        address varchar NOT NULL,
        outcome varchar(12) NOT NULL,
        provider_code varchar,
        detail varchar,
        at bigint NOT NULL
      )`,
      `CREATE INDEX reminder_attempt_by_reminder ON reminder_attempt (reminder_id, at)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, ['DROP TABLE reminder_attempt', 'DROP TABLE reminder']);
  }
}
