import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { PeopleScope } from '../../modules/matching';
import type { FormBody } from '../kit/forms/form-fields';
import type { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { WaitingDesk, type WaitingFor } from '../shared/waiting/waiting-desk';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

/** An ambassador takes a place in line for a mentee of theirs. */
@PageController()
@Allow('mentor-pages.use')
export class MentorWaitingController {
  constructor(
    private readonly desk: WaitingDesk,
    private readonly scope: PeopleScope,
  ) {}

  @Get(paths.mentor.menteeWaiting.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return this.desk.page(actor, await this.whose(actor, id));
  }

  @Post(paths.mentor.menteeWaiting.pattern)
  async take(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.take(actor, await this.whose(actor, id), body);
  }

  private async whose(actor: Actor, menteeId: string): Promise<WaitingFor> {
    const { fullName } = await this.scope.mentee(actor, menteeId);
    const back = paths.mentor.mentee(meOf(actor), menteeId);
    const options = { isForPhones: true };
    return {
      menteeId,
      name: fullName,
      path: paths.mentor.menteeWaiting(meOf(actor), menteeId),
      back,
      book: paths.mentor.newBooking(meOf(actor), menteeId),
      options,
    };
  }
}
