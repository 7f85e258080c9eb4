import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';

/** When ambassadors are asked to write down who came; wards that stand get the usual three hours. */
export class AttendanceReminders1763700000120 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return addWardSettings(runner, { attendanceMinutes: 180 });
  }

  down(runner: QueryRunner): Promise<void> {
    return removeWardSettings(runner, ['attendanceMinutes']);
  }
}
