import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/**
 * What is looked for on the ways walked most is found without reading whole tables. The partial
 * indexes of before serve only a query that repeats their condition.
 */
export class RowsFoundByIndex1763700000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE INDEX booking_by_session ON booking (session_id)`,
      `CREATE INDEX audit_entry_by_subject ON audit_entry (subject_id, at)`,
      `CREATE INDEX forbidden_pair_by_ward ON forbidden_pair (ward_id)`,
      `CREATE INDEX reminder_to_call ON reminder (session_id)
        WHERE state IN ('failed', 'ambiguous') AND called_at IS NULL`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const indexes = [
      'reminder_to_call',
      'forbidden_pair_by_ward',
      'audit_entry_by_subject',
      'booking_by_session',
    ];
    await runStatements(
      runner,
      indexes.map((index) => `DROP INDEX ${index}`),
    );
  }
}
