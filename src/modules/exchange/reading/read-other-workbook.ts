import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { CellValue, SheetTable, TableRow } from '../../../core/sheets/table';
import { damaged, locked, MOST_ROWS, mostColumns, tooLarge, tooManyRows } from './inspect-workbook';

/** Blank rows beside the people. */
const SPARE_ROWS = 10_000;
const MOST_MERGED_CELLS = 100_000;
const MOST_CELLS = 800_000;
/** Records of cells ([MS-XLS] 2.3): formula, those of many cells, and those of one. */
const CELLS_OF: Partial<Record<number, (length: number) => number>> = {
  0x0006: () => 1,
  0x00bd: (length) => (length - 6) / 6,
  0x00be: (length) => (length - 6) / 2,
  0x00d6: () => 1,
  0x00fd: () => 1,
  0x0201: () => 1,
  0x0203: () => 1,
  0x0204: () => 1,
  0x0205: () => 1,
  0x027e: () => 1,
};

/** The sheets of a workbook of Excel 97–2003 (.xls), hidden ones and hidden rows marked as such. */
export function readXls(name: string, bytes: Buffer): SheetTable[] {
  assertBearable(name, bytes);
  const workbook = opened(name, bytes);
  if (workbook.SheetNames.some((sheet) => !workbook.Sheets[sheet])) throw damaged(name);
  const sheets = workbook.Workbook?.Sheets ?? [];
  const isHidden = sheets.map(({ Hidden }) => Boolean(Hidden));
  return tablesOf(name, workbook, {
    isHidden: isHidden.includes(false) ? isHidden : [],
    hiddenRows: workbook.SheetNames.map((sheet) => hiddenRowsOf(workbook.Sheets[sheet])),
  });
}

/** Counts the cells of the records before the library makes any of them. */
function assertBearable(name: string, bytes: Buffer): void {
  const stream = recordsOf(name, bytes);
  let cells = 0;
  for (let at = 0; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2);
    cells += CELLS_OF[stream.readUInt16LE(at)]?.(length) ?? 0;
    if (cells > MOST_CELLS) throw tooLarge(name, 'empty-cells');
    at += 4 + length;
  }
}

function recordsOf(name: string, bytes: Buffer): Buffer {
  const { CFB } = library();
  try {
    const file = CFB.read(bytes, { type: 'buffer' });
    const found = CFB.find(file, '/Workbook') ?? CFB.find(file, '/Book');
    if (found?.content) return Buffer.from(found.content as Uint8Array);
  } catch {
    throw damaged(name);
  }
  throw damaged(name);
}

/** What a file hides, by the order of its sheets; rows by their number, 1 is the first. */
export interface Hiding {
  isHidden: readonly boolean[];
  hiddenRows: readonly ReadonlySet<number>[];
}

/** Any workbook that the library knows; `hiding` is what it does not tell. */
export function tablesIn(name: string, bytes: Buffer, hiding: Hiding): SheetTable[] {
  return tablesOf(name, opened(name, bytes), hiding);
}

function opened(name: string, bytes: Buffer): WorkBook {
  const { read } = library();
  const sheetRows = MOST_ROWS + SPARE_ROWS;
  try {
    return read(bytes, { cellDates: true, UTC: true, dense: true, cellStyles: true, sheetRows });
  } catch (error) {
    throw /password-protected/i.test(String(error)) ? locked(name) : damaged(name);
  }
}

function tablesOf(name: string, { SheetNames, Sheets }: WorkBook, hiding: Hiding): SheetTable[] {
  return SheetNames.map((sheet, at) => {
    if (!Sheets[sheet]) throw damaged(name);
    const rows = rowsOf(Sheets[sheet], hiding.hiddenRows[at] ?? new Set());
    if (rows.length > MOST_ROWS) throw tooManyRows(name);
    return { name: sheet, rows, ...(hiding.isHidden[at] ? { isHidden: true as const } : {}) };
  });
}

function hiddenRowsOf(sheet: WorkSheet): Set<number> {
  const hidden = new Set<number>();
  (sheet['!rows'] ?? []).forEach((row, index) => {
    if (row?.hidden) hidden.add(index + 1);
  });
  return hidden;
}

function rowsOf(sheet: WorkSheet, hidden: ReadonlySet<number>): TableRow[] {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const cells = data.map((row) =>
    Array.from(row ?? [], (cell) => plain(cell)).slice(0, mostColumns),
  );
  spreadMerged(sheet, cells);
  return cells.flatMap((row, index): TableRow[] => {
    if (!row || row.every((cell) => cell === null)) return [];
    const number = index + 1;
    return [{ number, cells: row, ...(hidden.has(number) ? { isHidden: true } : {}) }];
  });
}

/** A merged cell says the same in each of its places, as in an .xlsx. */
function spreadMerged(sheet: WorkSheet, cells: (CellValue[] | undefined)[]): void {
  let left = MOST_MERGED_CELLS;
  for (const { s, e } of sheet['!merges'] ?? []) {
    const value = cells[s.r]?.[s.c] ?? null;
    if (value === null) continue;
    const lastColumn = Math.min(e.c, mostColumns - 1);
    for (let row = s.r; row <= e.r && left > 0; row += 1) {
      for (let column = s.c; column <= lastColumn && left > 0; column += 1, left -= 1) {
        const line = (cells[row] ??= []);
        while (line.length < column) line.push(null);
        line[column] = value;
      }
    }
  }
}

function plain(cell: CellObject | undefined): CellValue {
  if (cell?.v === undefined || cell.t === 'z') return cell?.f ? formulaOf(cell.f, null) : null;
  const value = cell.t === 'e' ? (cell.w ?? null) : cell.v;
  return cell.f ? formulaOf(cell.f, value) : value;
}

function formulaOf(formula: string, result: Exclude<CellObject['v'], undefined> | null): CellValue {
  return { formula, result };
}

/** Loaded with the first file that needs it. */
function library(): typeof import('@e965/xlsx') {
  return require('@e965/xlsx') as typeof import('@e965/xlsx');
}
