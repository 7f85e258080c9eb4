import { plainKey } from '../../../core/vietnamese/text';
import type { SheetImport, SheetNotice } from '../../../modules/exchange';

/** One fault of one row that was not taken. */
export interface RejectedLine {
  id: string;
  row: number;
  /** The name as it stands in the file, so that the officer finds the row. */
  name: string;
  column: string;
  reason: string;
  problem?: SheetNotice['problem'];
  quoted?: string;
}

export function rejectedLines({ headers, rejected }: SheetImport): RejectedLine[] {
  const names = headers.map((header) => plainKey(header));
  const nameColumn = names.findIndex((header) => /\b(ho va ten|ho ten|ten)\b|name/.test(header));
  return rejected.flatMap(({ row, cells, issues }) =>
    issues.map(({ column, reason, problem, quoted }, index) => ({
      id: `${row}-${index}`,
      row,
      name: String(cells[nameColumn] ?? ''),
      column,
      reason,
      problem,
      quoted,
    })),
  );
}
