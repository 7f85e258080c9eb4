import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/**
 * What processes on PostgreSQL count together, such as failed sign-ins; in the shape that the library
 * rate-limiter-flexible expects. `expire` is an instant, after which the row counts for nothing.
 */
export class RateLimits1763700000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE rate_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, ['DROP TABLE rate_limit']);
  }
}
