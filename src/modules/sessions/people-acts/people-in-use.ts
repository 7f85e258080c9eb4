import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { personColumns } from '../../../platform/database/person-columns';
import { text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';

const idRow = { id: text };

/** What of the tables that lead to people is a pair, and what an appointment. */
const pairTables: ReadonlySet<string> = new Set(['pair', 'forbidden_pair', 'pair_act']);
const bookedTables: ReadonlySet<string> = new Set([
  'booking',
  'session',
  'walk_in_ticket',
  'walk_in_mentor',
]);

/** What comes with somebody and goes with them; an agreement of later is a change of theirs. */
const theirOwn = 'consent';

/** Messages are looked for one by one: no index leads from many people to theirs. */
const oneByOne = 'reminder';

/**
 * Of people whom nobody should know yet, those to whom some row leads all the same, and what it is of: paired-since,
 * booked-since, used-since. At most some hundred at a time.
 */
export async function inUse(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const why = new Map<string, string>();
  for (const { table, column, rows } of personColumns(manager)) {
    if (table === theirOwn) continue;
    const left = ids.filter((id) => !why.has(id));
    const found =
      table === oneByOne
        ? await withRows(manager, rows, left)
        : await leadTo(
            manager,
            `SELECT DISTINCT ${column} AS id FROM ${table} WHERE ${column}`,
            left,
          );
    for (const id of found) why.set(id, wordFor(table));
  }
  return why;
}

function wordFor(table: string): string {
  if (pairTables.has(table)) return 'paired-since';
  return bookedTables.has(table) ? 'booked-since' : 'used-since';
}

async function leadTo(
  manager: EntityManager,
  statement: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const these = [JSON.stringify(ids)];
  const found = await select(manager, idRow, `${statement} IN ${idList(manager, '$1')}`, these);
  return found.map(({ id }) => id);
}

async function withRows(
  manager: EntityManager,
  rows: string,
  ids: readonly string[],
): Promise<string[]> {
  const places = new Set(rows.match(/\$\d+/g) ?? []).size;
  const found: string[] = [];
  for (const id of ids) {
    const values = Array.from({ length: places }, () => id);
    const some = await select(manager, { key: text }, rows, values);
    if (some.length > 0) found.push(id);
  }
  return found;
}

/** Of people who were known before, those who were paired, or agreed on something, after an instant. */
export async function agreedSince(
  manager: EntityManager,
  side: Side,
  ids: readonly string[],
  since: number,
): Promise<Map<string, string>> {
  const column = side === 'mentor' ? 'mentor_id' : 'mentee_id';
  const these = `${column} IN ${idList(manager, '$1')}`;
  const table = side === 'mentor' ? 'session' : 'booking';
  const parameters = [JSON.stringify(ids), since];
  const paired = await select(
    manager,
    idRow,
    `SELECT DISTINCT ${column} AS id FROM pair WHERE ${these} AND started_at > $2`,
    parameters,
  );
  const booked = await select(
    manager,
    idRow,
    `SELECT DISTINCT ${column} AS id FROM ${table} WHERE ${these} AND created_at > $2`,
    parameters,
  );
  return new Map([
    ...booked.map(({ id }) => [id, 'booked-since'] as const),
    ...paired.map(({ id }) => [id, 'paired-since'] as const),
  ]);
}
