import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { RetentionRule } from '../../platform/retention/retention-rule';
import { withReason } from '../../texts';
import { ImportDraft, ImportDraftFile, ImportDraftReading } from './drafts/import-draft.entity';
import { SheetImport, type SheetIssue } from './people/sheet-import.entity';

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
    where: 't.forgotten_at IS NULL',
    batch: 20,
    forget: forgetPeople,
  },
];

/** Files that nobody decided about, and what became of the others. */
async function forgetDrafts(manager: EntityManager, ids: string[]): Promise<void> {
  await manager.delete(ImportDraftFile, { draftId: In(ids) });
  await manager.delete(ImportDraftReading, { draftId: In(ids) });
  await manager.delete(ImportDraft, { id: In(ids) });
}

/** Which rows were rejected or left out and why is kept; who they are about, and what stood in them, is not. */
async function forgetPeople(manager: EntityManager, ids: string[], now: number): Promise<void> {
  for (const { id, ...said } of await manager.findBy(SheetImport, { id: In(ids) })) {
    const rejected = said.rejected.map((row) => ({
      ...row,
      cells: [],
      issues: row.issues.map(withoutPeople),
    }));
    const warnings = said.warnings.map(withoutPeople);
    const leftRows = said.leftRows.map((row) => ({ ...row, name: '' }));
    await manager.update(SheetImport, { id }, { rejected, warnings, leftRows, forgottenAt: now });
  }
}

/** What a cell said goes from the remark on it and from its sentence; of a remark of long ago no more than that is known. */
function withoutPeople<Issue extends SheetIssue>(issue: Issue): Issue {
  const { problem } = issue;
  return problem === undefined ? issue : withReason({ ...issue, problem, quoted: '…' });
}
