import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Which tabs of a file were not read, and who stood in hidden rows and was left out. */
export class TabsAndHiddenRows1763700000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE sheet_import ADD COLUMN unread_tabs text NOT NULL DEFAULT '[]'`,
      `ALTER TABLE sheet_import ADD COLUMN left_rows text NOT NULL DEFAULT '[]'`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE sheet_import DROP COLUMN left_rows`,
      `ALTER TABLE sheet_import DROP COLUMN unread_tabs`,
    ]);
  }
}
