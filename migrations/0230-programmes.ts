import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Programmes that run in a ward beside that of the ambassadors, and which one each person is in. */
export class Programmes1763700000230 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `ALTER TABLE ward ADD COLUMN programmes text NOT NULL DEFAULT '[]'`,
      `ALTER TABLE mentor ADD COLUMN programme varchar(80)`,
      `ALTER TABLE mentee ADD COLUMN programme varchar(80)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `ALTER TABLE mentee DROP COLUMN programme`,
      `ALTER TABLE mentor DROP COLUMN programme`,
      `ALTER TABLE ward DROP COLUMN programmes`,
    ]);
  }
}
