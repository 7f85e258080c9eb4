import { In, MoreThan, Not } from 'typeorm';
import { GONE, type Traces } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { withReason } from '../../texts';
import { ImportDraft, ImportDraftPiece, ImportDraftReading } from './drafts/import-draft.entity';
import { rewriteMore, rewriteRemarks } from './people/kept-rows';
import { type RejectedSheetRow, SheetImport, type SheetIssue } from './people/sheet-import.entity';

/** Files that nobody has decided about are forgotten whole where they tell of somebody, or nobody knows yet of whom. */
export const exchangeErasure: ErasureRule[] = [
  {
    table: 'sheet_import',
    columns: ['rejected', 'warnings', 'left_rows', 'file_name', 'headers', 'unread_tabs'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, SheetImport, { wardId }, (said) => {
        const { fileName, headers, unreadTabs } = said;
        const left = {
          rejected: said.rejected.map((row) => withoutTraces(row, traces)),
          warnings: said.warnings.map((warning) => without(warning, traces)),
          leftRows: traces.takenOutOf(said.leftRows),
          ...traces.takenOutOf({ fileName, headers, unreadTabs }),
        };
        const { rejected, warnings, leftRows } = said;
        const before = { rejected, warnings, leftRows, fileName, headers, unreadTabs };
        return differs(before, left) ? left : null;
      }),
  },
  {
    table: 'sheet_import_piece',
    columns: ['rejected'],
    erase: async (manager, { wardId, traces }) => {
      const withMore = { wardId, rejectedMore: MoreThan(0) };
      for (const { id } of await manager.find(SheetImport, { where: withMore, select: ['id'] })) {
        await rewriteMore(manager, id, (row) => withoutTraces(row, traces));
      }
    },
  },
  {
    table: 'sheet_import_remarks',
    columns: ['warnings', 'left_rows'],
    erase: async (manager, { wardId, traces }) => {
      const counts = ['warningsMore', 'leftMore'] as const;
      const where = counts.map((count) => ({ wardId, [count]: MoreThan(0) }));
      for (const { id } of await manager.find(SheetImport, { where, select: ['id'] })) {
        await rewriteRemarks(manager, id, ({ warnings, leftRows }) => ({
          warnings: warnings.map((notice) => without(notice, traces)),
          leftRows: traces.takenOutOf(leftRows),
        }));
      }
    },
  },
  {
    table: 'import_draft',
    columns: ['file_name', 'consent_proof', 'answers', 'counts', 'failure'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, ImportDraft, { wardId }, ({ fileName, consentProof, failure }) => {
        const left = {
          fileName: traces.takenOut(fileName),
          consentProof: traces.takenOut(consentProof),
          failure: traces.takenOutOf(failure),
        };
        return differs({ fileName, consentProof, failure }, left) ? left : null;
      }),
  },
  {
    table: 'import_draft_piece',
    columns: ['content'],
    erase: async (manager, { wardId, traces, now }) => {
      for (const { id, state } of await manager.findBy(ImportDraft, { wardId })) {
        const read = await manager.findBy(ImportDraftPiece, { draftId: id, part: Not('file') });
        const isRead = read.length > 0 && state !== 'running';
        const isHere = read.some(({ content }) => traces.areIn(content));
        if (isRead && !isHere) continue;
        await manager.delete(ImportDraftPiece, { draftId: id });
        await manager.delete(ImportDraftReading, { draftId: id });
        const isOpen = { id, state: In(['queued', 'running', 'read', 'failed']) };
        await manager.update(ImportDraft, isOpen, {
          state: 'dropped',
          answers: {},
          finishedAt: now,
        });
      }
    },
  },
];

function withoutTraces(row: RejectedSheetRow, traces: Traces): RejectedSheetRow {
  if (!traces.areIn(JSON.stringify(row))) return row;
  return { ...row, cells: [], issues: row.issues.map((issue) => without(issue, traces)) };
}

function without<Issue extends SheetIssue>(issue: Issue, traces: Traces): Issue {
  if (!traces.areIn(JSON.stringify(issue))) return issue;
  const { problem } = issue;
  const left = problem === undefined ? issue : withReason({ ...issue, problem, quoted: GONE });
  return traces.takenOutOf(left);
}
