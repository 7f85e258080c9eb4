import {
  hasForeignLetters,
  hasOldLetters,
  isWrittenIn,
  type LegacyEncoding,
  toUnicode,
} from '../vietnamese/legacy-encodings';
import { meaningsOf } from './columns';
import { CellValue, SheetTable } from './table';

const ENCODINGS: readonly LegacyEncoding[] = ['TCVN3', 'VNI'];
const ASCII = /^[\0-\x7f]*$/;

/**
 * The table in Unicode: cells that are surely written in TCVN3 or VNI are converted, and where most of a
 * column is, or is no Vietnamese ("Tèi thø 3"), so are those of it that could be either ("Lê", "Tèng"). A table in Unicode is
 * given back.
 */
export function inUnicode(table: SheetTable): SheetTable {
  const [first, second] = ENCODINGS.map((encoding) =>
    sum(countByColumn(table, (text) => isWrittenIn(encoding, text))),
  );
  if (!first && !second) return table;
  const encoding = ENCODINGS[first >= second ? 0 : 1];
  const isOld = (text: string): boolean => isWrittenIn(encoding, text) || hasForeignLetters(text);
  const columns = countByColumn(table, isOld);
  const open = countByColumn(table, (text) => !isOld(text));
  const isMostly = (column: number): boolean =>
    (columns[column] ?? 0) >= 2 && (columns[column] ?? 0) >= (open[column] ?? 0);
  const rows = table.rows.map(({ cells, ...row }) => ({
    ...row,
    cells: cells.map((cell, column) => converted(cell, encoding, isMostly(column))),
  }));
  return { ...table, rows, convertedFrom: encoding };
}

function converted(cell: CellValue, encoding: LegacyEncoding, isOfTheCode: boolean): CellValue {
  if (typeof cell !== 'string' || ASCII.test(cell)) return cell;
  const sure = surely(encoding, cell);
  if (sure !== null) return sure;
  return isOfTheCode && meaningsOf(cell).length === 0 ? toUnicode(encoding, cell) : cell;
}

/** What is surely written in a code; of people of two lists put together in that code which leaves nothing odd. */
function surely(encoding: LegacyEncoding, cell: string): string | null {
  const both = [encoding, ...ENCODINGS.filter((other) => other !== encoding)];
  const read = both.filter((one) => isWrittenIn(one, cell)).map((one) => toUnicode(one, cell));
  return read.find((text) => !hasOldLetters(text)) ?? read.at(0) ?? null;
}

/** How many cells of each column are so; of those that hold more than ASCII, which both codes and Unicode share. */
function countByColumn({ rows }: SheetTable, isCounted: (text: string) => boolean): number[] {
  const counts: number[] = [];
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (typeof cell !== 'string' || ASCII.test(cell) || !isCounted(cell)) continue;
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  return counts;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + (count ?? 0), 0);
}
