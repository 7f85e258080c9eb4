import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

/** What people typed themselves; erasure takes it away. */
const typed = ['reason', 'note', 'because', 'proof', 'fileName', 'address'];

/**
 * Entries of the audit are only ever added: triggers refuse everything else, and seals, each over the
 * one before, show what was altered past them. What people typed moves beside the entries, and may be erased.
 */
export class AuditChain1763700000190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `ALTER TABLE audit_entry ADD COLUMN origin varchar(60)`,
      `CREATE TABLE audit_words (
        entry_id varchar(36) PRIMARY KEY,
        ward_id varchar(36),
        subject_id varchar(36) NOT NULL,
        words text NOT NULL
      )`,
      `CREATE INDEX audit_words_by_ward ON audit_words (ward_id)`,
      ...(isPostgres(runner) ? wordsApartOnPostgres : wordsApartOnSqlite),
      `CREATE TABLE audit_unsealed (entry_id varchar(36) PRIMARY KEY)`,
      `INSERT INTO audit_unsealed (entry_id) SELECT id FROM audit_entry`,
      `CREATE TABLE audit_seal (
        position bigint PRIMARY KEY,
        entry_id varchar(36) NOT NULL,
        hash varchar(22) NOT NULL
      )`,
      `CREATE UNIQUE INDEX audit_seal_of_entry ON audit_seal (entry_id)`,
      `CREATE TABLE audit_forgetting (
        id varchar(36) PRIMARY KEY,
        older_than bigint NOT NULL
      )`,
      `CREATE INDEX audit_forgetting_by_age ON audit_forgetting (older_than)`,
      ...(isPostgres(runner) ? postgresTriggers() : sqliteTriggers()),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The triggers go with their tables, but for those on the entries.
    const onEntries = Object.keys(isPostgres(runner) ? postgresRules : sqliteRules);
    const on = isPostgres(runner) ? ' ON audit_entry' : '';
    await runStatements(runner, [
      ...[...onEntries, 'told'].map((name) => `DROP TRIGGER audit_entry_${name}${on}`),
      ...['audit_unsealed', 'audit_seal', 'audit_forgetting', 'audit_words'].map(
        (table) => `DROP TABLE ${table}`,
      ),
      ...(isPostgres(runner)
        ? [...guarded.map((table) => `${table}_kept`), 'audit_entry_told', 'audit_append_only'].map(
            (name) => `DROP FUNCTION ${name}`,
          )
        : []),
      `ALTER TABLE audit_entry DROP COLUMN origin`,
    ]);
  }
}

const sqliteRules = { unaltered: 'UPDATE', kept: 'DELETE' };
const postgresRules = { ...sqliteRules, whole: 'TRUNCATE' };

/** When a row of each table may go after all; of what is not named here, never. */
const mayGo: Record<string, string> = {
  audit_entry: `EXISTS (SELECT 1 FROM audit_forgetting f WHERE f.older_than > OLD.at)`,
  audit_seal: `NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = OLD.entry_id)`,
  audit_unsealed: `EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = OLD.entry_id)`,
};

const guarded = ['audit_entry', 'audit_seal', 'audit_forgetting', 'audit_unsealed'];

function sqliteTriggers(): string[] {
  const refuse = `BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END`;
  return [
    ...guarded.flatMap((table) => [
      `CREATE TRIGGER ${table}_unaltered BEFORE UPDATE ON ${table} ${refuse}`,
      `CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table}
        ${table in mayGo ? `WHEN NOT (${mayGo[table]})` : ''} ${refuse}`,
    ]),
    `CREATE TRIGGER audit_entry_told AFTER INSERT ON audit_entry
      BEGIN INSERT INTO audit_unsealed (entry_id) VALUES (NEW.id); END`,
  ];
}

function postgresTriggers(): string[] {
  const body = (table: string): string => {
    const go = mayGo[table];
    return go === undefined
      ? `RAISE EXCEPTION 'the audit is only added to';`
      : `IF ${go} THEN RETURN OLD; END IF; RAISE EXCEPTION 'the audit is only added to';`;
  };
  return [
    `CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$`,
    ...guarded.flatMap((table) => [
      `CREATE FUNCTION ${table}_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN ${body(table)} END $$`,
      `CREATE TRIGGER ${table}_unaltered BEFORE UPDATE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION audit_append_only()`,
      `CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION ${table}_kept()`,
      `CREATE TRIGGER ${table}_whole BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()`,
    ]),
    `CREATE FUNCTION audit_entry_told() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO audit_unsealed (entry_id) SELECT id FROM added; RETURN NULL; END $$`,
    `CREATE TRIGGER audit_entry_told AFTER INSERT ON audit_entry
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_told()`,
  ];
}

const wordsApartOnSqlite = [
  `INSERT INTO audit_words (entry_id, ward_id, subject_id, words)
   SELECT id, ward_id, subject_id, (
     SELECT json_group_object(key, value) FROM json_each(facts)
     WHERE key IN (${typed.map((key) => `'${key}'`).join(', ')}) AND value IS NOT NULL)
   FROM audit_entry WHERE EXISTS (
     SELECT 1 FROM json_each(facts)
     WHERE key IN (${typed.map((key) => `'${key}'`).join(', ')}) AND value IS NOT NULL)`,
  `UPDATE audit_entry SET facts = json_remove(facts, ${typed.map((key) => `'$.${key}'`).join(', ')})`,
];

const typedKeys = `ARRAY[${typed.map((key) => `'${key}'`).join(', ')}]`;

const wordsApartOnPostgres = [
  `INSERT INTO audit_words (entry_id, ward_id, subject_id, words)
   SELECT a.id, a.ward_id, a.subject_id, json_object_agg(w.key, w.value)::text
   FROM audit_entry a, json_each(a.facts::json) w
   WHERE w.key = ANY (${typedKeys}) AND json_typeof(w.value) <> 'null'
   GROUP BY a.id, a.ward_id, a.subject_id`,
  `UPDATE audit_entry SET facts = (facts::jsonb - ${typedKeys})::text
   WHERE facts::jsonb ?| ${typedKeys}`,
];
