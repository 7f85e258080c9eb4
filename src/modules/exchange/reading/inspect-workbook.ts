import { DomainError } from '../../../platform/common/domain-error';
import { plainSheet } from './plain-sheet';
import { plainXml } from './plain-xml';
import { type NamedPart, partsIn } from './workbook-parts';
import type { ZipEntry } from './zip-entries';

/** More filled rows than the largest unit has people in one list. */
export const MOST_ROWS = 20_000;

/** No list is wider; a space typed far to the right makes no row of 16,384 cells. */
export const mostColumns = 1_000;

const MOST_UNPACKED_BYTES = 160 * 1024 * 1024;
const MOST_ROW_ELEMENTS = 60_000;
const MOST_CELLS = 800_000;
const MOST_MERGED_CELLS = 500_000;
/** Of all parts together: a filled cell has four. */
const MOST_TAGS = 3_500_000;
const LESS_THAN = 0x3c;
/** Signs that may go on with the name of a tag; whatever else follows, a reader may take it for the name's end. */
const IN_A_NAME = new Set(
  Array.from({ length: 256 }, (_, sign) => sign).filter(
    (sign) => sign > 127 || /[\w:.-]/.test(String.fromCharCode(sign)),
  ),
);
const MERGED = /<mergeCell\s[^<]*?ref\s*=\s*["']([^"']*)["']/g;
const RANGE = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i;
const WORKBOOK = 'xl/workbook.xml';
const USUAL_PART = /^xl\/(?:worksheets\/sheet\d+|sharedStrings|styles)\.xml$/;
const RELATIONSHIPS = 'xl/_rels/workbook.xml.rels';

/**
 * Unpacks an .xlsx before the reader sees it: refuses what is no workbook, and one whose size, rows, cells
 * or merged cells are unbearable; a file that lies about its size is stopped. Gives the parts that hold
 * people's rows, by name, in the plainest XML; pictures, macros, themes and the like stay packed.
 */
export async function inspectWorkbook(
  name: string,
  entries: readonly ZipEntry[],
): Promise<Map<string, Buffer>> {
  if (!entries.some((entry) => entry.name === WORKBOOK)) throw notASheet(name);
  const parts = new Map<string, Buffer>();
  const unread = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  let left = MOST_UNPACKED_BYTES;
  let tags = 0;
  const read = async (written: string): Promise<Buffer | null> => {
    const entry = unread.get(written.toLowerCase());
    if (!entry) return null;
    unread.delete(written.toLowerCase());
    const content = await unpacked(name, entry, left);
    left -= content.length;
    tags += tagsIn(content, MOST_TAGS - tags);
    if (tags > MOST_TAGS) throw tooLarge(name, 'unpacked');
    return plainXml(content);
  };
  const related = partsIn((await read(RELATIONSHIPS))?.toString() ?? '');
  parts.set(RELATIONSHIPS, Buffer.from(related.relationships));
  // Where nothing says which parts there are, they are what they are called.
  const named = related.parts.length > 0 ? related.parts : usualParts(entries);
  for (const part of [{ written: WORKBOOK, name: WORKBOOK }, ...named]) {
    const content = await read(part.written);
    if (!content) continue;
    const isSheet = part.name.startsWith('xl/worksheets/');
    if (isSheet) inspectSheet(name, content);
    parts.set(part.name, isSheet ? Buffer.from(plainSheet(content.toString())) : content);
  }
  return parts;
}

function usualParts(entries: readonly ZipEntry[]): NamedPart[] {
  return entries.flatMap(({ name }) => (USUAL_PART.test(name) ? [{ written: name, name }] : []));
}

/** The refusal of a file that no reader can open. */
export function damaged(name: string): DomainError {
  return new DomainError('file-damaged', { file: name });
}

/** The refusal of a file that is something else than a sheet. */
export function notASheet(name: string): DomainError {
  return new DomainError('file-not-a-sheet', { file: name });
}

/** The refusal of a file behind a password. */
export function locked(name: string): DomainError {
  return new DomainError('file-locked', { file: name });
}

/** The refusal of a file that takes too much to be read. */
export function tooLarge(name: string, why: 'unpacked' | 'empty-cells' | 'texts'): DomainError {
  return new DomainError('file-too-large', { file: name, why });
}

/** The refusal of a list that is longer than any unit's. */
export function tooManyRows(name: string): DomainError {
  return new DomainError('file-too-many-rows', { file: name, most: MOST_ROWS });
}

async function unpacked(name: string, entry: ZipEntry, mostBytes: number): Promise<Buffer> {
  const content = await entry.unpack(mostBytes).catch(() => Promise.reject(damaged(name)));
  if (!content) throw tooLarge(name, 'unpacked');
  return content;
}

/** How many there are, as far as `most`: whatever they are called, each costs its reader memory. */
function tagsIn(xml: Buffer, most: number): number {
  let tags = 0;
  for (let at = xml.indexOf(LESS_THAN); at !== -1 && tags <= most;) {
    tags += 1;
    at = xml.indexOf(LESS_THAN, at + 1);
  }
  return tags;
}

function inspectSheet(name: string, xml: Buffer): void {
  if (countFilledRows(xml) > MOST_ROWS) throw tooManyRows(name);
  if (hasMore(xml, '<row', MOST_ROW_ELEMENTS) || hasMore(xml, '<c', MOST_CELLS)) {
    throw tooLarge(name, 'empty-cells');
  }
  if (mergedCells(xml) > MOST_MERGED_CELLS) throw damaged(name);
}

/** Rows with at least one value; stops soon after the limit. */
function countFilledRows(xml: Buffer): number {
  let rows = 0;
  let row = nextTag(xml, '<row', 0);
  let value = nextTag(xml, '<v', 0);
  let inline = nextTag(xml, '<is', 0);
  while (row < xml.length && rows <= MOST_ROWS) {
    const end = nextTag(xml, '<row', row + 1);
    if (value < row) value = nextTag(xml, '<v', row);
    if (inline < row) inline = nextTag(xml, '<is', row);
    if (Math.min(value, inline) < end) rows += 1;
    row = end;
  }
  return rows;
}

/** Whether a tag stands in the sheet more often than `most` times. */
function hasMore(xml: Buffer, tag: string, most: number): boolean {
  let seen = 0;
  for (let at = nextTag(xml, tag, 0); at < xml.length; at = nextTag(xml, tag, at + 1)) {
    seen += 1;
    if (seen > most) return true;
  }
  return false;
}

/** Where the tag, such as "<c", begins at or after `from`; the length of the sheet when it does no more. */
function nextTag(xml: Buffer, tag: string, from: number): number {
  for (let at = xml.indexOf(tag, from); at !== -1; at = xml.indexOf(tag, at + 1)) {
    if (!IN_A_NAME.has(xml[at + tag.length])) return at;
  }
  return xml.length;
}

/** How many cells the merged ranges have together; Infinity when one is written so that it cannot be told. */
function mergedCells(xml: Buffer): number {
  const start = nextTag(xml, '<mergeCell', 0);
  let cells = 0;
  for (const [, ref] of xml.toString('latin1', start).matchAll(MERGED)) {
    const [, left, top, right, bottom] = RANGE.exec(ref) ?? [];
    if (bottom === undefined) return Infinity;
    const width = columnNumber(right) - columnNumber(left) + 1;
    cells += width * (Number(bottom) - Number(top) + 1);
  }
  return cells;
}

function columnNumber(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}
