import { SeenPeople } from './duplicates';
import { Field } from './fields';
import { RejectedRow, SheetProblem, SheetReading } from './faults';
import { findHeader, Header } from './header';
import { HamletNames } from './hamlet-names';
import type { PersonRow, SheetContext } from './person';
import { readPerson } from './read-person';
import { RowNotes } from './row-notes';
import { personLines, PersonLine } from './rows';
import { Table } from './table';

/** What differs between the sheet of mentors and that of mentees. */
export interface SheetKind<Person extends PersonRow> {
  isPhoneRequired: boolean;
  /** Reads the fields that only this kind of person has. */
  complete: (person: PersonRow, notes: RowNotes, context: SheetContext) => Person;
}

const REQUIRED: readonly { name: string; anyOf: readonly Field[] }[] = [
  { name: 'Họ và tên', anyOf: ['fullName', 'givenName'] },
  { name: 'Thôn/Xóm', anyOf: ['hamlet', 'address'] },
  { name: 'Nội dung', anyOf: ['topics'] },
  { name: 'Buổi rảnh', anyOf: ['freeTimes'] },
];

/** Reads every person of a sheet; a sheet that cannot be one gives a problem and no rows. */
export function parsePeopleSheet<Person extends PersonRow>(
  table: Table,
  context: SheetContext,
  kind: SheetKind<Person>,
  alsoRequired: typeof REQUIRED,
): SheetReading<Person> | SheetProblem {
  const header = findHeader(table);
  if (!header) return { ok: false, code: 'no-header' };
  const lines = personLines(table, header);
  const missing = missingColumns(header, lines, alsoRequired);
  if (missing.length > 0) return { ok: false, code: 'missing-columns', columns: missing };

  const accepted: Person[] = [];
  const rejected: RejectedRow[] = [];
  const warnings: SheetReading<Person>['warnings'] = [];
  const hamletNames = new HamletNames(context.hamlets.map(({ name }) => name));
  const seen = new SeenPeople();
  for (const { row, heading } of lines) {
    const notes = new RowNotes(header, row, heading);
    const common = readPerson(notes, context, hamletNames, kind.isPhoneRequired);
    const person = kind.complete(common, notes, context);
    refuseDuplicate(notes, seen, person);
    const isAccepted = notes.faults.length === 0;
    seen.add(person, isAccepted);
    if (isAccepted) {
      accepted.push(person);
      warnings.push(...notes.warnings);
    } else {
      rejected.push({ row: row.number, faults: notes.faults, cells: row.cells });
    }
  }
  if (accepted.length + rejected.length === 0) return { ok: false, code: 'no-people' };
  return { ok: true, accepted, rejected, warnings, columns: header.texts };
}

/** The required columns a sheet lacks, by their usual names; hamlets may stand as headings between the people. */
function missingColumns(
  header: Header,
  lines: readonly PersonLine[],
  alsoRequired: typeof REQUIRED,
): string[] {
  const hasHeadings = lines.some(({ heading }) => heading !== '');
  return [...REQUIRED, ...alsoRequired]
    .filter(({ anyOf }) => anyOf.every((field) => header.columns[field] === undefined))
    .filter(({ anyOf }) => !(hasHeadings && anyOf.includes('hamlet')))
    .map(({ name }) => name);
}

/**
 * A second row of one person is refused; when the first one was refused too and the second is sound,
 * the second is the correction and stays.
 */
function refuseDuplicate(notes: RowNotes, seen: SeenPeople, person: PersonRow): void {
  const earlier = seen.earlierRow(person);
  if (!earlier || (!earlier.isAccepted && notes.faults.length === 0)) return;
  notes.refuse('duplicate', ['fullName', 'givenName'], 'duplicate', String(earlier.row));
}
