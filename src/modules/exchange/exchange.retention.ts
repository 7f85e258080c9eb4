import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { RetentionRule } from '../../platform/retention/retention-rule';
import { ImportDraft, ImportDraftFile } from './drafts/import-draft.entity';
import { SheetImport } from './people/sheet-import.entity';

export const exchangeRetention: RetentionRule[] = [
  {
    kind: 'import-drafts',
    table: 'import_draft',
    days: (env) => env.RETAIN_REJECTED_ROWS_DAYS,
    batch: 20,
    forget: forgetDrafts,
  },
  {
    kind: 'rejected-rows',
    table: 'sheet_import',
    days: (env) => env.RETAIN_REJECTED_ROWS_DAYS,
    where: `t.rejected LIKE '%"cells":[%' AND t.rejected NOT LIKE '%"cells":[]%'`,
    batch: 20,
    forget: forgetCells,
  },
];

/** Files that nobody decided about, and what became of the others. */
async function forgetDrafts(manager: EntityManager, ids: string[]): Promise<void> {
  await manager.delete(ImportDraftFile, { draftId: In(ids) });
  await manager.delete(ImportDraft, { id: In(ids) });
}

/** Which rows were rejected and why is kept; what stood in them is not. */
async function forgetCells(manager: EntityManager, ids: string[]): Promise<void> {
  for (const { id, rejected } of await manager.findBy(SheetImport, { id: In(ids) })) {
    const emptied = rejected.map((row) => ({ ...row, cells: [] }));
    await manager.update(SheetImport, { id }, { rejected: emptied });
  }
}
