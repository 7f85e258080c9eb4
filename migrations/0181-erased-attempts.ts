import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

const refusal = 'reminder_attempt is only ever added to';
const erases = `NEW.address = '…' AND NEW.detail IS NULL AND NEW.id = OLD.id
  AND NEW.reminder_id = OLD.reminder_id AND NEW.channel = OLD.channel
  AND NEW.outcome = OLD.outcome AND NEW.at = OLD.at`;

/** Of somebody who is erased the tries stand; to which address, and what the provider said of it, may go. */
export class ErasedAttempts1763700000181 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, isPostgres(runner) ? postgresUp : sqliteUp);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, isPostgres(runner) ? postgresDown : sqliteDown);
  }
}

const postgresUp = [
  `DROP TRIGGER reminder_attempt_stands ON reminder_attempt`,
  `CREATE TRIGGER reminder_attempt_stands BEFORE TRUNCATE ON reminder_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_attempt_change()`,
  `CREATE TRIGGER reminder_attempt_stands_unchanged BEFORE UPDATE ON reminder_attempt
    FOR EACH ROW WHEN (NOT (${erases})) EXECUTE FUNCTION refuse_attempt_change()`,
];

const postgresDown = [
  `DROP TRIGGER reminder_attempt_stands_unchanged ON reminder_attempt`,
  `DROP TRIGGER reminder_attempt_stands ON reminder_attempt`,
  `CREATE TRIGGER reminder_attempt_stands BEFORE UPDATE OR TRUNCATE ON reminder_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_attempt_change()`,
];

const sqliteGuard = (when: string): string =>
  `CREATE TRIGGER reminder_attempt_stands_unchanged BEFORE UPDATE ON reminder_attempt ${when}
    BEGIN SELECT RAISE(ABORT, '${refusal}'); END`;

const sqliteUp = [
  `DROP TRIGGER reminder_attempt_stands_unchanged`,
  sqliteGuard(`WHEN NOT (${erases})`),
];

const sqliteDown = [`DROP TRIGGER reminder_attempt_stands_unchanged`, sqliteGuard('')];
