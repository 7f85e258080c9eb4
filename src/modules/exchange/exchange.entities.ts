import { ImportDraft, ImportDraftPiece, ImportDraftReading } from './drafts/import-draft.entity';
import { SheetImport, SheetImportPiece, SheetImportRemarks } from './people/sheet-import.entity';

/** The tables of this module. */
export const exchangeEntities = [
  ImportDraft,
  ImportDraftPiece,
  ImportDraftReading,
  SheetImport,
  SheetImportPiece,
  SheetImportRemarks,
];
