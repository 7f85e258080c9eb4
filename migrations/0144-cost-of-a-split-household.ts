import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** How far people may go so that a household stays with one ambassador. */
export class CostOfASplitHousehold1763700000144 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addWardSettings(runner, { householdSplitCost: 20_000 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, ['householdSplitCost']);
  }
}
