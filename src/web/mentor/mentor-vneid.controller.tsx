import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { FormBody } from '../kit/forms/form-fields';
import type { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { VneidDesk, type VneidOf } from '../shared/vneid/vneid-desk';

/** What an ambassador knows of a mentee's confirmation on VNeID. */
@PageController()
@Allow('mentor-pages.use')
export class MentorVneidController {
  constructor(private readonly desk: VneidDesk) {}

  @Get(paths.mentor.menteeVneid.pattern)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return this.desk.page(actor, vneidOf(actor, id));
  }

  @Post(paths.mentor.menteeVneid.pattern)
  record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.record(actor, vneidOf(actor, id), body);
  }
}

function vneidOf(actor: Actor, id: string): VneidOf {
  return {
    id,
    path: paths.mentor.menteeVneid(meOf(actor), id),
    back: paths.mentor.mentee(meOf(actor), id),
    options: { isForPhones: true },
  };
}
