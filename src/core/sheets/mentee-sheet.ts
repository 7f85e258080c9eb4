import type { SheetProblem, SheetReading } from './faults';
import { parsePeopleSheet } from './people-sheet';
import type { MenteeRow, SheetContext } from './person';
import type { SheetTable } from './table';

/** Reads the sheet of residents who asked to learn (hoc-vien). */
export function parseMenteeSheet(
  table: SheetTable,
  context: SheetContext,
): SheetReading<MenteeRow> | SheetProblem {
  return parsePeopleSheet(table, context, 'mentee');
}
