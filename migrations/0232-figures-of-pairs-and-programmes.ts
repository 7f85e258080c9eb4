import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

/** SQL of the ward of a changed row, and what of it a measure is counted from; the last was not told of before. */
const sources = [
  {
    table: 'pair',
    ward: (row: string) => `(SELECT m.ward_id FROM mentee m WHERE m.id = ${row}.mentee_id)`,
    columns: ['mentee_id', 'started_at', 'ended_at'],
  },
  {
    table: 'mentee',
    ward: (row: string) => `${row}.ward_id`,
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
      'programme',
    ],
  },
  { table: 'ward', ward: (row: string) => `${row}.id`, columns: ['settings', 'programmes'] },
];

/** A pair that ends, another programme of somebody and what a programme decides mark their ward's figures, too. */
export class FiguresOfPairsAndProgrammes1763700000232 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runStatements(runner, marks(runner, 0));
  }

  down(runner: QueryRunner): Promise<void> {
    return runStatements(runner, marks(runner, 1));
  }
}

/** Triggers of changes anew, without the last so many columns. */
function marks(runner: QueryRunner, without: number): string[] {
  const isServer = isPostgres(runner);
  return sources.flatMap(({ table, ward, columns }) => {
    const read = columns.slice(0, columns.length - without);
    const isOther = isServer ? 'IS DISTINCT FROM' : 'IS NOT';
    const changed = read.map((name) => `OLD.${name} ${isOther} NEW.${name}`).join(' OR ');
    const name = `figures_${table}_update`;
    const event = `AFTER UPDATE OF ${read.join(', ')} ON ${table}`;
    return [
      `DROP TRIGGER ${name}${isServer ? ` ON ${table}` : ''}`,
      isServer
        ? `CREATE TRIGGER ${name} ${event}
            FOR EACH ROW WHEN (${changed}) EXECUTE FUNCTION figures_of_${table}()`
        : `CREATE TRIGGER ${name} ${event} WHEN ${changed}
            BEGIN ${['OLD', 'NEW'].map((row) => mark(ward(row))).join(' ')} END`,
    ];
  });
}

/** With one writer a mark that stands is enough. */
const mark = (ward: string): string =>
  `INSERT INTO figure_change (id, ward_id)
    SELECT lower(hex(randomblob(16))), given.ward FROM (SELECT ${ward} AS ward) given
    WHERE given.ward IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM figure_change c WHERE c.ward_id = given.ward);`;
