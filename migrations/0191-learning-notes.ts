import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addWardSettings, removeWardSettings } from './change-ward-settings';
import { runStatements } from './run-statements';

/** What was agreed for somebody who gets no further with a topic, and after how many lessons that is said of them. */
export class LearningNotes1763700000191 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE learning_note (
        id varchar(36) PRIMARY KEY,
        mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
        topic varchar(40) NOT NULL,
        note text NOT NULL,
        actor_kind varchar(10) NOT NULL,
        actor_id varchar(36),
        at bigint NOT NULL
      )`,
      `CREATE INDEX learning_note_of_topic ON learning_note (mentee_id, topic, at)`,
    ]);
    await addWardSettings(runner, { stuckLessons: 4 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeWardSettings(runner, ['stuckLessons']);
    await runStatements(runner, [`DROP TABLE learning_note`]);
  }
}
