import { Pin, pinOf, readDegrees, readPin, roughMetres } from '../vietnamese/coordinates';
import { normaliseText } from '../vietnamese/text';
import type { HamletNames } from './hamlet-names';
import type { PersonRow, SheetHamlet } from './person';
import { RowNotes, shortened } from './row-notes';

/** A pin farther from its hamlet than this lies in another commune, metres. */
const FARTHEST_PIN_METRES = 30_000;

/** The index of the hamlet, -1 with a note when it is unknown. */
export function readHamlet(notes: RowNotes, hamletNames: HamletNames): number {
  const text = normaliseText(notes.text('hamletId')) || notes.heading;
  const address = normaliseText(notes.text('address'));
  const found = (text && hamletNames.find(text)) ?? null;
  const index = typeof found === 'number' ? found : text ? null : hamletNames.find(address);
  if (index !== null) return index;
  const written = text || address;
  const columns = ['hamletId', 'address'] as const;
  if (written) notes.refuse('hamlet', columns, 'hamlet-unknown', shortened(written));
  else notes.refuse('hamlet', columns, 'hamlet-missing');
  return -1;
}

/** The person's own pin; a missing, unreadable or far one gives null, which means the hamlet. */
export function readPlace(
  notes: RowNotes,
  hamlet: SheetHamlet | undefined,
): Pick<PersonRow, 'latitude' | 'longitude'> {
  const fields = ['place', 'latitude', 'longitude'] as const;
  const text = fields
    .map((field) => notes.text(field))
    .join(' ')
    .trim();
  const nowhere = { latitude: null, longitude: null };
  if (text === '') return nowhere;
  const pin = readPin(notes.text('place')) ?? pinInTwoCells(notes);
  if (!pin) {
    notes.warn('coordinates', fields, 'pin-odd', shortened(text));
    return nowhere;
  }
  if (isFarFrom(hamlet, pin)) {
    notes.warn('coordinates', fields, 'pin-far', shortened(text));
    return nowhere;
  }
  return pin;
}

function pinInTwoCells(notes: RowNotes): Pin | null {
  const degrees = (['latitude', 'longitude'] as const).map((field) => {
    const value = notes.value(field);
    return typeof value === 'number' || typeof value === 'string' ? readDegrees(value) : Number.NaN;
  });
  return pinOf(degrees[0], degrees[1]);
}

function isFarFrom(hamlet: SheetHamlet | undefined, pin: Pin): boolean {
  if (!hamlet || hamlet.latitude === null || hamlet.longitude === null) return false;
  const centre = { latitude: hamlet.latitude, longitude: hamlet.longitude };
  return roughMetres(centre, pin) > FARTHEST_PIN_METRES;
}
