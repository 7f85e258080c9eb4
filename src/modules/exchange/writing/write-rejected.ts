import type { Workbook } from 'exceljs';
import {
  identityMarkOf,
  markOf,
  marksTab,
  placeKey,
  type SecondKind,
} from '../../../core/sheets/row-marks';
import { defaultLanguage, textsIn } from '../../../texts';
import { newWorkbook } from '../workbook/new-workbook';
import { lengthOf, mostLetters } from '../reading/text-budget';
import type { RejectedForWriting, RejectedToWrite } from './lists-to-write';
import { addBodyRow, addTextRow, bytesOf } from './printed-sheet';
import { isLong, writtenApart } from './written-apart';

const WIDTH = 18;
const REASON_WIDTH = 50;

/**
 * The rows not taken as an .xlsx, each once: first the row, the column and the reason, then the sheet's own columns
 * under their own headers, so that an officer can mend them and hand them in again. `columns` are the sheet's
 * headers by position.
 */
export function writeRejected(
  columns: readonly string[],
  rows: readonly RejectedForWriting[],
): Promise<Buffer> {
  const list = { columns, rows };
  return isLong(rows) ? writtenApart('rejected', list) : rejectedBytes(list);
}

/** The same, written here. */
export function rejectedBytes({ columns, rows }: RejectedToWrite): Promise<Buffer> {
  const workbook = newWorkbook();
  const { rejectedColumns } = textsIn(defaultLanguage).exported;
  const hasTabs = rows.some(({ tab }) => tab !== undefined);
  const leading = [
    rejectedColumns.row,
    rejectedColumns.column,
    rejectedColumns.reason,
    ...(hasTabs ? [rejectedColumns.tab] : []),
  ];
  const sheet = workbook.addWorksheet(textsIn(defaultLanguage).exported.rejectedSheet, {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  addTextRow(sheet, [...leading, ...columns]).font = { bold: true };
  const room = roomForReasons(rows);
  for (const { row, tab = '', cells, issues } of rows) {
    addBodyRow(sheet, [
      row,
      shortened(unique(issues.map(({ column }) => column)).join('; '), room / 4),
      shortened(issues.map(({ reason }) => reason).join(' '), (room / 4) * 3),
      ...(hasTabs ? [tab] : []),
      ...cells,
    ]);
  }
  sheet.columns.forEach((column, index) => {
    column.width = index === 2 ? REASON_WIDTH : WIDTH;
  });
  addMarks(workbook, columns, rows);
  return bytesOf(workbook);
}

/** Letters of a row of the marks and of its place, more or less. */
const OTHER_LETTERS = 120;

/** Where thousands of rows have all faults that there are, so many letters of them a row that the file may come back. */
function roomForReasons(rows: readonly RejectedForWriting[]): number {
  let cells = 0;
  for (const row of rows) for (const cell of row.cells) cells += lengthOf(cell) + 1;
  return Math.max(0, (mostLetters - cells) / Math.max(1, rows.length) - OTHER_LETTERS);
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(0, Math.floor(most) - 1))}…`;
}

/** What tells later that a second row of somebody was not mended; see `marksTab`. */
function addMarks(
  workbook: Workbook,
  columns: readonly string[],
  rows: readonly RejectedForWriting[],
): void {
  const twice = rows.filter(({ issues }) => kindOf(issues) !== null);
  if (twice.length === 0) return;
  const sheet = workbook.addWorksheet(marksTab, { state: 'veryHidden' });
  for (const { row, tab = '', cells, issues } of twice) {
    const identity = identityMarkOf(columns, cells);
    sheet.addRow([markOf(cells), placeKey(tab, row), kindOf(issues), identity]);
  }
}

/** Whoever may be somebody else is asked about again; of a row without its problem nobody knows more than its code. */
function kindOf(issues: RejectedForWriting['issues']): SecondKind | null {
  const twice = issues.filter(({ code }) => code === 'duplicate');
  if (twice.length === 0) return null;
  const isAlike = twice.every(
    ({ problem }) => problem === 'duplicate-alike' || problem === 'person-alike',
  );
  return isAlike ? 'alike' : 'second';
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
