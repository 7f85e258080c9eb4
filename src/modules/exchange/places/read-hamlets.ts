import { DomainError } from '../../../platform/common/domain-error';
import { accentKey } from '../../../core/vietnamese/text';
import { FileSource } from '../reading/file-source';
import { pinFrom, readPlaceSheet } from './read-place-sheet';

/** A hamlet of a unit; a pin that is missing or outside Vietnam is null. */
export interface HamletRow {
  row: number;
  name: string;
  latitude: number | null;
  longitude: number | null;
}

const COLUMNS = {
  latitude: /^(?:lat|latitude|vi do)/,
  longitude: /^(?:lon|lng|long|longitude|kinh do)/,
  pin: /toa do|vi tri|gps/,
  name: /ten|thon|xom|to dan pho|tdp|khu|khoi|khom|ban|\bap\b|hamlet|name/,
};

/** Reads a unit's hamlets. Refuses a list that names one hamlet twice with `hamlets-twice`. */
export async function readHamlets(source: FileSource): Promise<HamletRow[]> {
  const lines = await readPlaceSheet(source, COLUMNS, ['name'], { isOfPlaces: true });
  const rows = lines.map((line) => ({
    row: line.row,
    name: line.text('name'),
    ...(pinFrom(line.text('pin'), line.value('latitude'), line.value('longitude')) ?? {
      latitude: null,
      longitude: null,
    }),
  }));
  refuseTwins(rows);
  return rows;
}

function refuseTwins(rows: readonly HamletRow[]): void {
  const rowOf = new Map<string, number>();
  for (const { row, name } of rows) {
    const earlier = rowOf.get(accentKey(name));
    if (earlier !== undefined) {
      throw new DomainError('hamlets-twice', { name, earlier, row });
    }
    rowOf.set(accentKey(name), row);
  }
}
