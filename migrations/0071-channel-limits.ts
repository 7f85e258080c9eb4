import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What was sent today by each channel, and the token that Zalo renews each day. */
export class ChannelLimits1763700000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE channel_use (
        channel varchar(10) NOT NULL,
        date varchar(10) NOT NULL,
        used integer NOT NULL,
        PRIMARY KEY (channel, date)
      )`,
      `CREATE TABLE zalo_token (
        name varchar(10) PRIMARY KEY,
        seed varchar(64) NOT NULL,
        access_token varchar,
        refresh_token varchar NOT NULL,
        expires_at bigint NOT NULL,
        version integer NOT NULL,
        renewing_until bigint,
        renewing_by varchar(36),
        failure varchar
      )`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, ['DROP TABLE zalo_token', 'DROP TABLE channel_use']);
  }
}
