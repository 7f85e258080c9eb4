/** A cell as both databases know it: text, number, yes or no, nothing. */
export type Cell = string | number | boolean | null;
export type Cells = Cell[];

export interface TableOfStore {
  name: string;
  /** In the same order on both databases. */
  columns: readonly string[];
}

/** All rows of one database, whichever it is, as they are read and written when they are copied. */
export interface Store {
  tables(): Promise<TableOfStore[]>;
  /** Every row as it was when the store was opened, some thousands at a time. */
  read(table: TableOfStore): AsyncIterable<Cells[]>;
  empty(table: TableOfStore): Promise<void>;
  write(table: TableOfStore, rows: readonly Cells[]): Promise<void>;
}

/** What belongs to a database and not to what is kept in it: which migrations have run on it. */
export const ownTables = ['migrations', 'backup_note'];

export const ROWS_AT_ONCE = 2_000;

/** Both databases take at least so many values in one statement. */
const MOST_VALUES = 30_000;

/** An INSERT of several rows in one statement, and as many such as are needed. */
export function* insertsOf(
  { name, columns }: TableOfStore,
  rows: readonly Cells[],
  mark: (place: number) => string,
): Iterable<{ sql: string; values: Cell[] }> {
  const size = Math.max(1, Math.min(400, Math.floor(MOST_VALUES / columns.length)));
  const names = columns.map((column) => `"${column}"`).join(', ');
  for (let from = 0; from < rows.length; from += size) {
    const part = rows.slice(from, from + size);
    let place = 0;
    const marks = part.map((row) => `(${row.map(() => mark(++place)).join(', ')})`);
    yield {
      sql: `INSERT INTO "${name}" (${names}) VALUES ${marks.join(', ')}`,
      values: part.flat(),
    };
  }
}
