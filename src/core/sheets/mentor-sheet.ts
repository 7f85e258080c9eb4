import type { SheetProblem, SheetReading } from './faults';
import { parsePeopleSheet } from './people-sheet';
import type { MentorRow, SheetContext } from './person';
import type { SheetTable } from './table';

/** Reads the sheet of ambassadors (dai-su-so). */
export function parseMentorSheet(
  table: SheetTable,
  context: SheetContext,
): SheetReading<MentorRow> | SheetProblem {
  return parsePeopleSheet(table, context, 'mentor');
}
