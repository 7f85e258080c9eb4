import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeWardSettings } from './change-ward-settings';

/** Every willing ambassador before metres: wards that never chose another worth have the new usual one. */
export class EveryWillingAmbassador1763700000149 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await replaceWorth(runner, 5000, 25_000);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceWorth(runner, 25_000, 5000);
  }
}

function replaceWorth(runner: QueryRunner, before: number, after: number): Promise<void> {
  return changeWardSettings(runner, (settings) =>
    settings.activeMentorReward === before ? { ...settings, activeMentorReward: after } : settings,
  );
}
