import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** What a pairing weighs against what, each a ward's own. */
export class WeightsOfPairing1763700000158 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addWardSettings(runner, added);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, Object.keys(added));
  }
}

const added = {
  unpairedCost: 1_000_000,
  priorityBonus: 500_000,
  otherHamletCost: 300,
  missingTopicCost: 1000,
  enoughHalfHours: 4,
  fewHalfHoursCost: 150,
  moveCost: 3000,
};
