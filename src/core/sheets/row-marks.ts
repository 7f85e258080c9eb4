import { normaliseText } from '../vietnamese/text';
import { cellText, type CellValue, type SheetTable } from './table';

/**
 * The hidden tab of a file with rows that were not taken. In its first column stand the marks of those that were
 * somebody's second row: alone in a file nothing would tell that any more.
 */
export const marksTab = 'tung-ngo';

/** Tells whether a row is as it was, however the file was saved since: 64 bits of its texts (FNV-1a, twice). */
export function markOf(cells: readonly CellValue[]): string {
  const texts = cells.map((cell) => normaliseText(cellText(cell)));
  while (texts.at(-1) === '') texts.pop();
  const text = texts.join('\u0001');
  return [0x811c9dc5, 0x01000193].map((seed) => fnv(text, seed)).join('');
}

/** The marks that a file brings. */
export function marksIn(tables: readonly SheetTable[]): Set<string> {
  const rows = tables.find(({ name }) => name === marksTab)?.rows ?? [];
  return new Set(rows.map(({ cells }) => cellText(cells[0])));
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
