import { IntersectionType, OmitType } from '@nestjs/swagger';
import { FailureView } from '../../../platform/http/failure.views';
import { PageOf } from '../../../platform/http/paging';
import { LeftSheetRow, SheetNotice, UnreadSheetTab } from '../people/sheet-import.entity';
import { DraftCounts, DraftFarHome, type DraftPreview, DraftRow } from './draft-preview.views';
import { ImportDraft } from './import-draft.entity';

/** A file on its way into the lists. */
export class ImportDraftView extends IntersectionType(
  OmitType(ImportDraft, ['failure'] as const),
  FailureView,
) {}

/** What the file would do, as it was answered what becomes of hidden rows; its rows are a list of their own. */
export class DraftPreviewView implements Omit<DraftPreview, 'rows'> {
  counts!: DraftCounts;
  /** Homes far outside the ward, which count as those of their hamlets until they are said to be right. */
  far!: DraftFarHome[];
  warnings!: SheetNotice[];
  /** Tabs of the file from which nobody would be taken. */
  unread!: UnreadSheetTab[];
  /** People in hidden rows who would not be taken. */
  hidden!: LeftSheetRow[];
}

export class DraftRowPage extends PageOf(DraftRow) {}
