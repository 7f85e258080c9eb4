import { HamletNames } from '../../../core/sheets/hamlet-names';
import { FileSource } from '../reading/file-source';
import { isYes, pinFrom, readPlaceSheet } from './read-place-sheet';

/** A place of learning: a cultural house, a school, a mobile learning point. */
export interface VenueRow {
  row: number;
  name: string;
  /** Index into the hamlets given; null when the list names none of them. */
  hamletIndex: number | null;
  latitude: number | null;
  longitude: number | null;
  /** Whole seats, at least 1; null when the list does not say. */
  seats: number | null;
  hasWifi: boolean;
  isStepFree: boolean;
}

const COLUMNS = {
  latitude: /^(?:lat|latitude|vi do)/,
  longitude: /^(?:lon|lng|long|longitude|kinh do)/,
  pin: /toa do|vi tri|gps/,
  seats: /\bcho(?: ngoi)?\b|seats?|suc chua|ghe|so nguoi/,
  hasWifi: /wi ?fi|internet|mang/,
  isStepFree: /khong bac|xe lan|loi di|duong doc|step|tiep can/,
  name: /^(?:ten(?! thon| xom)|name|diem|nha|dia diem|hoi truong)/,
  hamlet: /thon|xom|to dan pho|tdp|\bto\b|khu|khoi|khom|ban|\bap\b|hamlet/,
};

/** Reads a unit's places of learning. `hamletNames` in the order of the indexes given back. */
export async function readVenues(
  source: FileSource,
  hamletNames: readonly string[],
): Promise<VenueRow[]> {
  const hamlets = new HamletNames(hamletNames);
  const lines = await readPlaceSheet(source, COLUMNS, ['name'], { isOfPlaces: true });
  return lines
    .filter((line) => line.text('name') !== '')
    .map((line) => ({
      row: line.row,
      name: line.text('name'),
      hamletIndex: hamlets.find(line.text('hamlet')),
      ...(pinFrom(line.text('pin'), line.value('latitude'), line.value('longitude')) ?? {
        latitude: null,
        longitude: null,
      }),
      seats: seatsOf(line.text('seats')),
      hasWifi: isYes(line.text('hasWifi')),
      isStepFree: isYes(line.text('isStepFree')),
    }));
}

function seatsOf(text: string): number | null {
  const seats = Number(/^\D*(\d+)(?![.,]\d)/.exec(text)?.[1] ?? Number.NaN);
  return seats >= 1 ? seats : null;
}
