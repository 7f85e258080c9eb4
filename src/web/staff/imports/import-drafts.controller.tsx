import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  type DraftPreview,
  type DraftRow,
  DraftKeeping,
  type ImportDraft,
  ImportDrafts,
} from '../../../modules/exchange';
import { TopicChanges } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { DomainError } from '../../../platform/common/domain-error';
import { slicePage } from '../../kit/components/slice-page';
import { type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { AskedPage } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { withQuery } from '../../kit/paths/path';
import { PeopleNames } from '../../shared/people/names-apart';
import { saidOfHomes } from './far-homes';
import { DraftPage, FailedDraftPage, ReadingPage } from './draft-page';

/** So many doubtful rows are asked about at a time. */
const ASKED_AT_ONCE = 50;
const restAnswers = ['same', 'other'] as const;

/** What an officer did, with the draft that they looked at. */
interface Pressed {
  ward: Ward;
  id: string;
  body: FormBody;
}

/** A file on its way in: read, looked at, kept or dropped. */
@PageController()
@Allow('imports.make')
export class ImportDraftsController {
  constructor(
    private readonly drafts: ImportDrafts,
    private readonly keeping: DraftKeeping,
    private readonly names: PeopleNames,
    private readonly topics: TopicChanges,
  ) {}

  @Get(paths.ward.importDraft.pattern)
  async look(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedPage('doubtful') page: number,
  ): Promise<WebPage | SeeOther> {
    return this.page(ward, await this.find(ward, id), { page });
  }

  /** What becomes of people in hidden rows, or whom doubtful rows of one page mean. */
  @Post(paths.ward.importDraftAnswer.pattern)
  async answer(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act({ ward, id, body }, async (draft) => {
      const to = paths.ward.importDraft(ward.code, id);
      const page = integerOf(body, 'doubtful');
      if (page !== undefined) {
        await this.drafts.answer(draft, { rows: await this.saidOfRows(draft, body) });
        return new SeeOther(withQuery(to, { doubtful: String(page + 1) }));
      }
      const hidden = textOf(body, 'hidden');
      if (hidden !== 'take' && hidden !== 'leave') throw invalidFields({ hidden: 'choose-one' });
      await this.drafts.answer(draft, { hidden });
      return new SeeOther(to);
    });
  }

  @Post(paths.ward.importDraftKeeping.pattern)
  async keep(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act({ ward, id, body }, async (draft) => {
      const rows = await this.saidOfRows(draft, body);
      const rest = restAnswers.find((one) => one === textOf(body, 'rest'));
      const kept = await this.keeping.keep(actor, draft, { rows, rest });
      return new SeeOther(paths.ward.import(ward.code, kept.id));
    });
  }

  @Post(paths.ward.importDraftDropping.pattern)
  async drop(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act({ ward, id, body }, async (draft) => {
      await this.drafts.drop(actor, draft);
      return new SeeOther(paths.ward.imports(ward.code), 'import-dropped');
    });
  }

  /** Does what was pressed on a draft in the version that somebody looked at; a refusal shows it as it is now. */
  private act(
    { ward, id, body }: Pressed,
    work: (draft: ImportDraft) => Promise<SeeOther>,
  ): Promise<WebPage | SeeOther> {
    return orShow<WebPage | SeeOther, WebPage | SeeOther>(
      async () => {
        const draft = await this.find(ward, id);
        if (integerOf(body, 'version') !== draft.version) {
          throw new DomainError('stale-version', { what: 'import' });
        }
        return work(draft);
      },
      async (refusal) => this.page(ward, await this.find(ward, id), { refusal }),
    );
  }

  private async find(ward: Ward, id: string): Promise<ImportDraft> {
    return inWard(ward, 'import', await this.drafts.get(id));
  }

  /** The answers of the page's doubtful rows and far homes, by their keys. */
  private async saidOfRows(draft: ImportDraft, body: FormBody): Promise<Record<string, string>> {
    const preview = await this.drafts.preview(draft);
    const rows = Object.fromEntries(
      doubtfulIn(preview).flatMap(({ key }, at) => {
        const said = textOf(body, `alike-${at}`);
        return said === '' ? [] : [[key, said]];
      }),
    );
    return { ...rows, ...saidOfHomes(preview?.far ?? [], body) };
  }

  private async page(
    ward: Ward,
    draft: ImportDraft,
    { page = 1, refusal }: { page?: number; refusal?: DomainError },
  ): Promise<WebPage | SeeOther> {
    const { code } = ward;
    const { state, importId, kind } = draft;
    if (state === 'kept' && importId) return new SeeOther(paths.ward.import(code, importId));
    if (state === 'dropped') return new SeeOther(paths.ward.imports(code));
    if (state === 'failed') {
      return new WebPage((t) => t.imports.failed, <FailedDraftPage {...{ code, draft }} />, {
        ward,
      });
    }
    const preview = await this.drafts.preview(draft);
    if (state === 'read' && preview) {
      const doubtful = slicePage(doubtfulIn(preview), page, ASKED_AT_ONCE);
      const called = await this.called(ward, draft, doubtful.items);
      const unfit = await this.topics.countAfter(ward.id, topicsIn(preview));
      return new WebPage(
        (t) => t.imports.previewOf(kind),
        <DraftPage {...{ code, draft, preview, doubtful, called, unfit }} />,
        { ward, refusal },
      );
    }
    // A page that looks again by itself is asked for, not the answer to a form.
    if (refusal) return new SeeOther(paths.ward.importDraft(code, draft.id));
    return new WebPage((t) => t.imports.reading, <ReadingPage {...{ code, draft }} />, {
      ward,
      refreshSeconds: 2,
    });
  }

  /** Whom the rows may mean, by their ids, each told apart from whoever else is called so. */
  private called(
    ward: Ward,
    { kind }: ImportDraft,
    rows: readonly DraftRow[],
  ): Promise<ReadonlyMap<string, string>> {
    const side = kind === 'mentors' ? 'mentor' : 'mentee';
    const known = rows.flatMap(({ alike = [] }) =>
      alike.flatMap(({ personId, row }) => (row === undefined ? personId : [])),
    );
    return this.names.inFull(ward.id, side, [...new Set(known)]);
  }
}

function doubtfulIn(preview: DraftPreview | null): DraftRow[] {
  return preview?.rows.filter(({ outcome }) => outcome === 'doubtful') ?? [];
}

/** What people need or teach by the file, by their ids. */
function topicsIn({ rows }: DraftPreview): ReadonlyMap<string, readonly string[]> {
  return new Map(
    rows.flatMap(({ personId, fields = [] }) => {
      const topics = fields.find(({ name }) => name === 'topics');
      return personId && topics ? [[personId, topics.is as string[]]] : [];
    }),
  );
}
