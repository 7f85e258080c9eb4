import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from './run-statements';

/** Videos that units upload: the names of their files. */
export class VideoFiles1763700000186 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(
      runner,
      tables.flatMap((table) => [
        `ALTER TABLE ${table} ADD COLUMN video_file varchar(48)`,
        `CREATE INDEX ${table}_video_file ON ${table} (video_file)`,
      ]),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(
      runner,
      tables.flatMap((table) => [
        `DROP INDEX ${table}_video_file`,
        `ALTER TABLE ${table} DROP COLUMN video_file`,
      ]),
    );
  }
}

const tables = ['curriculum_topic', 'ward_topic'];
