import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

/** Columns that may be kept sealed, and how long their texts were at most. */
const widened: [table: string, column: string, length: number][] = [
  ['mentor', 'phone', 16],
  ['mentor', 'other_phone', 16],
  ['mentee', 'phone', 16],
  ['mentee', 'other_phone', 16],
  ['mentee', 'address', 200],
  ['team_member', 'phone', 16],
  ['sign_in_code', 'phone', 16],
  ['call_line', 'line', 36],
  ['door', 'label', 120],
  ['door', 'address', 200],
  ['door', 'phone', 16],
  ['door_visit', 'note', 500],
  ['ward_opening', 'reason', 500],
];

/**
 * By which key telephone numbers and addresses are sealed, where they are; sealed texts are longer. Its number comes
 * after those of all tables whose columns it widens.
 */
export class DataKey1763700000219 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE data_key (key_id varchar(6) PRIMARY KEY, proof varchar NOT NULL)`,
    ]);
    await setTypes(
      runner,
      (length) => `varchar(${length})`,
      () => 'varchar',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await setTypes(
      runner,
      () => 'varchar',
      (length) => `varchar(${length})`,
    );
    await runStatements(runner, [`DROP TABLE data_key`]);
  }
}

type TypeOf = (length: number) => string;

async function setTypes(runner: QueryRunner, before: TypeOf, after: TypeOf): Promise<void> {
  if (isPostgres(runner)) {
    await runStatements(
      runner,
      widened.map(
        ([table, column, length]) =>
          `ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${after(length)}`,
      ),
    );
    return;
  }
  // SQLite holds texts of any length in every column and has no ALTER COLUMN: what it says of them is changed as its
  // manual has it (lang_altertable, 7).
  const [{ schema_version: version }] = (await runner.query('PRAGMA schema_version')) as {
    schema_version: number;
  }[];
  await runner.query('PRAGMA writable_schema = ON');
  for (const [table, column, length] of widened) {
    const [{ sql }] = (await runner.query(
      `SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '${table}'`,
    )) as { sql: string }[];
    const type = before(length).replace(/[()]/g, String.raw`\$&`);
    const said = new RegExp(String.raw`(?<![\w])(${column} )${type}(?![\w(])`);
    const changed = sql.replace(said, `$1${after(length)}`);
    await runner.query(`UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?`, [
      changed,
      table,
    ]);
  }
  await runner.query(`PRAGMA schema_version = ${version + 1}`);
  await runner.query('PRAGMA writable_schema = OFF');
}
