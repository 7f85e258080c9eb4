import type { HamletNames } from './hamlet-names';
import type { PersonRow, SheetContext, SheetHamlet } from './person';
import { readBirthCell, readEmail, readGenderCells, readName, readPhone } from './read-identity';
import { readLanguagesCell, readTopicsCell, readWindows } from './read-learning';
import { readHamlet, readPlace } from './read-place';
import { RowNotes } from './row-notes';

/** Reads what mentors and mentees have in common; what is wrong is noted in `notes`. */
export function readPerson(
  notes: RowNotes,
  context: SheetContext,
  hamletNames: HamletNames,
  isPhoneRequired: boolean,
): PersonRow {
  const fullName = readName(notes);
  const gender = readGenderCells(notes);
  const birth = readBirthCell(notes, context.today);
  const phone = readPhone(notes, isPhoneRequired);
  const hamletIndex = readHamlet(notes, hamletNames);
  const hamlet = context.hamlets[hamletIndex] as SheetHamlet | undefined;
  return {
    row: notes.row.number,
    fullName,
    gender,
    ...birth,
    phone,
    email: readEmail(notes),
    hamletIndex,
    hamletName: hamlet?.name ?? '',
    topics: readTopicsCell(notes),
    languages: readLanguagesCell(notes),
    windows: readWindows(notes),
    ...readPlace(notes, hamlet),
    cells: notes.row.cells,
  };
}
