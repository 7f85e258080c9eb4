import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

const refusal = 'reminder_attempt is only ever added to';

/** What was tried stays written: the database refuses to change or delete a line. */
export class ReminderAttemptsStand1763700000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      ...(isPostgres(runner) ? postgresGuard : sqliteGuard),
      `CREATE INDEX pair_ended ON pair (mentee_id, mentor_id) WHERE ended_at IS NOT NULL`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX pair_ended`,
      ...(isPostgres(runner)
        ? [
            `DROP TRIGGER reminder_attempt_stands ON reminder_attempt`,
            `DROP FUNCTION refuse_attempt_change`,
          ]
        : [
            `DROP TRIGGER reminder_attempt_stands_unchanged`,
            `DROP TRIGGER reminder_attempt_stands_kept`,
          ]),
    ]);
  }
}

const postgresGuard = [
  `CREATE FUNCTION refuse_attempt_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '${refusal}'; END $$`,
  `CREATE TRIGGER reminder_attempt_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON reminder_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_attempt_change()`,
];

const sqliteGuard = [
  `CREATE TRIGGER reminder_attempt_stands_unchanged BEFORE UPDATE ON reminder_attempt
    BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
  `CREATE TRIGGER reminder_attempt_stands_kept BEFORE DELETE ON reminder_attempt
    BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
];
