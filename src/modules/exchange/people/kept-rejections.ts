import type { EntityManager } from 'typeorm';
import { insert } from '../../../platform/database/insert';
import { type RejectedSheetRow, type SheetImport, SheetImportPiece } from './sheet-import.entity';

/** So many rejected rows an import names itself. */
const NAMED = 1000;

/** Rows of one piece: some milliseconds to write, to seal or to read. */
const ROWS = 250;

type Named = Pick<SheetImport, 'rejected' | 'rejectedMore'>;

/** What of the rejected rows an import names itself, and how many more there are. */
export function namedOf(rows: readonly RejectedSheetRow[]): Named {
  return { rejected: rows.slice(0, NAMED), rejectedMore: Math.max(0, rows.length - NAMED) };
}

/** How many rows were rejected. */
export function countRejected({ rejected, rejectedMore }: Named): number {
  return rejected.length + rejectedMore;
}

/** Those that the import does not name itself, one piece after the other, so that others have their turn in between. */
export async function keepMore(
  manager: EntityManager,
  importId: string,
  rows: readonly RejectedSheetRow[],
): Promise<void> {
  for (let at = NAMED; at < rows.length; at += ROWS) {
    const nth = (at - NAMED) / ROWS;
    const rejected = rows.slice(at, at + ROWS);
    await insert(manager, SheetImportPiece, { importId, nth, rejected });
  }
}

export async function allRejected(
  manager: EntityManager,
  { id, rejected, rejectedMore }: SheetImport,
): Promise<RejectedSheetRow[]> {
  const rows = [...rejected];
  for (let nth = 0; rows.length < rejected.length + rejectedMore; nth += 1) {
    const piece = await manager.findOneBy(SheetImportPiece, { importId: id, nth });
    if (!piece) break;
    rows.push(...piece.rejected);
  }
  return rows;
}

/** Says something else of the rows that imports do not name themselves. */
export async function rewriteMore(
  manager: EntityManager,
  importId: string,
  change: (row: RejectedSheetRow) => RejectedSheetRow,
): Promise<void> {
  for (let nth = 0; ; nth += 1) {
    const piece = await manager.findOneBy(SheetImportPiece, { importId, nth });
    if (!piece) return;
    const rejected = piece.rejected.map(change);
    if (rejected.every((row, at) => row === piece.rejected[at])) continue;
    await manager.update(SheetImportPiece, { importId, nth }, { rejected });
  }
}
