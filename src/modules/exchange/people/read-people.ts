import { DomainError } from '../../../platform/common/domain-error';
import { choosePeopleTable, ListKind, wrongList } from '../../../core/sheets/choose-table';
import { SheetProblem, SheetReading } from '../../../core/sheets/faults';
import { MenteeRow, parseMenteeSheet } from '../../../core/sheets/mentee-sheet';
import { MentorRow, parseMentorSheet } from '../../../core/sheets/mentor-sheet';
import { SheetContext } from '../../../core/sheets/person';
import { Table } from '../../../core/sheets/table';
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
  parse: (table: Table) => Reading | SheetProblem,
): Promise<Reading> {
  const table = choosePeopleTable(await readTables(source), kind);
  const reading = table ? (wrongList(table, kind) ?? parse(table)) : null;
  if (reading?.ok) return reading;
  const name = typeof source === 'string' ? source.replace(/^.*[\\/]/, '') : source.name;
  const sentence = reading?.sentence ?? 'Tệp không có bảng nào.';
  throw new DomainError(`sheet-${reading?.code ?? 'no-header'}`, `Tệp “${name}”: ${sentence}`);
}
