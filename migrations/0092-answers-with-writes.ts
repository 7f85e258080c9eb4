import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** An answer is kept with what it answers: no key waits for one any more. */
export class AnswersWithWrites1763700000092 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      'DELETE FROM idempotency_key WHERE status = 0',
      'CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, ['DROP INDEX idempotency_key_by_age']);
  }
}
