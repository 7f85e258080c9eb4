import { DomainError } from '../../../platform/common/domain-error';
import { choosePeopleTable, wrongList } from '../../../core/sheets/choose-table';
import { ListKind, SheetProblem, SheetReading } from '../../../core/sheets/faults';
import { parseMenteeSheet } from '../../../core/sheets/mentee-sheet';
import { parseMentorSheet } from '../../../core/sheets/mentor-sheet';
import type { MenteeRow, MentorRow, SheetContext } from '../../../core/sheets/person';
import { SheetTable } from '../../../core/sheets/table';
import { FileSource } from '../reading/file-source';
import { readTables } from '../reading/read-table';

/** Reads the list of ambassadors; an unusable file is refused whole with a code `file-…` or `sheet-…`. */
export async function readMentors(
  source: FileSource,
  context: SheetContext,
): Promise<SheetReading<MentorRow>> {
  return readPeople(source, 'mentors', (table) => parseMentorSheet(table, context));
}

/** Reads the list of residents who asked to learn; an unusable file is refused whole. */
export async function readMentees(
  source: FileSource,
  context: SheetContext,
): Promise<SheetReading<MenteeRow>> {
  return readPeople(source, 'mentees', (table) => parseMenteeSheet(table, context));
}

async function readPeople<Reading extends { ok: true }>(
  source: FileSource,
  kind: ListKind,
  parse: (table: SheetTable) => Reading | SheetProblem,
): Promise<Reading> {
  const table = choosePeopleTable(await readTables(source), kind);
  const reading = table ? (wrongList(table, kind) ?? parse(table)) : null;
  if (reading?.ok) return reading;
  const name = typeof source === 'string' ? source.replace(/^.*[\\/]/, '') : source.name;
  throw unusable(name, reading);
}

function unusable(file: string, problem: SheetProblem | null): DomainError {
  if (!problem) return new DomainError('sheet-no-header', { file, hasTable: false });
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
