import { entriesOf, type PersonFields } from '../people/field';
import { fieldsOf, type Side } from '../people/fields';
import type { Column } from './columns';
import { SeenPeople } from './duplicates';
import { RejectedRow, SheetProblem, SheetReading, SheetWarning } from './faults';
import { findHeader, Header } from './header';
import { HamletNames } from './hamlet-names';
import type { PersonRow, RowOf, SheetContext } from './person';
import { readField } from './read-field';
import { RowNotes } from './row-notes';
import { personLines, PersonLine } from './rows';
import { SheetTable } from './table';

/** Reads every person of a sheet; a sheet that cannot be one gives a problem and no rows. */
export function parsePeopleSheet<S extends Side>(
  table: SheetTable,
  context: SheetContext,
  side: S,
): SheetReading<RowOf<S>> | SheetProblem {
  const header = findHeader(table);
  if (!header) return { ok: false, code: 'no-header' };
  const lines = personLines(table, header);
  const missing = missingColumns(header, lines, side);
  if (missing.length > 0) return { ok: false, code: 'missing-columns', columns: missing };

  const accepted: RowOf<S>[] = [];
  const rejected: RejectedRow[] = [];
  const warnings = warningsOf(table, header);
  const hamletNames = new HamletNames(context.hamlets.map(({ name }) => name));
  const seen = new SeenPeople();
  for (const { row, heading } of lines) {
    const notes = new RowNotes(header, row, heading);
    const person = readPerson(side, notes, context, hamletNames);
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

/** What is said of the sheet as a whole, at its header. */
function warningsOf({ convertedFrom }: SheetTable, { rowNumber }: Header): SheetWarning[] {
  if (!convertedFrom) return [];
  const about = { row: rowNumber, column: '', quoted: convertedFrom };
  return [{ ...about, code: 'letters', problem: 'letters-converted' }];
}

/** Reads the fields of a row in the order of their table; what is wrong is noted in `notes`. */
function readPerson<S extends Side>(
  side: S,
  notes: RowNotes,
  context: SheetContext,
  hamletNames: HamletNames,
): RowOf<S> {
  const row: Partial<PersonRow> = { row: notes.row.number, cells: notes.row.cells };
  for (const [name, field] of entriesOf<PersonFields>(fieldsOf[side])) {
    if (!field.sheet) continue;
    const { hamletIndex } = row;
    const reading = { notes, name: name as Column, field, context, hamletNames, hamletIndex };
    Object.assign(row, readField(reading));
  }
  // The table names every part of a row, and RowOf is made of the same table.
  return row as RowOf<S>;
}

/** The required columns a sheet lacks, by their usual names; hamlets may stand as headings between the people. */
function missingColumns(header: Header, lines: readonly PersonLine[], side: Side): string[] {
  const hasHeadings = lines.some(({ heading }) => heading !== '');
  const has = (column: string): boolean => header.columns[column as Column] !== undefined;
  return entriesOf<PersonFields>(fieldsOf[side]).flatMap(([name, { kind, sheet }]) => {
    if (sheet?.required === undefined) return [];
    const isThere = [name, ...(sheet.instead ?? [])].some(has);
    return isThere || (kind === 'hamlet' && hasHeadings) ? [] : [sheet.required];
  });
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
