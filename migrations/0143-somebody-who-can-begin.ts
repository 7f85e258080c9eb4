import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** A mentor who cannot teach what is learned first costs more, and is no longer ruled out. */
export class SomebodyWhoCanBegin1763700000143 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addWardSettings(runner, added);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, Object.keys(added));
  }
}

const added = { cannotBeginCost: 20_000 };
