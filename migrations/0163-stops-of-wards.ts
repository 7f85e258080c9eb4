import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Whose staff noted a STOP, and may take it back: until now the staff of any ward could. */
export class StopsOfWards1763700000163 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE message_opt_out ADD COLUMN ward_id varchar(36)`,
      `UPDATE message_opt_out SET ward_id = (
        SELECT MIN(a.ward_id) FROM audit_entry a
        WHERE a.action = 'opt-out.stop' AND a.subject_id = message_opt_out.id)`,
      // What a provider told: of the ward in which alone somebody has the address.
      ...['phone', 'email'].map(
        (address) => `UPDATE message_opt_out SET ward_id = (
          SELECT MIN(p.ward_id) FROM (
            SELECT ward_id, ${address} AS address FROM mentor
            UNION SELECT ward_id, ${address} AS address FROM mentee) p
          WHERE p.address = message_opt_out.address HAVING COUNT(DISTINCT p.ward_id) = 1)
        WHERE ward_id IS NULL AND source LIKE 'code %'`,
      ),
      `DROP INDEX message_opt_out_once`,
      `CREATE UNIQUE INDEX message_opt_out_once
        ON message_opt_out (address, channel, (COALESCE(ward_id, '')))`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX message_opt_out_once`,
      `DELETE FROM message_opt_out WHERE id NOT IN (
        SELECT MIN(id) FROM message_opt_out GROUP BY address, channel)`,
      `CREATE UNIQUE INDEX message_opt_out_once ON message_opt_out (address, channel)`,
      `ALTER TABLE message_opt_out DROP COLUMN ward_id`,
    ]);
  }
}
