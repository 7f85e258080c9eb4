import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Whom to call about: invitations that the limits keep back as well. */
export class InvitationsToCall1763700000129 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DROP INDEX reminder_to_call`,
      `CREATE INDEX reminder_to_call ON reminder (session_id)
        WHERE state IN ('failed', 'ambiguous', 'held') AND called_at IS NULL`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DROP INDEX reminder_to_call`,
      `CREATE INDEX reminder_to_call ON reminder (session_id)
        WHERE state IN ('failed', 'ambiguous') AND called_at IS NULL`,
    ]);
  }
}
