import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { isPostgres, runStatements } from './run-statements';

/**
 * What somebody can do is kept for each person and topic, with every change of it. What was ticked for
 * whole sessions so far goes to those who came.
 */
export class Skills1763700000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, tables);
    await keepWhatWasTicked(runner);
    await runStatements(runner, [
      `ALTER TABLE session DROP COLUMN topics_reached`,
      `ALTER TABLE pair ADD COLUMN ended_because varchar(20)`,
      `CREATE INDEX pair_by_mentee ON pair (mentee_id, started_at)`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX pair_by_mentee`,
      `ALTER TABLE pair DROP COLUMN ended_because`,
      `ALTER TABLE session ADD COLUMN topics_reached text NOT NULL DEFAULT '[]'`,
      `DROP TABLE skill_change`,
      `DROP TABLE skill`,
    ]);
  }
}

const tables = [
  `CREATE TABLE skill (
    id varchar(36) PRIMARY KEY,
    mentee_id varchar(36) NOT NULL REFERENCES mentee (id),
    topic varchar(40) NOT NULL,
    level varchar(10) NOT NULL,
    level_before varchar(10) NOT NULL,
    lessons integer NOT NULL,
    reached_at bigint,
    session_id varchar(36) REFERENCES session (id),
    seen_by_kind varchar(10) NOT NULL,
    seen_by_id varchar(36),
    seen_at bigint NOT NULL,
    version integer NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT skill_level CHECK (level IN ('never', 'with-help', 'alone')),
    CONSTRAINT skill_level_before CHECK (level_before IN ('never', 'with-help', 'alone'))
  )`,
  `CREATE UNIQUE INDEX skill_once ON skill (mentee_id, topic)`,
  `CREATE TABLE skill_change (
    id varchar(36) PRIMARY KEY,
    skill_id varchar(36) NOT NULL REFERENCES skill (id),
    level_from varchar(10),
    level_to varchar(10) NOT NULL,
    reason varchar,
    session_id varchar(36) REFERENCES session (id),
    actor_kind varchar(10) NOT NULL,
    actor_id varchar(36),
    at bigint NOT NULL
  )`,
  `CREATE INDEX skill_change_by_skill ON skill_change (skill_id, at)`,
];

interface Ticked {
  id: string;
  topics: string;
  mentor: string;
  at: string | number;
  mentee: string;
}

async function keepWhatWasTicked(runner: QueryRunner): Promise<void> {
  const ticked = (await runner.query(
    `SELECT s.id AS id, s.topics_reached AS topics, s.mentor_id AS mentor, s.end_at AS at,
       b.mentee_id AS mentee
     FROM session s JOIN booking b ON b.session_id = s.id AND b.state = 'attended'
     WHERE s.topics_reached <> '[]' ORDER BY s.end_at, s.id, b.id`,
  )) as Ticked[];
  const known = new Set<string>();
  for (const { id, topics, mentor, at, mentee } of ticked) {
    for (const topic of JSON.parse(topics) as string[]) {
      if (known.has(`${mentee} ${topic}`)) continue;
      known.add(`${mentee} ${topic}`);
      const [skill, when] = [uuidv7(), Number(at)];
      await run(
        runner,
        `INSERT INTO skill (id, mentee_id, topic, level, level_before, lessons, reached_at,
           session_id, seen_by_kind, seen_by_id, seen_at, version, created_at, updated_at)
         VALUES (?, ?, ?, 'alone', 'never', 1, ?, ?, 'mentor', ?, ?, 1, ?, ?)`,
        [skill, mentee, topic, when, id, mentor, when, when, when],
      );
      await run(
        runner,
        `INSERT INTO skill_change (id, skill_id, level_from, level_to, reason, session_id,
           actor_kind, actor_id, at)
         VALUES (?, ?, NULL, 'alone', NULL, ?, 'mentor', ?, ?)`,
        [uuidv7(), skill, id, mentor, when],
      );
    }
  }
}

async function run(runner: QueryRunner, sql: string, values: unknown[]): Promise<void> {
  let place = 0;
  const numbered = sql.replaceAll('?', () => `$${(place += 1)}`);
  await runner.query(isPostgres(runner) ? numbered : sql, values);
}
