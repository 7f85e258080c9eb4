import { DomainError } from '../../../platform/common/domain-error';
import { ZipEntry, zipEntries } from './zip-entries';

/** More filled rows than the largest unit has people in one list. */
export const MOST_ROWS = 20_000;

const MOST_UNPACKED_BYTES = 160 * 1024 * 1024;
const MOST_ROW_ELEMENTS = 60_000;
const MOST_CELLS = 800_000;
const MOST_MERGED_CELLS = 500_000;
const SHEET = /^\/?xl\/worksheets\/[^/]+\.xml$/;

/**
 * Looks into an .xlsx before the reader unpacks it: whether it is a workbook at all, and whether its size,
 * rows, cells and merged cells are bearable. Nothing is kept; a file that lies about its size is stopped.
 */
export function inspectWorkbook(name: string, bytes: Buffer): void {
  const entries = zipEntries(bytes);
  if (!entries) throw damaged(name);
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw locked(name);
  if (!entries.some((entry) => /^\/?xl\/workbook\.xml$/.test(entry.name))) throw notASheet(name);
  let left = MOST_UNPACKED_BYTES;
  for (const entry of entries) {
    const content = unpacked(name, entry, left);
    left -= content.length;
    if (SHEET.test(entry.name)) inspectSheet(name, content);
  }
}

/** The refusal of a file that no reader can open. */
export function damaged(name: string): DomainError {
  return new DomainError(
    'file-damaged',
    `Không mở được tệp “${name}”: tệp hỏng hoặc không phải tệp Excel (.xlsx).`,
  );
}

/** The refusal of a file that is something else than a sheet. */
export function notASheet(name: string): DomainError {
  return new DomainError(
    'file-not-a-sheet',
    `Tệp “${name}” không phải bảng tính Excel (.xlsx) hay CSV.`,
  );
}

/** The refusal of a file behind a password. */
export function locked(name: string): DomainError {
  return new DomainError('file-locked', `Tệp “${name}” có mật khẩu, hãy bỏ mật khẩu rồi gửi lại.`);
}

/** The refusal of a list that is longer than any unit's. */
export function tooManyRows(name: string): DomainError {
  return new DomainError(
    'file-too-many-rows',
    `Tệp “${name}” có quá nhiều dòng (nhiều nhất ${MOST_ROWS.toLocaleString('vi-VN')} dòng mỗi bảng).`,
  );
}

function unpacked(name: string, entry: ZipEntry, mostBytes: number): Buffer {
  let content: Buffer | null;
  try {
    content = entry.inflate(mostBytes);
  } catch {
    throw damaged(name);
  }
  if (!content) {
    throw new DomainError('file-too-large', `Tệp “${name}” quá lớn khi mở ra, không đọc được.`);
  }
  return content;
}

function inspectSheet(name: string, xml: Buffer): void {
  if (countFilledRows(xml) > MOST_ROWS) throw tooManyRows(name);
  if (count(xml, '<row', MOST_ROW_ELEMENTS) || count(xml, '<c ', MOST_CELLS)) {
    throw new DomainError(
      'file-too-large',
      `Tệp “${name}” có quá nhiều ô trống đã định dạng, hãy chép riêng danh sách sang tệp mới.`,
    );
  }
  if (mergedCells(xml) > MOST_MERGED_CELLS) throw damaged(name);
}

/** Rows with at least one value; stops soon after the limit. */
function countFilledRows(xml: Buffer): number {
  let rows = 0;
  let row = xml.indexOf('<row');
  let value = nextValue(xml, 0);
  while (row !== -1 && value !== -1 && rows <= MOST_ROWS) {
    const next = xml.indexOf('<row', row + 4);
    const end = next === -1 ? xml.length : next;
    if (value < row) value = nextValue(xml, row);
    if (value !== -1 && value < end) rows += 1;
    row = next;
  }
  return rows;
}

function nextValue(xml: Buffer, from: number): number {
  const value = xml.indexOf('<v>', from);
  if (value !== -1) return value;
  return xml.indexOf('<is>', from);
}

/** Whether a text stands in the sheet more often than `most` times. */
function count(xml: Buffer, text: string, most: number): boolean {
  let seen = 0;
  for (let at = xml.indexOf(text); at !== -1; at = xml.indexOf(text, at + text.length)) {
    seen += 1;
    if (seen > most) return true;
  }
  return false;
}

function mergedCells(xml: Buffer): number {
  const start = xml.indexOf('<mergeCells');
  if (start === -1) return 0;
  const refs = xml
    .toString('latin1', start)
    .matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g);
  let cells = 0;
  for (const [, left, top, right, bottom] of refs) {
    const width = columnNumber(right) - columnNumber(left) + 1;
    cells += width * (Number(bottom) - Number(top) + 1);
  }
  return cells;
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
