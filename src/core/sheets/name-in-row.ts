import { type Column, meaningsOf } from './columns';
import { cellText, type CellValue } from './table';

const ofNames = ['fullName', 'surname', 'middleName', 'givenName'] as const satisfies Column[];

/** Finds the name of a row as it stands there, by the headers of its columns, so that people find the row again. */
export function nameReader(headers: readonly string[]): (cells: readonly CellValue[]) => string {
  const columns = nameColumns(headers);
  return (cells) =>
    columns
      .map((column) => cellText(cells[column]).trim())
      .filter((text) => text !== '')
      .join(' ');
}

/** The header of the column that names people; "" where no column does. */
export function nameHeader(headers: readonly string[]): string {
  return headers[nameColumns(headers)[0] ?? -1] ?? '';
}

function nameColumns(headers: readonly string[]): number[] {
  const meant = headers.map((header) => meaningsOf(header).at(0)?.column);
  const [full, ...parts] = ofNames.map((name) => meant.indexOf(name));
  return (full >= 0 ? [full] : parts).filter((column) => column >= 0);
}
