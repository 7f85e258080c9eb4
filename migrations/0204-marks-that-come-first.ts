import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** Which marks come first in a ward beside the elderly, disabled and blind. */
export class MarksThatComeFirst1763700000204 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addWardSettings(runner, { priorityGroups: [] });
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, ['priorityGroups']);
  }
}
