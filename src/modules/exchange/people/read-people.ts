import { DomainError } from '../../../platform/common/domain-error';
import type { CellFault, SheetProblem, SheetReading } from '../../../core/sheets/faults';
import { parsePeopleSheets } from '../../../core/sheets/people-sheet';
import type {
  MenteeRow,
  MentorRow,
  PersonRow,
  RowOf,
  SheetContext,
} from '../../../core/sheets/person';
import type { SheetTable } from '../../../core/sheets/table';
import type { Side } from '../../../core/people/fields';
import type { SheetKind } from './sheet-import.entity';
import { FileSource } from '../reading/file-source';
import { readTables } from '../reading/read-table';

/**
 * Reads the list of ambassadors; an unusable file is refused whole with a code `file-…` or `sheet-…`, and one with
 * hidden people of whom the context says nothing as well.
 */
export function readMentors(
  source: FileSource,
  context: SheetContext,
): Promise<SheetReading<MentorRow>> {
  return readPeople(source, context, 'mentor');
}

/** Reads the list of residents who asked to learn; an unusable file is refused whole. */
export function readMentees(
  source: FileSource,
  context: SheetContext,
): Promise<SheetReading<MenteeRow>> {
  return readPeople(source, context, 'mentee');
}

async function readPeople<S extends Side>(
  source: FileSource,
  context: SheetContext,
  side: S,
): Promise<SheetReading<RowOf<S>>> {
  return parsed(nameOf(source), await readTables(source), context, side);
}

/** The rows of tables that were read. @throws DomainError sheet-… */
export function readingOf(
  kind: SheetKind,
  file: string,
  tables: readonly SheetTable[],
  context: SheetContext,
): SheetReading<PersonRow> {
  return kind === 'mentors'
    ? parsed(file, tables, context, 'mentor')
    : parsed(file, tables, context, 'mentee');
}

function parsed<S extends Side>(
  file: string,
  tables: readonly SheetTable[],
  context: SheetContext,
  side: S,
): SheetReading<RowOf<S>> {
  const reading = parsePeopleSheets(tables, context, side);
  if (reading.ok) return reading;
  throw unusable(file, reading);
}

/** @throws DomainError sheet-hidden-rows where people in hidden rows were neither taken nor left */
export function assertNoneHidden(
  file: string,
  { hidden }: Pick<SheetReading<unknown>, 'hidden'>,
  answer: SheetContext['hidden'],
): void {
  if (hidden.length === 0 || answer !== undefined) return;
  const rows = hidden.map(({ tab, row, name }) => ({ tab: tab ?? null, row, name }));
  throw new DomainError('sheet-hidden-rows', { file, rows }, { rows });
}

/**
 * A list that lacks columns says something of people who are known alone.
 * @param lacking the rows that say too little of somebody new
 * @throws DomainError sheet-missing-columns where nobody of it is known
 */
export function assertSomebodyKnown(
  file: string,
  lacking: readonly { faults: readonly CellFault[] }[],
  { accepted }: Pick<SheetReading<unknown>, 'accepted'>,
): void {
  if (accepted.length === 0 || lacking.length < accepted.length) return;
  const faults = lacking.flatMap((row) => row.faults);
  const missing = faults.filter(({ problem }) => problem === 'column-missing');
  if (missing.length === 0) return;
  const columns = [...new Set(missing.map(({ column }) => column))];
  throw new DomainError('sheet-missing-columns', { file, columns });
}

function nameOf(source: FileSource): string {
  return typeof source === 'string' ? source.replace(/^.*[\\/]/, '') : source.name;
}

function unusable(file: string, problem: SheetProblem): DomainError {
  switch (problem.code) {
    case 'no-header':
      return new DomainError('sheet-no-header', { file });
    case 'missing-columns':
      return new DomainError('sheet-missing-columns', { file, columns: problem.columns });
    case 'wrong-list':
      return new DomainError('sheet-wrong-list', { file, expected: problem.expected });
    case 'no-people':
      return new DomainError('sheet-no-people', { file });
  }
}
