import { type FieldKind, type PersonField, vocabularyName } from '../people/field';
import { normaliseText, accentKey } from '../vietnamese/text';
import type { Column } from './columns';
import type { HamletNames } from './hamlet-names';
import type { SheetContext } from './person';
import { readConsentCell } from './read-consent';
import { readCount } from './read-count';
import { readBirthCell, readEmail, readGenderCells, readName, readWish } from './read-identity';
import { readProgramme } from './read-programme';
import { readPhones } from './read-phones';
import { readCode, readCodes } from './read-codes';
import { readWindows } from './read-windows';
import { readAddress, readHamlet, readPlace } from './read-place';
import { RowNotes } from './row-notes';
import { vocabularyFor } from './vocabulary-for';

/** What reading a field needs to know. */
export interface FieldReading {
  notes: RowNotes;
  name: Column;
  field: PersonField;
  context: SheetContext;
  hamletNames: HamletNames;
  /** The row's hamlet, once it was read. */
  hamletIndex?: number;
}

/** What each kind of field adds to the row of a person; what is wrong is noted. */
const readers: Record<FieldKind, (reading: FieldReading) => object> = {
  name: ({ notes, name }) => ({ [name]: readName(notes) }),
  gender: ({ notes, name }) => ({ [name]: readGenderCells(notes) }),
  wish: ({ notes, name }) => ({ [name]: readWish(notes, name) }),
  year: ({ notes, context }) => readBirthCell(notes, context.today),
  phone: ({ notes, field }) => readPhones(notes, field.sheet?.isNeeded ?? false),
  // Read with the first.
  otherPhone: () => ({}),
  household: ({ notes, name }) => ({
    householdCode: accentKey(notes.text(name)).toUpperCase() || null,
  }),
  programme: ({ notes, name, context }) => ({ [name]: readProgramme(notes, name, context) }),
  hamlet: ({ notes, context, hamletNames }) => {
    const hamletIndex = readHamlet(notes, hamletNames);
    return { hamletIndex, hamletName: hamletAt(context, hamletIndex)?.name ?? '' };
  },
  text: ({ notes, name }) => ({ [name]: normaliseText(notes.text(name)) || null }),
  codes: ({ notes, name, field, context }) => {
    const list = vocabularyName(field);
    return { [name]: readCodes(notes, name, list, vocabularyFor(list, context)) };
  },
  code: ({ notes, name, field, context }) => {
    const list = vocabularyName(field);
    return { [name]: readCode(notes, name, list, vocabularyFor(list, context)) };
  },
  windows: ({ notes, name }) => ({ [name]: readWindows(notes) }),
  count: ({ notes, name }) => ({ [name]: readCount(notes, name) }),
  day: ({ notes, name, context }) => readConsentCell(notes, name, context.today),
  email: ({ notes, name }) => ({ [name]: readEmail(notes) }),
  address: ({ notes, name, field: { most = 200 }, hamletNames, hamletIndex = -1 }) => ({
    [name]: readAddress(notes, name, { hamletNames, hamletIndex, most }),
  }),
  place: ({ notes, context }) => readPlace(notes, context),
  flag: () => ({}),
};

export function readField(reading: FieldReading): object {
  return readers[reading.field.kind](reading);
}

function hamletAt({ hamlets }: SheetContext, index: number) {
  return index < 0 ? undefined : hamlets.at(index);
}
