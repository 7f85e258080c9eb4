import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** What makes a household a Digital Family, and from which age on people have an identity of their own. */
export class FamilyRules1763700000206 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addWardSettings(runner, added);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, Object.keys(added));
  }
}

const added = {
  identityAge: 16,
  familyMembers: 1,
  familyTopics: ['smartphone', 'vneid', 'public-services', 'cashless'],
  familyNeedsGuide: true,
};
