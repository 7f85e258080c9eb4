import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Finds what has not gone out to somebody yet, when they stop, without reading every message there ever was. */
export class MessagesOfAPerson1763700000138 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE INDEX reminder_of_person ON reminder (recipient_id)
        WHERE state IN ('planned', 'held', 'joined')`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP INDEX reminder_of_person`]);
  }
}
