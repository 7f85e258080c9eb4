import { normaliseText } from '../vietnamese/text';
import { type Column, meaningsOf } from './columns';
import { cellText, type CellValue, type SheetTable } from './table';

/**
 * The hidden tab of a file with rows that were not taken. In its columns stand the marks of those that were, or may
 * have been, somebody's second row, where they stood, which of both they were, and the marks of who they say they
 * are: alone in a file nothing would tell that any more.
 */
export const marksTab = 'tung-ngo';

/** Tells whether a row is as it was, however the file was saved since: 64 bits of its texts (FNV-1a, twice). */
export function markOf(cells: readonly CellValue[]): string {
  const texts = cells.map((cell) => normaliseText(cellText(cell)));
  while (texts.at(-1) === '') texts.pop();
  const text = texts.join('\u0001');
  return [0x811c9dc5, 0x01000193].map((seed) => fnv(text, seed)).join('');
}

/** Somebody's second row for sure, or one of which nobody has said yet whom it means. */
export type SecondKind = 'second' | 'alike';

/** What a file brings of such rows: by their marks, and by where they stood; see `placeKey`. */
export interface SecondRows {
  marks: ReadonlyMap<string, SecondKind>;
  places: ReadonlyMap<string, { kind: SecondKind; identity: string }>;
}

/** What tells people of one list apart, as a second row is mended. */
const identifying: ReadonlySet<Column> = new Set<Column>([
  'fullName',
  'givenName',
  'birthYear',
  'householdId',
]);

/** The mark of who a row says somebody is, by the headers of its columns. */
export function identityMarkOf(headers: readonly string[], cells: readonly CellValue[]): string {
  const told = headers.flatMap((header, at) => {
    const column = meaningsOf(header).at(0)?.column;
    return column !== undefined && identifying.has(column) ? [cells[at] ?? null] : [];
  });
  return markOf(told);
}

export function secondRowsIn(tables: readonly SheetTable[]): SecondRows {
  const rows = tables.find(({ name }) => name === marksTab)?.rows ?? [];
  const found = rows.map(({ cells }) => {
    const [mark, place, kind, identity] = [0, 1, 2, 3].map((at) => cellText(cells[at]));
    return { mark, place, kind: kindNamed(kind), identity };
  });
  return {
    marks: new Map(found.map(({ mark, kind }) => [mark, kind])),
    places: new Map(found.map(({ place, kind, identity }) => [place, { kind, identity }])),
  };
}

function kindNamed(name: string): SecondKind {
  return name === 'alike' ? name : 'second';
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
