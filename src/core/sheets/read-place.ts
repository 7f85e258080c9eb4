import { farFromWard } from '../places/far-homes';
import { Pin, pinOf, readDegrees, readPin } from '../vietnamese/coordinates';
import { accentKey, normaliseText } from '../vietnamese/text';
import type { HamletNames } from './hamlet-names';
import type { Column } from './columns';
import type { PersonRow, SheetContext } from './person';
import { RowNotes, shortened } from './row-notes';

/** The index of the hamlet, -1 with a note when it is unknown. */
export function readHamlet(notes: RowNotes, hamletNames: HamletNames): number {
  const text = normaliseText(notes.text('hamletId')) || notes.heading;
  const elsewhere = (['address', 'origin'] as const).map((column) =>
    normaliseText(notes.text(column)),
  );
  const address = elsewhere.find((one) => one !== '') ?? '';
  const found = (text && hamletNames.find(text)) ?? null;
  const index = typeof found === 'number' ? found : text ? null : hamletNames.find(address);
  if (index !== null) return index;
  const written = text || address;
  const columns = ['hamletId', 'address', 'origin'] as const;
  if (written) notes.refuse('hamlet', columns, 'hamlet-unknown', shortened(written));
  else notes.refuse('hamlet', columns, 'hamlet-missing');
  return -1;
}

/** What stands beside the hamlet in an address: the hamlet is known, and so are the units around it. */
const UNIT = /^(?:xã|phường|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|tp)(?:[.\s]|$)/;

/** House and lane; null where the cell names no more than the row's hamlet and the units around it. */
export function readAddress(
  notes: RowNotes,
  column: Column,
  { hamletNames, hamletIndex, most }: AddressReading,
): string | null {
  const parts = normaliseText(notes.text(column))
    .split(/\s*[,;]\s*|\s[-–]\s/)
    .filter((part) => part !== '');
  // The number of a house alone may look like that of the hamlet.
  const namesHamlet = (part: string): boolean =>
    (parts.length === 1 || /\p{L}/u.test(part)) && hamletNames.find(part) === hamletIndex;
  const own = parts.filter((part) => !UNIT.test(accentKey(part)) && !namesHamlet(part));
  return own.join(', ').slice(0, most).trim() || null;
}

interface AddressReading {
  hamletNames: HamletNames;
  /** That of the row; none matches -1. */
  hamletIndex: number;
  /** Characters. */
  most: number;
}

/** The person's own pin; a missing, unreadable or far one gives null, which means the hamlet. */
export function readPlace(
  notes: RowNotes,
  { hamlets, maxMetres = 0 }: SheetContext,
): Pick<PersonRow, 'latitude' | 'longitude' | 'farPin'> {
  const fields = ['place', 'latitude', 'longitude'] as const;
  const text = fields
    .map((field) => notes.text(field))
    .join(' ')
    .trim();
  const nowhere = { latitude: null, longitude: null, farPin: null };
  if (text === '') return nowhere;
  const pin = readPin(notes.text('place')) ?? pinInTwoCells(notes);
  if (!pin) {
    notes.warn('coordinates', fields, 'pin-odd', shortened(text));
    return nowhere;
  }
  const metres = farFromWard(hamlets, pin, maxMetres);
  if (metres !== null) {
    notes.warn('coordinates', fields, 'pin-far', shortened(text));
    return { ...nowhere, farPin: { ...pin, metres } };
  }
  return { ...pin, farPin: null };
}

function pinInTwoCells(notes: RowNotes): Pin | null {
  const degrees = (['latitude', 'longitude'] as const).map((field) => {
    const value = notes.value(field);
    return typeof value === 'number' || typeof value === 'string' ? readDegrees(value) : Number.NaN;
  });
  return pinOf(degrees[0], degrees[1]);
}
