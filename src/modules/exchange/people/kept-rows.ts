import type { EntityManager } from 'typeorm';
import { differs } from '../../../platform/erasure/rewrite-rows';
import { insert } from '../../../platform/database/insert';
import {
  type LeftSheetRow,
  type RejectedSheetRow,
  type SheetImport,
  SheetImportPiece,
  SheetImportRemarks,
  type SheetNotice,
} from './sheet-import.entity';

/** So many rows of each list an import names itself. */
const NAMED = 1000;

/** Rows of one piece: some milliseconds to write, to seal or to read. */
const ROWS = 250;

/** What an import says of single rows: those that were not taken, remarks, people in hidden ones. */
export interface SaidOfRows {
  rejected: RejectedSheetRow[];
  warnings: SheetNotice[];
  leftRows: LeftSheetRow[];
}

type RemarkedRows = Pick<SaidOfRows, 'warnings' | 'leftRows'>;
type Counts = Pick<SheetImport, 'rejectedMore' | 'warningsMore' | 'leftMore'>;
type Named = SaidOfRows & Counts;

/** What of it the import names itself, and how many more there are. */
export function namedOf({ rejected, warnings, leftRows }: SaidOfRows): Named {
  return {
    rejected: rejected.slice(0, NAMED),
    rejectedMore: beyond(rejected),
    warnings: warnings.slice(0, NAMED),
    warningsMore: beyond(warnings),
    leftRows: leftRows.slice(0, NAMED),
    leftMore: beyond(leftRows),
  };
}

function beyond(rows: readonly unknown[]): number {
  return Math.max(0, rows.length - NAMED);
}

/** How many rows were rejected. */
export function countRejected({
  rejected,
  rejectedMore,
}: Pick<Named, 'rejected' | 'rejectedMore'>): number {
  return rejected.length + rejectedMore;
}

/** How many remarks there are. */
export function countWarnings({
  warnings,
  warningsMore,
}: Pick<Named, 'warnings' | 'warningsMore'>): number {
  return warnings.length + warningsMore;
}

/** How many people in hidden rows were left out. */
export function countLeft({ leftRows, leftMore }: Pick<Named, 'leftRows' | 'leftMore'>): number {
  return leftRows.length + leftMore;
}

/** What the import does not name itself, one piece after the other, so that others have their turn in between. */
export async function keepMore(
  manager: EntityManager,
  importId: string,
  { rejected, warnings, leftRows }: SaidOfRows,
): Promise<void> {
  for (const { nth, from, to } of piecesOf(beyond(rejected))) {
    const piece = { importId, nth, rejected: rejected.slice(from, to) };
    await insert(manager, SheetImportPiece, piece);
  }
  for (const { nth, from, to } of piecesOf(Math.max(beyond(warnings), beyond(leftRows)))) {
    const [warned, left] = [warnings.slice(from, to), leftRows.slice(from, to)];
    const piece = { importId, nth, warnings: warned, leftRows: left };
    await insert(manager, SheetImportRemarks, piece);
  }
}

/** All that was said, in the order of the file. */
export async function allSaid(
  manager: EntityManager,
  { id: importId, rejected, warnings, leftRows, ...counts }: Named & Pick<SheetImport, 'id'>,
): Promise<SaidOfRows> {
  const all = { rejected: [...rejected], warnings: [...warnings], leftRows: [...leftRows] };
  for (const { nth } of piecesOf(counts.rejectedMore)) {
    const piece = await manager.findOneBy(SheetImportPiece, { importId, nth });
    all.rejected.push(...(piece?.rejected ?? []));
  }
  for (const { nth } of piecesOf(Math.max(counts.warningsMore, counts.leftMore))) {
    const piece = await manager.findOneBy(SheetImportRemarks, { importId, nth });
    all.warnings.push(...(piece?.warnings ?? []));
    all.leftRows.push(...(piece?.leftRows ?? []));
  }
  return all;
}

function piecesOf(more: number): { nth: number; from: number; to: number }[] {
  return Array.from({ length: Math.ceil(more / ROWS) }, (_, nth) => {
    const from = NAMED + nth * ROWS;
    return { nth, from, to: from + ROWS };
  });
}

/** Says something else of the rows that imports do not name themselves; what stays is given back itself. */
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

/** The same of remarks, and of people in hidden rows. */
export async function rewriteRemarks(
  manager: EntityManager,
  importId: string,
  change: (said: RemarkedRows) => RemarkedRows,
): Promise<void> {
  for (let nth = 0; ; nth += 1) {
    const piece = await manager.findOneBy(SheetImportRemarks, { importId, nth });
    if (!piece) return;
    const { warnings, leftRows } = piece;
    const said = change({ warnings, leftRows });
    if (!differs({ warnings, leftRows }, said)) continue;
    await manager.update(SheetImportRemarks, { importId, nth }, said);
  }
}
