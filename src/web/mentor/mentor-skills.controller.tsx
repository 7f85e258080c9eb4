import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { FormBody } from '../kit/forms/form-fields';
import type { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { LearningDesk, type LearningOf } from '../shared/learning/learning-desk';

/** What a mentee can do, seen and corrected by their ambassador. */
@PageController()
@Allow('mentor-pages.use')
export class MentorSkillsController {
  constructor(private readonly desk: LearningDesk) {}

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
}

function learningOf(actor: Actor, id: string): LearningOf {
  return {
    id,
    path: paths.mentor.menteeSkills(meOf(actor), id),
    back: paths.mentor.mentee(meOf(actor), id),
    after: paths.mentor.home(meOf(actor)),
    options: { isForPhones: true },
  };
}
