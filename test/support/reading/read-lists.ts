import { basename } from 'node:path';
import type { SheetReading } from '../../../src/core/sheets/faults';
import type { MenteeRow, MentorRow, SheetContext } from '../../../src/core/sheets/person';
import { readingOf } from '../../../src/modules/exchange/people/read-people';
import type { FileSource } from '../../../src/modules/exchange/reading/file-source';
import { readTables } from '../../../src/modules/exchange/reading/read-table';

/** A list of ambassadors, read as a worker reads it, but in this thread. */
export async function readMentors(
  source: FileSource,
  context: SheetContext,
): Promise<SheetReading<MentorRow>> {
  const tables = await readTables(source);
  return readingOf('mentors', nameOf(source), tables, context) as SheetReading<MentorRow>;
}

/** The same of residents who asked to learn. */
export async function readMentees(
  source: FileSource,
  context: SheetContext,
): Promise<SheetReading<MenteeRow>> {
  const tables = await readTables(source);
  return readingOf('mentees', nameOf(source), tables, context) as SheetReading<MenteeRow>;
}

function nameOf(source: FileSource): string {
  return typeof source === 'string' ? basename(source) : source.name;
}
