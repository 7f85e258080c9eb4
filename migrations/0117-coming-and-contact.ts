import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';
import { runStatements } from './run-statements';

/** A mentee says that they will come; a ward names the number that people may call. */
export class ComingAndContact1763700000117 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE booking ADD COLUMN coming_to bigint`]);
    await addWardSettings(runner, { contactPhone: null });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE booking DROP COLUMN coming_to`]);
    await removeWardSettings(runner, ['contactPhone']);
  }
}
