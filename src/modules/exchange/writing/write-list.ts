import type { CellValue } from '../../../core/sheets/table';
import { newWorkbook } from '../workbook/new-workbook';
import type { ListToWrite } from './lists-to-write';
import { addBodyRow, bytesOf, type PrintedColumn, printedSheet } from './printed-sheet';
import { isLong, writtenApart } from './written-apart';

/** Excel takes no longer name of a sheet, and none of these signs in it; an apostrophe ends the name where one refers to it. */
const LONGEST_NAME = 31;
const FORBIDDEN_IN_NAME = /[\\/?*[\]:'’]/g;

/** A list as an .xlsx for people: the title above, a column each, the rows in the order given. */
export function writeList(
  title: string,
  columns: readonly PrintedColumn[],
  rows: readonly (readonly CellValue[])[],
): Promise<Buffer> {
  const list = { title, columns, rows };
  return isLong(rows) ? writtenApart('list', list) : listBytes(list);
}

/** The same, written here. */
export function listBytes({ title, columns, rows }: ListToWrite): Promise<Buffer> {
  const workbook = newWorkbook();
  const name = title.replace(FORBIDDEN_IN_NAME, ' ').slice(0, LONGEST_NAME).trim();
  const sheet = printedSheet(workbook, name, title, columns);
  for (const row of rows) addBodyRow(sheet, row);
  return bytesOf(workbook);
}
