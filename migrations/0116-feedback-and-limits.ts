import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';
import { runStatements } from './run-statements';

const limits = { messagesAWeek: 2, messagesADay: 3, spreadMinutes: 120 };

/**
 * Questions to mentees with their answers, who was introduced to the service by a message, and how often a
 * phone may ring; wards that stand get the usual limits.
 */
export class FeedbackAndLimits1763700000116 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE feedback (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        pair_id varchar(36) NOT NULL REFERENCES pair (id),
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        booking_id varchar(36) NOT NULL REFERENCES booking (id),
        occasion varchar(10) NOT NULL,
        code varchar(16) NOT NULL,
        expires_at bigint NOT NULL,
        useful varchar(10),
        alone varchar(10),
        is_wrong boolean,
        words varchar,
        answered_at bigint,
        answered_by_kind varchar(10),
        answered_by_id varchar(36),
        settled_at bigint,
        settled_by_id varchar(36),
        created_at bigint NOT NULL,
        CONSTRAINT feedback_occasion CHECK (occasion IN ('first', 'last', 'later'))
      )`,
      `CREATE UNIQUE INDEX feedback_once ON feedback (pair_id, occasion)`,
      `CREATE UNIQUE INDEX feedback_by_code ON feedback (code)`,
      `CREATE INDEX feedback_by_ward ON feedback (ward_id, answered_at)`,
      `CREATE INDEX feedback_by_booking ON feedback (booking_id)`,
      `CREATE INDEX feedback_by_mentee ON feedback (mentee_id)`,
      `CREATE TABLE message_introduction (
        recipient_id varchar(36) PRIMARY KEY,
        at bigint NOT NULL
      )`,
      `CREATE INDEX mentee_by_phone ON mentee (phone) WHERE phone IS NOT NULL`,
      // Whom messages reached already need not be told again who writes.
      `INSERT INTO message_introduction (recipient_id, at)
        SELECT recipient_id, MIN(sent_at) FROM reminder WHERE sent_at IS NOT NULL GROUP BY recipient_id`,
    ]);
    await addWardSettings(runner, limits);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, Object.keys(limits));
    await runStatements(runner, [
      `DROP INDEX mentee_by_phone`,
      `DROP TABLE message_introduction`,
      `DROP TABLE feedback`,
    ]);
  }
}
