import { normaliseText } from '../vietnamese/text';
import { cellText, type CellValue, type SheetTable } from './table';

/**
 * The hidden tab of a file with rows that were not taken. In its columns stand the marks of those that were
 * somebody's second row, and where they stood: alone in a file nothing would tell that any more.
 */
export const marksTab = 'tung-ngo';

/** Tells whether a row is as it was, however the file was saved since: 64 bits of its texts (FNV-1a, twice). */
export function markOf(cells: readonly CellValue[]): string {
  const texts = cells.map((cell) => normaliseText(cellText(cell)));
  while (texts.at(-1) === '') texts.pop();
  const text = texts.join('\u0001');
  return [0x811c9dc5, 0x01000193].map((seed) => fnv(text, seed)).join('');
}

/** What a file brings of rows that were somebody's second: their marks, and where they stood; see `placeKey`. */
export interface SecondRows {
  marks: ReadonlySet<string>;
  places: ReadonlySet<string>;
}

export function secondRowsIn(tables: readonly SheetTable[]): SecondRows {
  const rows = tables.find(({ name }) => name === marksTab)?.rows ?? [];
  const column = (at: number): Set<string> => new Set(rows.map(({ cells }) => cellText(cells[at])));
  return { marks: column(0), places: column(1) };
}

/** Where a row stood in the list that it came from. */
export function placeKey(tab: string, row: string | number): string {
  return `${tab}:${row}`;
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
