import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Finds the people of a ward who live in households, whatever other wards there are. */
export class HouseholdsOfWards1763700000209 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE INDEX mentee_in_households ON mentee (ward_id) WHERE household_id IS NOT NULL`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [`DROP INDEX mentee_in_households`]);
  }
}
