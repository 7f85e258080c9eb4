import { Get, Param } from '@nestjs/common';
import { Allow, CurrentWard } from '../../../modules/access';
import { ImportDrafts, ImportsService, type SheetImport } from '../../../modules/exchange';
import type { Ward } from '../../../modules/wards';
import { DomainError } from '../../../platform/common/domain-error';
import { everyPage } from '../../kit/components/every-page';
import { inWard } from '../../kit/page/in-ward';
import { ListFile } from '../../kit/page/list-file';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import {
  type FileLine,
  fileLineColumns,
  importColumns,
  linesOfDraft,
  linesOfImport,
} from './import-columns';

/** Which lists came in, and what became of their rows or would become of them, as files for Excel. */
@PageController()
@Allow('imports.read')
export class ImportFilesController {
  constructor(
    private readonly imports: ImportsService,
    private readonly drafts: ImportDrafts,
  ) {}

  @Get(paths.ward.importsFile.pattern)
  async importsFile(@CurrentWard() ward: Ward): Promise<ListFile<SheetImport>> {
    const rows = await everyPage((page) => this.imports.list(ward.id, page));
    return new ListFile((t) => t.ward.pastImports, importColumns, rows, { ward });
  }

  @Get(paths.ward.importFile.pattern)
  async importFile(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<ListFile<FileLine>> {
    const found = inWard(ward, 'import', await this.imports.get(id));
    const title = found.fileName;
    const rows = linesOfImport({ ...found, ...(await this.imports.said(found)) });
    return new ListFile((t) => t.imports.rowsOf(title), fileLineColumns, rows, { ward });
  }

  @Get(paths.ward.importDraftFile.pattern)
  async draftFile(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<ListFile<FileLine>> {
    const draft = inWard(ward, 'import', await this.drafts.get(id));
    const preview = await this.drafts.preview(draft);
    if (!preview) throw new DomainError('import-not-read');
    const rows = linesOfDraft(preview, draft.kind === 'mentors' ? 'mentor' : 'mentee');
    return new ListFile((t) => t.imports.rowsOf(draft.fileName), fileLineColumns, rows, { ward });
  }
}
