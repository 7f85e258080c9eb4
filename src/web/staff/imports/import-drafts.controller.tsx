import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type ImportDraft, ImportDrafts } from '../../../modules/exchange';
import type { Ward } from '../../../modules/wards';
import { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { DraftPage, FailedDraftPage, ReadingPage } from './draft-page';

/** A file on its way in: read, looked at, kept or dropped. */
@PageController()
@Allow('imports.make')
export class ImportDraftsController {
  constructor(private readonly drafts: ImportDrafts) {}

  @Get(paths.ward.importDraft.pattern)
  async look(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<WebPage | SeeOther> {
    return this.page(ward, await this.find(ward, id));
  }

  /** What becomes of people in hidden rows. */
  @Post(paths.ward.importDraftAnswer.pattern)
  async answer(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const draft = await this.asSeen(ward, id, body);
        const hidden = textOf(body, 'hidden');
        if (hidden !== 'take' && hidden !== 'leave') throw invalidFields({ hidden: 'choose-one' });
        await this.drafts.answer(draft, hidden);
        return new SeeOther(paths.ward.importDraft(ward.code, id));
      },
      async (refusal) => this.page(ward, await this.find(ward, id), refusal),
    );
  }

  @Post(paths.ward.importDraftKeeping.pattern)
  async keep(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const draft = await this.asSeen(ward, id, body);
        const kept = await this.drafts.keep(actor, draft, { rows: answersOf(draft, body) });
        if (!kept) return new SeeOther(paths.ward.importDraft(ward.code, id));
        return new SeeOther(paths.ward.import(ward.code, kept.id));
      },
      async (refusal) => this.page(ward, await this.find(ward, id), refusal),
    );
  }

  @Post(paths.ward.importDraftDropping.pattern)
  async drop(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.drafts.drop(actor, await this.asSeen(ward, id, body));
        return new SeeOther(paths.ward.imports(ward.code), 'import-dropped');
      },
      async (refusal) => this.page(ward, await this.find(ward, id), refusal),
    );
  }

  /** The draft in the version that somebody looked at. @throws DomainError stale-version */
  private async asSeen(ward: Ward, id: string, body: FormBody): Promise<ImportDraft> {
    const draft = await this.find(ward, id);
    if (integerOf(body, 'version') !== draft.version) {
      throw new DomainError('stale-version', { what: 'import' });
    }
    return draft;
  }

  private async find(ward: Ward, id: string): Promise<ImportDraft> {
    return inWard(ward, 'import', await this.drafts.get(id));
  }

  private page(ward: Ward, draft: ImportDraft, refusal?: DomainError): WebPage | SeeOther {
    const { state, importId, kind } = draft;
    if (state === 'kept' && importId) return new SeeOther(paths.ward.import(ward.code, importId));
    if (state === 'dropped') return new SeeOther(paths.ward.imports(ward.code));
    const props = { code: ward.code, draft };
    if (state === 'failed') {
      return new WebPage((t) => t.imports.failed, <FailedDraftPage {...props} />, { ward });
    }
    if (state === 'read') {
      const title = (t: Parameters<WebPage['title']>[0]) => t.imports.previewOf(kind);
      return new WebPage(title, <DraftPage {...props} />, { ward, refusal });
    }
    const options = { ward, refreshSeconds: 2 };
    return new WebPage((t) => t.imports.reading, <ReadingPage {...props} />, options);
  }
}

/** What was said of each doubtful row, in the order in which they were shown. */
function answersOf({ previews, hidden }: ImportDraft, body: FormBody): Record<string, string> {
  const shown = (hidden === 'take' ? previews?.taken : null) ?? previews?.left;
  const answers = (shown?.doubtful ?? []).map(
    ({ key }, at) => [key, textOf(body, `alike-${at}`)] as const,
  );
  // Whoever nothing was said of is handed back as doubtful, and so is who is left for now.
  return Object.fromEntries(answers.filter(([, answer]) => answer !== '' && answer !== 'leave'));
}
