import { inTurns } from './in-turns';

/** Rows by key, groups and rows in the order in which they came (Map.groupBy needs Node 21). */
export function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) join(groups, key(row), row);
  return groups;
}

/** The same of rows that may be many thousands: others have their turn in between. */
export async function groupedInTurns<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
): Promise<Map<string, Row[]>> {
  const groups = new Map<string, Row[]>();
  await inTurns(rows, (row) => join(groups, key(row), row));
  return groups;
}

function join<Row>(groups: Map<string, Row[]>, name: string, row: Row): void {
  const group = groups.get(name);
  if (group) group.push(row);
  else groups.set(name, [row]);
}
