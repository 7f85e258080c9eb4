import type { SheetImport } from '../../src/modules/exchange/people/sheet-import.entity';
import type { ImportDraft } from '../../src/modules/exchange/drafts/import-draft.entity';
import { newId } from '../../src/platform/database/columns';
import type { DraftReading } from '../../src/modules/exchange/drafts/draft-pieces';
import type { Given } from './given';

/** An import of a sheet in which nothing was new and nothing wrong. */
export function makeSheetImport(given: Given<SheetImport, 'wardId'>): SheetImport {
  const id = newId();
  return {
    id,
    kind: 'mentees',
    fileName: 'hoc-vien.xlsx',
    fileHash: id,
    added: 0,
    changed: 0,
    unchanged: 0,
    stopped: 0,
    headers: ['Họ tên'],
    rejected: [],
    rejectedMore: 0,
    warnings: [],
    warningsMore: 0,
    unreadTabs: [],
    leftRows: [],
    leftMore: 0,
    importedBy: null,
    createdAt: 0,
    forgottenAt: null,
    unagreedForgottenAt: null,
    ...given,
  };
}

const nobody = {
  added: 0,
  changed: 0,
  unchanged: 0,
  doubtful: 0,
  stopped: 0,
  gone: 0,
  rejected: 0,
};

/** A file that was read and of which nothing was decided yet; nobody is in it. */
export function makeImportDraft(given: Given<ImportDraft, 'wardId'>): ImportDraft {
  const id = newId();
  return {
    id,
    kind: 'mentees',
    fileName: 'hoc-vien.xlsx',
    consentProof: '',
    fileHash: id,
    state: 'read',
    progress: 100,
    failure: null,
    attempts: 1,
    counts: nobody,
    hidden: null,
    answers: {},
    importId: null,
    requestedByKind: 'officer',
    requestedById: null,
    version: 1,
    createdAt: 0,
    touchedAt: 0,
    finishedAt: null,
    ...given,
  };
}

/** What was read in it. */
export function makeDraftReading(given: Given<DraftReading, 'draftId'>): DraftReading {
  const none = { warnings: [], unread: [], hidden: [] };
  return {
    hidden: 'leave',
    hamletIds: [],
    reading: { ok: true, accepted: [], rejected: [], columns: [], ...none },
    preview: { counts: nobody, rows: [], ...none },
    ...given,
  };
}
