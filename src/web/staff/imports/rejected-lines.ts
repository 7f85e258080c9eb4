import { nameReader } from '../../../core/sheets/name-in-row';
import type { SheetImport, SheetNotice } from '../../../modules/exchange';

/** One fault of one row that was not taken. */
export interface RejectedLine {
  id: string;
  /** The row in the file, with its tab where the file has several lists. */
  row: string;
  place: { row: number; tab?: string };
  /** The name as it stands in the file, so that the officer finds the row. */
  name: string;
  column: string;
  reason: string;
  problem?: SheetNotice['problem'];
  quoted?: string;
}

/** "12", or "Thôn 2: 12" in a file with several lists. */
export function placeOf({ tab, row }: { tab?: string; row: number }): string {
  return tab === undefined ? String(row) : `${tab}: ${row}`;
}

export function rejectedLines({ headers, rejected }: SheetImport): RejectedLine[] {
  const nameIn = nameReader(headers);
  return rejected.flatMap(({ row, tab, cells, issues }) =>
    issues.map(({ column, reason, problem, quoted }, index) => ({
      id: `${tab ?? ''}-${row}-${index}`,
      row: placeOf({ tab, row }),
      place: { row, tab },
      name: nameIn(cells),
      column,
      reason,
      problem,
      quoted,
    })),
  );
}
