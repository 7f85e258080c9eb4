import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

const fiveAtMost = `CONSTRAINT session_has_at_most_five CHECK (seats BETWEEN 1 AND 5)`;
const fiveOrAClass = `CONSTRAINT session_seats_of_its_kind CHECK (
    (class_id IS NULL AND seats BETWEEN 1 AND 5)
    OR (class_id IS NOT NULL AND (seats = 0 OR seats BETWEEN 6 AND 60)))`;

/**
 * A class is held by one session for each of its ambassadors. One of them has its seats, 6 to 60, and
 * its bookings; the others have none, and keep their ambassadors in one place like any session.
 */
export class Classes1763700000118 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE group_class (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        audience_kind varchar(10) NOT NULL,
        audience_ref varchar(40),
        phone varchar,
        created_at bigint NOT NULL
      )`,
      `ALTER TABLE session ADD COLUMN class_id varchar(36) REFERENCES group_class (id)`,
    ]);
    await replaceCheck(runner, fiveAtMost, fiveOrAClass);
    await runStatements(runner, [
      `CREATE INDEX session_by_class ON session (class_id) WHERE class_id IS NOT NULL`,
      `CREATE UNIQUE INDEX class_seats_once ON session (class_id)
        WHERE class_id IS NOT NULL AND seats > 0`,
      `CREATE INDEX class_by_ward ON session (ward_id, start_at)
        WHERE class_id IS NOT NULL AND seats > 0`,
    ]);
  }

  /** Only while there are no classes: their sessions would break the rule of five. */
  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `DROP INDEX class_by_ward`,
      `DROP INDEX class_seats_once`,
      `DROP INDEX session_by_class`,
    ]);
    await replaceCheck(runner, fiveOrAClass, fiveAtMost);
    await runStatements(runner, [
      `ALTER TABLE session DROP COLUMN class_id`,
      `DROP TABLE group_class`,
    ]);
  }
}

async function replaceCheck(runner: QueryRunner, before: string, after: string): Promise<void> {
  if (!isPostgres(runner)) return rebuildSession(runner, (sql) => replaced(sql, before, after));
  const [, name] = /^CONSTRAINT (\w+)/.exec(before) ?? [];
  await runStatements(runner, [
    `ALTER TABLE session DROP CONSTRAINT ${name}`,
    `ALTER TABLE session ADD ${after}`,
  ]);
}

/**
 * SQLite changes no CHECK of a table that stands: the table is made anew under its name, with its rows,
 * indexes and triggers as they are. What refers to a row looks for it when the migration is committed.
 */
async function rebuildSession(runner: QueryRunner, change: (sql: string) => string): Promise<void> {
  const parts = (await runner.query(
    `SELECT type, sql FROM sqlite_master WHERE tbl_name = 'session' AND sql IS NOT NULL`,
  )) as { type: string; sql: string }[];
  const tables = parts.filter(({ type }) => type === 'table').map(({ sql }) => change(sql));
  const others = parts.filter(({ type }) => type !== 'table').map(({ sql }) => sql);
  await runStatements(runner, [
    `PRAGMA defer_foreign_keys = ON`,
    `CREATE TABLE session_kept AS SELECT * FROM session`,
    `DROP TABLE session`,
    ...tables,
    `INSERT INTO session SELECT * FROM session_kept`,
    `DROP TABLE session_kept`,
    ...others,
  ]);
}

function replaced(sql: string, before: string, after: string): string {
  if (!sql.includes(before)) throw new Error(`session has no ${before}`);
  return sql.replace(before, after);
}
