import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { type PersonColumnNames, personColumns } from '../../../platform/database/person-columns';
import { text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { inSavepoint } from '../../../platform/database/savepoint';
import { select } from '../../../platform/database/select';
import { isDuplicate, violates } from '../../../platform/database/violations';
import type { MergedRow } from '../entities/merged-row.entity';

/** From which record to which. */
export interface Way {
  fromId: string;
  toId: string;
}

const keyRow = { key: text };

/**
 * Leads every row of one record to another, and tells which. What an invariant does not allow, such as a second place
 * in the same lesson or two lessons at the same time, stays where it is.
 */
export async function moveRows(
  manager: EntityManager,
  stopId: string,
  way: Way,
): Promise<MergedRow[]> {
  const columns = personColumns(manager);
  const found: { names: PersonColumnNames; keys: string[] }[] = [];
  // All of them first: some are found through others.
  for (const names of columns) found.push({ names, keys: await keysOf(manager, names, way) });
  const moved: MergedRow[] = [];
  for (const { names, keys } of found) {
    for (const rowKey of await lead(manager, names, keys, way)) {
      const { table: tableName, column: columnName } = names;
      moved.push({ id: newId(), stopId, tableName, columnName, rowKey, ...way });
    }
  }
  return moved;
}

/**
 * Leads rows back to where they came from, as far as they still lead where they were led to, and an invariant does not
 * forbid it. Gives those that did.
 */
export async function moveRowsBack(
  manager: EntityManager,
  rows: readonly MergedRow[],
): Promise<MergedRow[]> {
  const back: MergedRow[] = [];
  for (const names of personColumns(manager)) {
    const mine = rows.filter(
      ({ tableName, columnName }) => tableName === names.table && columnName === names.column,
    );
    for (const [fromId, part] of grouped(mine, (row) => row.fromId)) {
      const way = { fromId: part[0]?.toId ?? '', toId: fromId };
      const keys = part.map(({ rowKey }) => rowKey);
      const led = new Set(await lead(manager, names, keys, way));
      back.push(...part.filter(({ rowKey }) => led.has(rowKey)));
    }
  }
  return back;
}

async function keysOf(
  manager: EntityManager,
  { rows }: PersonColumnNames,
  { fromId }: Way,
): Promise<string[]> {
  const places = new Set(rows.match(/\$\d+/g) ?? []).size;
  const values = Array.from({ length: places }, () => fromId);
  const found = await select(manager, keyRow, rows, values);
  return found.map(({ key }) => key);
}

/** The keys of those that could be led. */
async function lead(
  manager: EntityManager,
  names: Omit<PersonColumnNames, 'rows'>,
  given: readonly string[],
  way: Way,
): Promise<string[]> {
  const { table, column, key: name } = names;
  const standing = await select(
    manager,
    keyRow,
    `SELECT ${name} AS key FROM ${table} WHERE ${column} = $1 AND ${name} IN ${idList(manager, '$2')}
     ORDER BY ${name}`,
    [way.fromId, JSON.stringify(given)],
  );
  const keys = standing.map(({ key }) => key);
  if (keys.length === 0) return [];
  if (await isAllowed(manager, () => setColumn(manager, names, keys, way))) return keys;
  const led: string[] = [];
  for (const key of keys) {
    if (await isAllowed(manager, () => setColumn(manager, names, [key], way))) led.push(key);
  }
  return led;
}

async function isAllowed(manager: EntityManager, step: () => Promise<unknown>): Promise<boolean> {
  const refused = await inSavepoint(manager, async () => {
    await step();
  });
  if (refused === null) return true;
  const { refusedBy } = refused;
  const isInvariant =
    isDuplicate(refusedBy) ||
    violates(refusedBy, 'mentee_in_one_place') ||
    violates(refusedBy, 'mentor_in_one_place');
  if (!isInvariant) throw refusedBy;
  return false;
}

function setColumn(
  manager: EntityManager,
  { table, column, key, isVersioned }: Omit<PersonColumnNames, 'rows'>,
  keys: readonly string[],
  { fromId, toId }: Way,
): Promise<number> {
  return execute(
    manager,
    `UPDATE ${table} SET ${column} = $1${isVersioned ? ', version = version + 1' : ''}
     WHERE ${column} = $2 AND ${key} IN ${idList(manager, '$3')}`,
    [toId, fromId, JSON.stringify(keys)],
  );
}
