import { normaliseText, plainKey } from '../vietnamese/text';
import { type Column, meaningsOf } from './columns';
import { cellText, isBlank, SheetTable, TableRow } from './table';

/** Where the columns of a sheet stand and what they mean. */
export interface Header {
  /** The last row of the header; people begin below it. */
  rowNumber: number;
  /** Index (0 is A) of each recognised column. */
  columns: Partial<Record<Column, number>>;
  /** The header texts of all columns by index, recognised or not, as written. */
  texts: string[];
}

const ROWS_SEARCHED = 60;
const FEWEST_COLUMNS = 2;
/** With so many recognised columns a better header can only be its second row. */
const SURE_COLUMNS = 5;
const ROWS_AFTER_SURE = 2;

/** Finds the row whose cells mean the most different things; null when no row looks like a header. */
export function findHeader(table: SheetTable): Header | null {
  let best: Header | null = null;
  let last = ROWS_SEARCHED;
  const rows = table.rows.slice(0, ROWS_SEARCHED);
  for (const [index, row] of rows.entries()) {
    if (index > last) break;
    const single = headerFrom(row.number, textsOf(row));
    const below = rows.at(index + 1);
    const double =
      below && isSubHeader(below) ? headerFrom(below.number, joined(row, below)) : null;
    for (const candidate of [single, double]) {
      if (candidate && countColumns(candidate) > (best ? countColumns(best) : FEWEST_COLUMNS - 1)) {
        best = candidate;
        if (countColumns(candidate) >= SURE_COLUMNS) last = Math.min(last, index + ROWS_AFTER_SURE);
      }
    }
  }
  return best;
}

/** The header text of a column, for telling people which column is meant. */
export function columnText(header: Header, column: Column): string {
  const index = header.columns[column];
  return index === undefined ? '' : (header.texts[index] ?? '');
}

/** Whether a row repeats the header, as at the top of a printed page. */
export function repeatsHeader(header: Header, row: TableRow): boolean {
  const recognised = Object.values(header.columns);
  const isSame = (column: number): boolean => {
    const text = plainKey(cellText(row.cells[column]));
    return text !== '' && plainKey(header.texts[column] ?? '').includes(text);
  };
  // Two of the first columns tell almost every row apart, so most people cost two comparisons.
  const filled = recognised.filter((column) => !isBlank(row.cells[column]));
  if (!filled.slice(0, 2).some(isSame)) return false;
  const same = filled.filter(isSame).length;
  return same >= 2 && same * 2 > filled.length;
}

function headerFrom(rowNumber: number, texts: string[]): Header | null {
  const wishes = texts
    .flatMap((text, index) => meaningsOf(text).map((meaning) => ({ ...meaning, index })))
    .sort((one, other) => one.doubt - other.doubt || one.index - other.index);
  const columns: Header['columns'] = {};
  const taken = new Set<number>();
  for (const { column, index } of wishes) {
    if (columns[column] !== undefined || taken.has(index)) continue;
    columns[column] = index;
    taken.add(index);
  }
  return taken.size >= FEWEST_COLUMNS ? { rowNumber, columns, texts } : null;
}

function countColumns(header: Header): number {
  return Object.keys(header.columns).length;
}

function textsOf(row: TableRow): string[] {
  return row.cells.map((cell) => normaliseText(cellText(cell)));
}

/** The second row of a header holds a few short words and no numbers. */
function isSubHeader(row: TableRow): boolean {
  const texts = textsOf(row).filter((text) => text !== '');
  return (
    texts.length > 0 &&
    texts.every((text) => !/^[+\d\s./()-]*\d{2,}/.test(text)) &&
    texts.some((text) => meaningsOf(text).length > 0)
  );
}

/** Two header rows as one: a cell merged over both counts once, a group's title gives way to its parts. */
function joined(upper: TableRow, lower: TableRow): string[] {
  const above = textsOf(upper);
  const below = textsOf(lower);
  const width = Math.max(above.length, below.length);
  return Array.from({ length: width }, (_, column) => below[column] || above[column] || '');
}
