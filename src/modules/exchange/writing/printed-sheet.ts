import type { CellValue as ExcelValue, Row, Style, Workbook, Worksheet } from 'exceljs';
import { CellValue, cellText, cellValue } from '../../../core/sheets/table';

/** The media type of an .xlsx. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One column of a sheet made for people: its header and width in characters. */
export interface PrintedColumn {
  header: string;
  width: number;
}

/** Excel's number for A4; exceljs declares it as a constant that only its own build can read. */
const A4 = { paperSize: 9 };
const TEXT_FORMAT = '@';
const LONGEST_CELL = 32_767;
const HEADER_FILL = 'FFE3F0E8';
/** Of 9: the usual level, 6, takes three times as long for a tenth less. */
const packing = { compression: 'DEFLATE', compressionOptions: { level: 2 } } as const;

/**
 * A sheet ready to print: A4 landscape, one page wide, title above, header frozen, repeated on each
 * page and with a filter.
 * Gives the sheet with its cursor below the header.
 */
export function printedSheet(
  workbook: Workbook,
  name: string,
  title: string,
  columns: readonly PrintedColumn[],
): Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '2:2',
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    },
    headerFooter: { oddFooter: 'Trang &P / &N' },
  });
  Object.assign(sheet.pageSetup, A4);
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.addRow([title]).font = { bold: true, size: 14 };
  const header = addTextRow(
    sheet,
    columns.map((column) => column.header),
  );
  header.font = { bold: true };
  header.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  for (let column = 1; column <= columns.length; column += 1) {
    const cell = header.getCell(column);
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } };
    cell.border = { bottom: { style: 'thin' } };
  }
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: columns.length } };
  return sheet;
}

/**
 * Adds a row whose texts stay texts: they are written as strings in text format, so that a name such as
 * "=cmd|…" is never computed, neither on opening nor after somebody edits the cell.
 */
export function addTextRow(sheet: Worksheet, values: readonly CellValue[]): Row {
  const row = sheet.addRow(values.map(writable));
  row.eachCell((cell) => {
    cell.style = { ...styleOf(cell.value) };
  });
  return row;
}

/**
 * The same of a row that stays as it is, as most do: thousands of cells of one style are written twice as fast. What is
 * empty is no cell at all, since each would have a style of its own.
 */
export function addBodyRow(sheet: Worksheet, values: readonly CellValue[]): void {
  sheet.addRow(values.map((value) => writable(value) ?? undefined)).eachCell((cell) => {
    cell.style = styleOf(cell.value);
  });
}

const alignment = { wrapText: true, vertical: 'top' } as const;
const plainStyle: Partial<Style> = Object.freeze({ alignment });
const textStyle: Partial<Style> = Object.freeze({ alignment, numFmt: TEXT_FORMAT });

const styleOf = (value: ExcelValue): Partial<Style> =>
  typeof value === 'string' ? textStyle : plainStyle;

/** The bytes of the finished workbook. */
export async function bytesOf(workbook: Workbook): Promise<Buffer> {
  return Buffer.from(await workbook.xlsx.writeBuffer({ zip: packing }));
}

function writable(cell: CellValue): ExcelValue {
  const value = cellValue(cell);
  if (value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return withoutControls(cellText(cell)).slice(0, LONGEST_CELL);
}

/** XML knows no other control characters than tab and line ends. */
function withoutControls(text: string): string {
  return controls.test(text) ? text.replace(/[^\P{Cc}\t\n\r]/gu, '') : text;
}

const controls = /\p{Cc}/u;
