import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { StuckLearners } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import { AskedFilter } from '../../kit/page/address-filter';
import { inWard } from '../../kit/page/in-ward';
import { ListFile } from '../../kit/page/list-file';
import { type SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { type NoteAbout, NoteDesk } from '../../shared/learning/note-desk';
import { stuckColumns, type StuckRow } from './stuck-columns';
import { foundStuck, type StuckFilter, stuckWords } from './stuck-filter';
import { StuckPage } from './stuck-page';

/** Who cannot do a topic alone after many lessons: found, listed in Excel, and noted about. */
@PageController()
@Allow('people.watch')
export class StuckController {
  constructor(
    private readonly stuck: StuckLearners,
    private readonly people: PeopleService,
    private readonly notes: NoteDesk,
  ) {}

  @Get(paths.ward.stuckLearners.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedFilter(stuckWords) filter: StuckFilter,
  ): Promise<WebPage> {
    const everybody = await this.stuck.of(actor, ward.id);
    return new WebPage(
      (t) => t.stuck.title,
      <StuckPage
        code={ward.code}
        least={ward.settings.stuckLessons}
        everybody={everybody}
        found={foundStuck(everybody, filter).map(asRow)}
        filter={filter}
      />,
      { ward },
    );
  }

  @Get(paths.ward.stuckLearnersFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedFilter(stuckWords) filter: StuckFilter,
  ): Promise<ListFile<StuckRow>> {
    const found = foundStuck(await this.stuck.of(actor, ward.id), filter);
    return new ListFile(
      (t) => t.stuck.title,
      (view) => stuckColumns(view, ward.code),
      found.map(asRow),
      { ward },
    );
  }

  @Allow('skills.record')
  @Get(paths.ward.learningNote.pattern)
  async ask(@CurrentWard() ward: Ward, @Param() params: NoteParams): Promise<WebPage> {
    return this.notes.page(await this.aboutOf(ward, params));
  }

  @Allow('skills.record')
  @Post(paths.ward.learningNote.pattern)
  async note(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() params: NoteParams,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.notes.keep(actor, await this.aboutOf(ward, params), body);
  }

  private async aboutOf(ward: Ward, { id, topic }: NoteParams): Promise<NoteAbout> {
    const { fullName } = inWard(ward, 'mentee', await this.people.mentee(id));
    return {
      menteeId: id,
      fullName,
      topic,
      action: paths.ward.learningNote(ward.code, id, topic),
      back: paths.ward.stuckLearners(ward.code),
      options: { ward },
    };
  }
}

type NoteParams = Record<'id' | 'topic', string>;

const asRow = (one: Omit<StuckRow, 'id'>): StuckRow => ({
  ...one,
  id: `${one.menteeId} ${one.topic}`,
});
