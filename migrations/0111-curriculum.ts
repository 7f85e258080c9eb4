import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** What operators change of the topics for everybody, and wards for themselves. */
export class Curriculum1763700000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE curriculum_topic (
        id varchar(36) PRIMARY KEY,
        topic varchar(40) NOT NULL,
        rank integer,
        comes_after text,
        lessons integer,
        for_groups text NOT NULL,
        words text NOT NULL,
        video_url varchar,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        CONSTRAINT curriculum_topic_lessons CHECK (lessons > 0)
      )`,
      `CREATE UNIQUE INDEX curriculum_topic_once ON curriculum_topic (topic)`,
      `CREATE TABLE ward_topic (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        topic varchar(40) NOT NULL,
        words text NOT NULL,
        video_url varchar,
        version integer NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX ward_topic_once ON ward_topic (ward_id, topic)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`DROP TABLE ward_topic`, `DROP TABLE curriculum_topic`]);
  }
}
