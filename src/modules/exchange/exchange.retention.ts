import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { RetentionRule } from '../../platform/retention/retention-rule';
import { ImportDraft, ImportDraftPiece, ImportDraftReading } from './drafts/import-draft.entity';
import { isUnagreed, withoutCells, withoutPeople } from './people/forgotten-rows';
import { rewriteMore, rewriteRemarks } from './people/kept-rows';
import {
  type LeftSheetRow,
  type RejectedSheetRow,
  SheetImport,
} from './people/sheet-import.entity';

export const exchangeRetention: RetentionRule[] = [
  {
    kind: 'import-drafts',
    table: 'import_draft',
    days: (env) => env.RETAIN_REJECTED_ROWS_DAYS,
    batch: 20,
    forget: forgetDrafts,
  },
  {
    kind: 'unagreed-rows',
    table: 'sheet_import',
    days: (env) => env.RETAIN_UNAGREED_ROWS_DAYS,
    where: 't.unagreed_forgotten_at IS NULL',
    batch: 20,
    forget: forgetUnagreed,
  },
  {
    kind: 'rejected-rows',
    table: 'sheet_import',
    days: (env) => env.RETAIN_REJECTED_ROWS_DAYS,
    where: 't.forgotten_at IS NULL',
    batch: 20,
    forget: forgetPeople,
  },
];

/** Files that nobody decided about, and what became of the others. */
async function forgetDrafts(manager: EntityManager, ids: string[]): Promise<void> {
  await manager.delete(ImportDraftPiece, { draftId: In(ids) });
  await manager.delete(ImportDraftReading, { draftId: In(ids) });
  await manager.delete(ImportDraft, { id: In(ids) });
}

/** Imports of long ago kept who did not agree among the rejected rows; those of today keep that there was such a row. */
async function forgetUnagreed(manager: EntityManager, ids: string[], now: number): Promise<void> {
  for (const { id, ...said } of await manager.findBy(SheetImport, { id: In(ids) })) {
    const forgotten = (row: RejectedSheetRow) => (isUnagreed(row) ? withoutCells(row) : row);
    const rejected = said.rejected.map(forgotten);
    await rewriteMore(manager, id, forgotten);
    await manager.update(SheetImport, { id }, { rejected, unagreedForgottenAt: now });
  }
}

/** Which rows were rejected or left out and why is kept; who they are about, and what stood in them, is not. */
async function forgetPeople(manager: EntityManager, ids: string[], now: number): Promise<void> {
  for (const { id, ...said } of await manager.findBy(SheetImport, { id: In(ids) })) {
    const rejected = said.rejected.map(withoutCells);
    await rewriteMore(manager, id, withoutCells);
    await rewriteRemarks(manager, id, (rows) => ({
      warnings: rows.warnings.map(withoutPeople),
      leftRows: rows.leftRows.map(withoutName),
    }));
    const warnings = said.warnings.map(withoutPeople);
    const leftRows = said.leftRows.map(withoutName);
    await manager.update(SheetImport, { id }, { rejected, warnings, leftRows, forgottenAt: now });
  }
}

function withoutName(row: LeftSheetRow): LeftSheetRow {
  return { ...row, name: '' };
}
