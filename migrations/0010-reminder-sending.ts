import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

export class ReminderSending1763700000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE reminder ADD COLUMN retry_at bigint`,
      `ALTER TABLE reminder ADD COLUMN called_at bigint`,
      `ALTER TABLE reminder ADD COLUMN called_by_id varchar(36)`,
      `ALTER TABLE reminder ADD COLUMN call_note varchar`,
      // The next two are covered by reminder_next and reminder_once.
      `DROP INDEX reminder_due`,
      `DROP INDEX reminder_by_booking`,
      `CREATE INDEX mentee_by_household ON mentee (household_id) WHERE household_id IS NOT NULL`,
      `CREATE INDEX reminder_next ON reminder (COALESCE(retry_at, due_at)) WHERE state = 'planned'`,
      `CREATE INDEX reminder_lease ON reminder (lease_until) WHERE state = 'sending'`,
      `CREATE INDEX reminder_unclear ON reminder (retry_at) WHERE state = 'ambiguous'`,
      `CREATE INDEX reminder_by_message ON reminder (provider_message_id)
        WHERE provider_message_id IS NOT NULL`,
      `CREATE TABLE message_opt_out (
        id varchar(36) PRIMARY KEY,
        address varchar NOT NULL,
        channel varchar(10) NOT NULL,
        source varchar(20) NOT NULL,
        at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX message_opt_out_once ON message_opt_out (address, channel)`,
      `CREATE TABLE channel_pause (
        channel varchar(10) PRIMARY KEY,
        until_at bigint NOT NULL,
        reason varchar NOT NULL,
        at bigint NOT NULL
      )`,
      `CREATE TABLE sweep_beat (
        name varchar(20) PRIMARY KEY,
        at bigint NOT NULL
      )`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      ...['sweep_beat', 'channel_pause', 'message_opt_out'].map((table) => `DROP TABLE ${table}`),
      ...['reminder_by_message', 'reminder_unclear', 'reminder_lease', 'reminder_next'].map(
        (index) => `DROP INDEX ${index}`,
      ),
      `DROP INDEX mentee_by_household`,
      `CREATE INDEX reminder_by_booking ON reminder (booking_id)`,
      `CREATE INDEX reminder_due ON reminder (due_at)
        WHERE state IN ('planned', 'sending', 'ambiguous')`,
      ...['call_note', 'called_by_id', 'called_at', 'retry_at'].map(
        (column) => `ALTER TABLE reminder DROP COLUMN ${column}`,
      ),
    ]);
  }
}
