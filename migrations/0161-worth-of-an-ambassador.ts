import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** How far it is worth going so that one ambassador more takes part. */
export class WorthOfAnAmbassador1763700000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addWardSettings(runner, { activeMentorReward: 5000 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, ['activeMentorReward']);
  }
}
