import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Finds whom a message told long ago who writes. */
export class IntroductionsByAge1763700000121 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE INDEX message_introduction_by_age ON message_introduction (at)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP INDEX message_introduction_by_age`]);
  }
}
