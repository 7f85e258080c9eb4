import { createHash } from 'node:crypto';
import { StartRefusal } from '../common/start-refusal';
import type { Cells, Store, TableOfStore } from './store';

/** How many rows a table has, and a sum over all of them that does not depend on their order. */
export interface Tally {
  rows: number;
  sum: string;
}

/**
 * Copies every row of every table, and compares: each is read again where it was written, counted and summed.
 * Gives the rows of each table. @throws StartRefusal copy-differs
 */
export async function copyRows(from: Store, to: Store): Promise<Record<string, number>> {
  const [tables, there] = [await from.tables(), await to.tables()];
  assertSame(namesOf(tables), namesOf(there));
  for (const table of there) await to.empty(table);
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const given = new Sum();
    for await (const rows of from.read(table)) {
      given.add(rows);
      await to.write(table, rows);
    }
    const found = await tallyOf(to, table);
    assertSame(
      `${table.name} ${given.rows} ${given.sum}`,
      `${table.name} ${found.rows} ${found.sum}`,
    );
    counts[table.name] = found.rows;
  }
  return counts;
}

export async function tallyOf(store: Store, table: TableOfStore): Promise<Tally> {
  const sum = new Sum();
  for await (const rows of store.read(table)) sum.add(rows);
  return { rows: sum.rows, sum: sum.sum };
}

function namesOf(tables: readonly TableOfStore[]): string {
  return tables.map(({ name, columns }) => `${name} (${columns.join(', ')})`).join('\n');
}

function assertSame(given: string, found: string): void {
  if (given !== found) throw new StartRefusal('copy-differs', firstDifference(given, found));
}

function firstDifference(given: string, found: string): string {
  const lines = found.split('\n');
  const [line, index] = given
    .split('\n')
    .map((one, place) => [one, place] as const)
    .find(([one, place]) => one !== lines[place]) ?? [found, 0];
  return `${line} / ${lines[index] ?? ''}`;
}

/** Sums of 32 bits over the hashes of the rows: rows that were swapped, lost or doubled show. */
class Sum implements Tally {
  rows = 0;
  private readonly sums = [0, 0, 0, 0];

  add(rows: readonly Cells[]): void {
    this.rows += rows.length;
    for (const row of rows) {
      const hash = createHash('sha256').update(JSON.stringify(row)).digest();
      for (const [index, sum] of this.sums.entries()) {
        this.sums[index] = (sum + hash.readUInt32LE(4 * index)) >>> 0;
      }
    }
  }

  get sum(): string {
    return this.sums.map((sum) => sum.toString(16).padStart(8, '0')).join('');
  }
}
