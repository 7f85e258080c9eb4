import type { RejectedRow } from '../../../core/sheets/faults';
import { inTurns } from '../../../platform/common/in-turns';
import { cellText, CellValue, cellValue } from '../../../core/sheets/table';
import type { RejectedSheetRow } from './sheet-import.entity';
import { withReason } from '../../../texts';

/** Rejected rows as they are stored with an import: plain cells, dates as they are read. */
export function rejectedRows(rows: RejectedRow[]): Promise<RejectedSheetRow[]> {
  return inTurns(rows, ({ row, tab, cells, faults }) => ({
    row,
    ...(tab === undefined ? {} : { tab }),
    cells: cells.map(plainCell),
    issues: faults.map(withReason),
  }));
}

export function plainCell(cell: CellValue): string | number | null {
  const value = cellValue(cell);
  if (value === null || typeof value === 'number') return value;
  return cellText(cell);
}
