import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** In which language a person is written to, and whether at all. */
export class MessageChoices1763700000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(
      runner,
      ['mentor', 'mentee'].flatMap((table) => [
        `ALTER TABLE ${table} ADD COLUMN message_language varchar(2)`,
        `ALTER TABLE ${table} ADD COLUMN messages_stopped_at bigint`,
      ]),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(
      runner,
      ['mentor', 'mentee'].flatMap((table) => [
        `ALTER TABLE ${table} DROP COLUMN messages_stopped_at`,
        `ALTER TABLE ${table} DROP COLUMN message_language`,
      ]),
    );
  }
}
