import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Campaigns of some days: their points, and what is added by hand to each day. */
export class Campaigns1763700000177 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `CREATE TABLE campaign (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        name varchar(120) NOT NULL,
        from_on varchar(10) NOT NULL,
        until_on varchar(10) NOT NULL,
        deadline_minute integer NOT NULL,
        works varchar NOT NULL,
        team_ids text NOT NULL,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL
      )`,
      `CREATE INDEX campaign_by_ward ON campaign (ward_id, from_on)`,
      `CREATE TABLE campaign_point (
        id varchar(36) PRIMARY KEY,
        campaign_id varchar(36) NOT NULL REFERENCES campaign (id),
        kind varchar(20) NOT NULL,
        held_on varchar(10) NOT NULL,
        place varchar(200) NOT NULL,
        created_at bigint NOT NULL
      )`,
      `CREATE INDEX campaign_point_by_campaign ON campaign_point (campaign_id, held_on)`,
      `CREATE TABLE campaign_day (
        id varchar(36) PRIMARY KEY,
        campaign_id varchar(36) NOT NULL REFERENCES campaign (id),
        held_on varchar(10) NOT NULL,
        turns integer,
        note varchar NOT NULL,
        said_at bigint NOT NULL,
        version integer NOT NULL
      )`,
      `CREATE UNIQUE INDEX campaign_day_once ON campaign_day (campaign_id, held_on)`,
    ]);
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, [
      `DROP TABLE campaign_day`,
      `DROP TABLE campaign_point`,
      `DROP TABLE campaign`,
    ]);
  }
}
