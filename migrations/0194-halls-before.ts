import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** In which hall a session was before it went to another; of moves that were made before, nobody knows. */
export class HallsBefore1763700000194 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE session ADD COLUMN venue_from_id varchar(36)`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE session DROP COLUMN venue_from_id`]);
  }
}
