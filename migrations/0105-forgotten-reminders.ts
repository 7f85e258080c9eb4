import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

const refusal = 'reminder_attempt is only ever added to';

/** Tries stand written as long as their reminder does: only those of a forgotten one may go. */
export class ForgottenReminders1763700000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, isPostgres(runner) ? postgresUp : sqliteUp);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, isPostgres(runner) ? postgresDown : sqliteDown);
  }
}

const postgresUp = [
  `DROP TRIGGER reminder_attempt_stands ON reminder_attempt`,
  `CREATE TRIGGER reminder_attempt_stands BEFORE UPDATE OR TRUNCATE ON reminder_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_attempt_change()`,
  `CREATE FUNCTION refuse_attempt_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM reminder WHERE id = OLD.reminder_id AND state <> 'forgotten') THEN
        RAISE EXCEPTION '${refusal}';
      END IF;
      RETURN OLD;
    END $$`,
  `CREATE TRIGGER reminder_attempt_stands_kept BEFORE DELETE ON reminder_attempt
    FOR EACH ROW EXECUTE FUNCTION refuse_attempt_deletion()`,
];

const postgresDown = [
  `DROP TRIGGER reminder_attempt_stands_kept ON reminder_attempt`,
  `DROP FUNCTION refuse_attempt_deletion`,
  `DROP TRIGGER reminder_attempt_stands ON reminder_attempt`,
  `CREATE TRIGGER reminder_attempt_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON reminder_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_attempt_change()`,
];

const sqliteUp = [
  `DROP TRIGGER reminder_attempt_stands_kept`,
  `CREATE TRIGGER reminder_attempt_stands_kept BEFORE DELETE ON reminder_attempt
    WHEN EXISTS (SELECT 1 FROM reminder WHERE id = OLD.reminder_id AND state <> 'forgotten')
    BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
];

const sqliteDown = [
  `DROP TRIGGER reminder_attempt_stands_kept`,
  `CREATE TRIGGER reminder_attempt_stands_kept BEFORE DELETE ON reminder_attempt
    BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
];
