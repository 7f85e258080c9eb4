import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** How far it is worth going so that mentees are spread evenly over the ambassadors. */
export class FairLoad1763700000148 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addWardSettings(runner, { loadCost: 50 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, ['loadCost']);
  }
}
