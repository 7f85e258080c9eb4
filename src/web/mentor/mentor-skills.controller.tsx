import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { PeopleScope } from '../../modules/matching';
import type { FormBody } from '../kit/forms/form-fields';
import type { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { LearningDesk, type LearningOf } from '../shared/learning/learning-desk';
import { type NoteAbout, NoteDesk } from '../shared/learning/note-desk';

/** What a mentee can do, seen and corrected by their ambassador. */
@PageController()
@Allow('mentor-pages.use')
export class MentorSkillsController {
  constructor(
    private readonly desk: LearningDesk,
    private readonly notes: NoteDesk,
    private readonly scope: PeopleScope,
  ) {}

  @Get(paths.mentor.menteeSkills.pattern)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return this.desk.page(actor, learningOf(actor, id));
  }

  @Post(paths.mentor.menteeSkills.pattern)
  correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.correct(actor, learningOf(actor, id), body);
  }

  /** What was agreed for somebody who gets no further with a topic. */
  @Get(paths.mentor.learningNote.pattern)
  async askNote(@CurrentActor() actor: Actor, @Param() params: NoteParams): Promise<WebPage> {
    return this.notes.page(await this.aboutOf(actor, params));
  }

  @Post(paths.mentor.learningNote.pattern)
  async note(
    @CurrentActor() actor: Actor,
    @Param() params: NoteParams,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.notes.keep(actor, await this.aboutOf(actor, params), body);
  }

  private async aboutOf(actor: Actor, { id, topic }: NoteParams): Promise<NoteAbout> {
    const { fullName } = await this.scope.mentee(actor, id);
    return {
      menteeId: id,
      fullName,
      topic,
      action: paths.mentor.learningNote(meOf(actor), id, topic),
      back: paths.mentor.mentee(meOf(actor), id),
      options: { isForPhones: true },
    };
  }
}

type NoteParams = Record<'id' | 'topic', string>;

function learningOf(actor: Actor, id: string): LearningOf {
  return {
    id,
    path: paths.mentor.menteeSkills(meOf(actor), id),
    back: paths.mentor.mentee(meOf(actor), id),
    after: paths.mentor.home(meOf(actor)),
    options: { isForPhones: true },
  };
}
