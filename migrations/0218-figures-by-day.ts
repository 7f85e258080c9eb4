import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

/**
 * What each measure of a ward comes to by day, and which wards have changed since: whatever a measure is counted from
 * marks its ward in the same transaction, by the database itself, so that no way of writing can forget it.
 */
export class FiguresByDay1763700000218 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [
      `CREATE TABLE ward_figures (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL REFERENCES ward (id),
        measure varchar(20) NOT NULL,
        definition varchar(64) NOT NULL,
        days text NOT NULL,
        computed_at bigint NOT NULL
      )`,
      `CREATE UNIQUE INDEX ward_figures_once ON ward_figures (ward_id, measure)`,
      `CREATE TABLE figure_change (
        id varchar(36) PRIMARY KEY,
        ward_id varchar(36) NOT NULL
      )`,
      `CREATE INDEX figure_change_of_ward ON figure_change (ward_id)`,
      `CREATE INDEX session_held ON session (ward_id, start_at) WHERE state = 'completed'`,
      `CREATE INDEX booking_attended ON booking (mentee_id, start_at) WHERE state = 'attended'`,
      ...(isPostgres(runner) ? postgresMarks() : sources.flatMap(sqliteMarks)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isServer = isPostgres(runner);
    const triggers = sources.flatMap((source) =>
      events(source, (column) => column).map(
        ({ when }) =>
          `DROP TRIGGER figures_${source.table}_${when}${isServer ? ` ON ${source.table}` : ''}`,
      ),
    );
    const functions = [...sources.map(({ table }) => `figures_of_${table}`), 'mark_ward_figures'];
    await runStatements(runner, [
      ...triggers,
      ...(isServer ? functions.map((name) => `DROP FUNCTION ${name}`) : []),
      `DROP INDEX booking_attended`,
      `DROP INDEX session_held`,
      `DROP TABLE figure_change`,
      `DROP TABLE ward_figures`,
    ]);
  }
}

/** A table that a measure is counted from. */
interface Source {
  table: string;
  /** SQL of the ward of a row that is called ROW. */
  ward: string;
  /** Columns that a measure reads; a row that changes in no other way changes no number. */
  columns: string[];
  /** Of a row that is called ROW: whether it counts at all. */
  counts?: string;
  /** Neither made nor ended by what is counted. */
  isOnlyChanged?: boolean;
}

const wardOf = (column: string): string =>
  `(SELECT m.ward_id FROM mentee m WHERE m.id = ROW.${column})`;

const sources: Source[] = [
  {
    table: 'mentee',
    ward: 'ROW.ward_id',
    columns: [
      'ward_id',
      'hamlet_id',
      'target_group',
      'birth_year',
      'topics',
      'household_id',
      'consent_on',
      'is_active',
      'created_at',
    ],
  },
  {
    table: 'booking',
    ward: wardOf('mentee_id'),
    columns: ['mentee_id', 'start_at', 'state'],
    counts: `ROW.state = 'attended'`,
  },
  {
    table: 'skill',
    ward: wardOf('mentee_id'),
    columns: ['mentee_id', 'topic', 'level', 'reached_at', 'seen_at'],
  },
  { table: 'pair', ward: wardOf('mentee_id'), columns: ['mentee_id', 'started_at'] },
  { table: 'vneid_record', ward: wardOf('mentee_id'), columns: ['mentee_id', 'state', 'seen_on'] },
  {
    table: 'feedback',
    ward: wardOf('mentee_id'),
    columns: ['mentee_id', 'occasion', 'alone', 'answered_at'],
    counts: `ROW.answered_at IS NOT NULL`,
  },
  {
    table: 'family_guide',
    ward: wardOf('mentee_id'),
    columns: ['household_id', 'mentee_id', 'since', 'ended_at'],
  },
  {
    table: 'person_stop',
    ward: 'ROW.ward_id',
    columns: ['person_id', 'reason', 'ended_at', 'ward_id'],
    counts: `ROW.side = 'mentee'`,
  },
  { table: 'ward', ward: 'ROW.id', columns: ['settings'], isOnlyChanged: true },
];

const rowAs = (sql: string, name: 'OLD' | 'NEW'): string => sql.replaceAll('ROW.', `${name}.`);

/** When a trigger of a source fires, and for which of the two rows. */
function events(
  { columns, counts = '1 = 1', isOnlyChanged }: Source,
  differs: (column: string) => string,
): { when: string; event: string; condition: string; rows: ('OLD' | 'NEW')[] }[] {
  const changed = columns.map(differs).join(' OR ');
  const either = `(${rowAs(counts, 'OLD')} OR ${rowAs(counts, 'NEW')})`;
  const update = {
    when: 'update',
    event: `UPDATE OF ${columns.join(', ')}`,
    condition: `(${changed}) AND ${either}`,
    rows: ['OLD', 'NEW'] as ('OLD' | 'NEW')[],
  };
  if (isOnlyChanged) return [update];
  return [
    { when: 'insert', event: 'INSERT', condition: rowAs(counts, 'NEW'), rows: ['NEW'] },
    update,
    { when: 'delete', event: 'DELETE', condition: rowAs(counts, 'OLD'), rows: ['OLD'] },
  ];
}

/** With one writer a mark that stands is enough: nobody takes it away while another changes something. */
function sqliteMarks(source: Source): string[] {
  return events(source, (column) => `OLD.${column} IS NOT NEW.${column}`).map(
    ({ when, event, condition, rows }) =>
      `CREATE TRIGGER figures_${source.table}_${when} AFTER ${event} ON ${source.table} WHEN ${condition}
        BEGIN ${rows
          .map(
            (row) => `INSERT INTO figure_change (id, ward_id)
              SELECT lower(hex(randomblob(16))), given.ward FROM (SELECT ${rowAs(source.ward, row)} AS ward) given
              WHERE given.ward IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM figure_change c WHERE c.ward_id = given.ward);`,
          )
          .join(' ')} END`,
  );
}

/**
 * A mark of another transaction may be gone before this one ends, so each writes its own; once, as far as it sees its
 * own (xmin), and never waiting for another.
 */
function postgresMarks(): string[] {
  return [
    `CREATE FUNCTION mark_ward_figures(marked varchar) RETURNS void LANGUAGE sql AS $$
      INSERT INTO figure_change (id, ward_id)
        SELECT gen_random_uuid()::varchar, marked WHERE marked IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM figure_change c WHERE c.ward_id = marked
            AND c.xmin = pg_current_xact_id()::xid) $$`,
    ...sources.flatMap((source) => [
      `CREATE FUNCTION figures_of_${source.table}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP <> 'INSERT' THEN PERFORM mark_ward_figures(${rowAs(source.ward, 'OLD')}); END IF;
          IF TG_OP <> 'DELETE' THEN PERFORM mark_ward_figures(${rowAs(source.ward, 'NEW')}); END IF;
          RETURN NULL;
        END $$`,
      ...events(source, (column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).map(
        ({ when, event, condition }) =>
          `CREATE TRIGGER figures_${source.table}_${when} AFTER ${event} ON ${source.table}
            FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION figures_of_${source.table}()`,
      ),
    ]),
  ];
}
