import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** From how much on an ambassador or a team is proposed for a certificate. */
export class RecognitionRules1763700000167 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addWardSettings(runner, added);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, Object.keys(added));
  }
}

const added = {
  recognitionHours: 10,
  recognitionPeople: 3,
  recognitionSkills: 3,
  recognitionTeamHours: 30,
};
