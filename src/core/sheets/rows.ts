import { accentKey, plainKey } from '../vietnamese/text';
import { asideColumns, type Column } from './columns';
import { Header, repeatsHeader } from './header';
import { cellText, isBlank, SheetTable, TableRow } from './table';

/** A row of a person and the hamlet's heading above it ("II. Thôn 2"), "" where lists have none. */
export interface PersonLine {
  row: TableRow;
  heading: string;
  /** The tab that it stood in, as a file of ours says of a row that was not taken; "" elsewhere. */
  tab: string;
}

/** With its accents, since Tống is a surname. */
const TOTAL =
  /^(?:tổng|cộng)(?: (?:cộng|số|hợp))?(?=[\s:.\d]|$)|^tong(?: cong| so)|^(?:tong|cong)(?=\s*[:\d]|$)/u;
const SIGNATURE =
  /^(?:danh sach (?:nay|tren|co|gom)|(?:bang|viet bang) chu\b|nguoi lap|nguoi tong hop|lap bang|ky (?:va )?ghi|ky ten|xac nhan|tm\b|kt\b|tl\b|chu tich|pho chu tich|truong (?:thon|ban|phong|khu)|can bo (?:lap|tong hop)|thu truong|noi nhan|ghi chu\b|luu y\b|an dinh)|\bngay (?:\d+ )?thang (?:\d+ )?nam\b/;
const HEADING =
  /^(?:(?:[ivx]+|[a-z]|\d{1,2})\s*[.)\-/:]?\s*)?((?:thôn|xóm|tổ dân phố|tdp|tổ|khu phố|khu|bản|ấp|buôn|khóm|khối|làng|thon|xom)(?=[\s\d]).*)$/u;
/** The cells that make a row a person; a total or a signature fills at most one of them by chance. */
const OF_A_PERSON: readonly Column[] = [
  'birthYear',
  'age',
  'phone',
  'topics',
  'windows',
  'consentOn',
  'gender',
  'languages',
];

/**
 * The rows that stand for people: titles above, empty rows, numbered but empty rows, repeated headers,
 * totals and signatures are left out. A row with any part of a person stays, so that its faults are told.
 */
export function personLines(table: SheetTable, header: Header): PersonLine[] {
  const lines: PersonLine[] = [];
  let heading = '';
  let isBelowTotal = false;
  for (const row of table.rows) {
    if (row.number <= header.rowNumber || isEmpty(header, row)) continue;
    if (repeatsHeader(header, row) || numbersItsColumns(row)) continue;
    const headed = headingOf(header, row);
    if (headed !== null) {
      heading = headed;
      isBelowTotal = false;
    } else if (isTotal(header, row) || isSignature(header, row)) {
      isBelowTotal = true;
    } else if (!isBelowTotal || personCells(header, row).length >= 2) {
      lines.push({ row, heading, tab: tabOf(header, row) });
      isBelowTotal = false;
    }
  }
  return lines;
}

function tabOf({ columns }: Header, row: TableRow): string {
  if (columns.ourTab === undefined || columns.ourReason === undefined) return '';
  return cellText(row.cells[columns.ourTab]).trim();
}

function isEmpty(header: Header, row: TableRow): boolean {
  return row.cells.every((cell, column) => isBlank(cell) || isAside(header, column));
}

function isAside({ columns }: Header, column: number): boolean {
  return asideColumns.some((aside) => columns[aside] === column);
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

/** A line with nothing but a hamlet's name, perhaps merged over all columns. */
function headingOf(header: Header, row: TableRow): string | null {
  const texts = new Set<string>();
  for (const [column, cell] of row.cells.entries()) {
    if (!isAside(header, column) && !isBlank(cell)) texts.add(cellText(cell).trim());
    if (texts.size > 1) return null;
  }
  return hamletHeading([...texts][0] ?? '');
}

/** The hamlet that a heading or a tab names: "II. Thôn 2", "Xóm Trại 4"; null where it names none. */
export function hamletHeading(text: string): string | null {
  return HEADING.exec(accentKey(text))?.[1] ?? null;
}

function isTotal(header: Header, row: TableRow): boolean {
  const first = row.cells.find((cell) => !isBlank(cell));
  if (!TOTAL.test(accentKey(cellText(first)))) return false;
  return personCells(header, row).filter((text) => /\p{L}/u.test(text)).length < 2;
}

function isSignature(header: Header, row: TableRow): boolean {
  if (personCells(header, row).length > 0) return false;
  return row.cells.some((cell) => {
    const text = cellText(cell);
    return SIGNATURE.test(plainKey(text)) || TOTAL.test(accentKey(text));
  });
}

/** The texts that only a person has. A merged text repeats itself in every cell and counts for nothing. */
function personCells(header: Header, row: TableRow): string[] {
  const texts = OF_A_PERSON.flatMap((column) => {
    const index = header.columns[column];
    const text = index === undefined ? '' : cellText(row.cells[index]).trim();
    return text === '' || SIGNATURE.test(plainKey(text)) ? [] : [text];
  });
  const isMerged = texts.length > 1 && new Set(texts).size === 1;
  return isMerged ? [] : texts;
}
