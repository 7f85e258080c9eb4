import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** A session that took place is `completed`; only a booking, whose seat is kept while somebody reads, is `held`. */
export class CompletedSessions1763700000106 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`UPDATE session SET state = 'completed' WHERE state = 'held'`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`UPDATE session SET state = 'held' WHERE state = 'completed'`]);
  }
}
