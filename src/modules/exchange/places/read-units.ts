import { FileSource } from '../reading/file-source';
import { PlaceLine, pinFrom, readPlaceSheet } from './read-place-sheet';

/** Levels of Vietnam's administration since July 2025. */
export type UnitLevel = 'municipality' | 'province' | 'ward' | 'commune' | 'special';

/** A province or a commune-level unit. */
export interface UnitRow {
  row: number;
  /** Two digits for a province, five for a unit below it. */
  code: string;
  name: string;
  level: UnitLevel;
  /** The province's code; null for a province. */
  parentCode: string | null;
  latitude: number | null;
  longitude: number | null;
  population: number | null;
  areaKm2: number | null;
}

const COLUMNS = {
  code: /^(?:code|ma|ma (?:don vi|so|dvhc|hanh chinh))$/,
  name: /^(?:name|ten|ten (?:don vi|dvhc|day du)|full name)$/,
  level: /^(?:level|cap|loai|loai hinh)$/,
  parentCode: /parent|ma (?:tinh|cap tren|cha)|truc thuoc/,
  latitude: /^(?:lat|latitude|vi do)$/,
  longitude: /^(?:lon|lng|long|longitude|kinh do)$/,
  population: /population|dan so/,
  areaKm2: /area|dien tich/,
};
type Column = keyof typeof COLUMNS;

/**
 * Reads the list of Vietnam's units. A line that has only its code or its name is one of them where it has numbers, for
 * whoever brings it in to be told; without them it is a heading or a note, and left out.
 */
export async function readUnits(source: FileSource): Promise<UnitRow[]> {
  const lines = await readPlaceSheet(source, COLUMNS, ['code', 'name']);
  return lines.map(unitOf).filter(({ code, name, latitude, population }) => {
    const isHalf = code === '' || name === '';
    return !isHalf || ((code !== '' || name !== '') && (latitude !== null || population !== null));
  });
}

function unitOf(line: PlaceLine<Column>): UnitRow {
  const level = levelOf(line.text('level'), line.text('name'));
  const isProvince = level === 'province' || level === 'municipality';
  const code = line.text('code');
  const parentCode = line.text('parentCode');
  return {
    row: line.row,
    code: code === '' ? '' : code.padStart(isProvince ? 2 : 5, '0'),
    name: line.text('name'),
    level,
    parentCode: parentCode === '' ? null : parentCode.padStart(2, '0'),
    ...(pinFrom('', line.value('latitude'), line.value('longitude')) ?? {
      latitude: null,
      longitude: null,
    }),
    population: numberOf(line, 'population'),
    areaKm2: numberOf(line, 'areaKm2'),
  };
}

function levelOf(level: string, name: string): UnitLevel {
  const known = (['municipality', 'province', 'ward', 'commune', 'special'] as const).find(
    (one) => one === level.toLowerCase(),
  );
  if (known) return known;
  const words = `${level} ${name}`.toLowerCase();
  if (words.includes('phường')) return 'ward';
  if (words.includes('đặc khu')) return 'special';
  if (words.includes('thành phố')) return 'municipality';
  return words.includes('tỉnh') ? 'province' : 'commune';
}

function numberOf(line: PlaceLine<Column>, column: Column): number | null {
  const text = line.text(column);
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
