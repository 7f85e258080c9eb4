import { plainKey } from '../vietnamese/text';
import { Field } from './fields';
import { Header, repeatsHeader } from './header';
import { cellText, isBlank, Table, TableRow } from './table';

const TOTAL_OR_SIGNATURE =
  /^(?:tong(?: cong| so)?\b|cong\b|danh sach (?:nay|tren|co|gom)|(?:bang )?chu\b|nguoi lap|nguoi tong hop|lap bang|ky (?:va )?ghi|ky ten|xac nhan|tm\b|kt\b|tl\b|chu tich|pho chu tich|truong (?:thon|ban|phong|khu)|can bo (?:lap|tong hop)|thu truong|noi nhan|ghi chu\b|luu y\b|an dinh)|\bngay (?:\d+ )?thang (?:\d+ )?nam\b/;
/** The cells that make a row a person; a total or a signature fills none of them. */
const OF_A_PERSON: readonly Field[] = [
  'birth',
  'age',
  'phone',
  'topics',
  'freeTimes',
  'consent',
  'gender',
];

/**
 * The rows that stand for people: titles above, empty rows, numbered but empty rows, repeated headers,
 * totals and signatures are left out. A row with any part of a person stays, so that its faults are told.
 */
export function personRows(table: Table, header: Header): TableRow[] {
  const rows: TableRow[] = [];
  let isBelowTotal = false;
  for (const row of table.rows) {
    if (row.number <= header.rowNumber || isEmpty(header, row)) continue;
    if (repeatsHeader(header, row) || numbersItsColumns(row)) continue;
    if (isTotalOrSignature(header, row)) {
      isBelowTotal = true;
    } else if (!isBelowTotal || hasPersonCell(header, row)) {
      rows.push(row);
    }
  }
  return rows;
}

function isEmpty(header: Header, row: TableRow): boolean {
  return row.cells.every((cell, column) => isBlank(cell) || column === header.columns.ordinal);
}

/** The line "(1) (2) (3) …" or "A B 1 2 …" under some headers. */
function numbersItsColumns(row: TableRow): boolean {
  const texts = row.cells.map((cell) => cellText(cell).trim()).filter((text) => text !== '');
  if (!texts.every((text) => /^\(?(?:\d{1,2}|[A-Z])\)?$/.test(text))) return false;
  const numbers = texts.map((text) => Number(text.replace(/\D/g, ''))).filter((value) => value > 0);
  return (
    numbers.length >= 3 &&
    numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1)
  );
}

function isTotalOrSignature(header: Header, row: TableRow): boolean {
  if (hasPersonCell(header, row)) return false;
  return row.cells.some((cell) => TOTAL_OR_SIGNATURE.test(plainKey(cellText(cell))));
}

/** A merged total repeats its one text in every cell, so equal texts count as one. */
function hasPersonCell(header: Header, row: TableRow): boolean {
  const texts = new Set(
    row.cells.map((cell) => cellText(cell).trim()).filter((text) => text !== ''),
  );
  if (texts.size <= 1) return false;
  return OF_A_PERSON.some((field) => {
    const column = header.columns[field];
    const text = column === undefined ? '' : cellText(row.cells[column]);
    return text.trim() !== '' && !TOTAL_OR_SIGNATURE.test(plainKey(text));
  });
}
