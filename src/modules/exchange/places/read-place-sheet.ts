import { DomainError } from '../../../platform/common/domain-error';
import { findHeader } from '../../../core/sheets/header';
import { cellText, cellValue, CellValue, SheetTable, TableRow } from '../../../core/sheets/table';
import { pinOf, Pin, readDegrees, readPin } from '../../../core/vietnamese/coordinates';
import { normaliseText, plainKey } from '../../../core/vietnamese/text';
import { FileSource } from '../reading/file-source';
import { readTables } from '../reading/read-table';

/** The columns wanted from a list of places, each with a pattern for its header without accents. */
export type Columns<Name extends string> = Record<Name, RegExp>;

/** One line of such a list, its cells by the wanted names. */
export interface PlaceLine<Name extends string> {
  row: number;
  text: (column: Name) => string;
  value: (column: Name) => ReturnType<typeof cellValue>;
}

const HEADER_ROWS = 20;

/**
 * Reads a list with a header row somewhere at its top; columns are found by meaning. Refuses with
 * `places-missing-columns` when a needed column is not there, `places-empty` when no line stands below, of places
 * alone `places-are-people` when its columns are those of people, whose names would become hamlets.
 */
export async function readPlaceSheet<Name extends string>(
  source: FileSource,
  columns: Columns<Name>,
  needed: readonly NoInfer<Name>[],
  { isOfPlaces = false } = {},
): Promise<PlaceLine<Name>[]> {
  const name = typeof source === 'string' ? source.replace(/^.*[\\/]/, '') : source.name;
  const tables = (await readTables(source)).filter(({ isHidden }) => !isHidden);
  for (const table of tables) {
    if (isOfPlaces && isOfPeople(table)) throw new DomainError('places-are-people', { file: name });
    const lines = linesOf(table, columns, needed);
    if (lines?.length === 0) {
      throw new DomainError('places-empty', { file: name });
    }
    if (lines) return lines;
  }
  throw new DomainError('places-missing-columns', { file: name });
}

/** What only a list of people asks; a place has a name, a hamlet, at most a number to call. */
const ofPeopleAlone = ['birthYear', 'gender', 'topics', 'windows', 'consentOn'] as const;

function isOfPeople(table: SheetTable): boolean {
  const columns = findHeader(table)?.columns ?? {};
  return ofPeopleAlone.filter((name) => columns[name] !== undefined).length >= 2;
}

/** A place's pin from one cell or two; null when there is none or it lies outside Vietnam. */
export function pinFrom(pin: string, latitude: CellValue, longitude: CellValue): Pin | null {
  return readPin(pin) ?? pinOf(degrees(latitude), degrees(longitude));
}

/** "Có", "x", "yes", "1" are yes; "Không", "" and the rest are no. */
export function isYes(text: string): boolean {
  return /^(?:co|x|v|yes|y|true|1|duoc|roi|da co)\b/.test(plainKey(text));
}

function linesOf<Name extends string>(
  table: SheetTable,
  columns: Columns<Name>,
  needed: readonly NoInfer<Name>[],
): PlaceLine<Name>[] | null {
  const headers = table.rows.slice(0, HEADER_ROWS).flatMap((row, index) => {
    const places = placesOf(row, columns);
    return needed.every((name) => places.has(name)) ? [{ index, places }] : [];
  });
  // A title above names the places as well, but never as many columns as the header.
  const most = Math.max(...headers.map(({ places }) => places.size));
  const header = headers.find(({ places }) => places.size === most);
  if (!header) return null;
  return table.rows
    .slice(header.index + 1)
    .map((line) => placeLine(line, header.places))
    .filter(isFilled);

  function isFilled(line: PlaceLine<Name>): boolean {
    return (
      needed.some((name) => line.text(name) !== '') &&
      !/^tong\b/.test(plainKey(line.text(needed[0])))
    );
  }
}

/** Wanted columns are matched in their order, each header once. */
function placesOf<Name extends string>(row: TableRow, columns: Columns<Name>): Map<Name, number> {
  const headers = row.cells.map((cell) => plainKey(cellText(cell)));
  const places = new Map<Name, number>();
  const taken = new Set<number>();
  for (const [name, pattern] of Object.entries(columns) as [Name, RegExp][]) {
    const place = headers.findIndex((header, at) => !taken.has(at) && pattern.test(header));
    if (place === -1) continue;
    places.set(name, place);
    taken.add(place);
  }
  return places;
}

function placeLine<Name extends string>(row: TableRow, places: Map<Name, number>): PlaceLine<Name> {
  const cell = (column: Name): CellValue => row.cells[places.get(column) ?? -1] ?? null;
  return {
    row: row.number,
    text: (column) => normaliseText(cellText(cell(column))),
    value: (column) => cellValue(cell(column)),
  };
}

function degrees(value: CellValue): number {
  return typeof value === 'number' || typeof value === 'string' ? readDegrees(value) : Number.NaN;
}
