import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { PeopleScope } from '../../modules/matching';
import type { FormBody } from '../kit/forms/form-fields';
import type { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { AvailabilityDesk, type FreeTimesOf } from '../shared/availability/availability-desk';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

const options = { isForPhones: true };

/** An ambassador's own free times, and those of their mentees. */
@PageController()
@Allow('mentor-pages.use')
export class MentorFreeTimesController {
  constructor(
    private readonly desk: AvailabilityDesk,
    private readonly scope: PeopleScope,
  ) {}

  @Get(paths.mentor.freeTimes.pattern)
  own(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.desk.page(actor, ownOf(actor));
  }

  @Post(paths.mentor.freeTimes.pattern)
  saveOwn(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return this.desk.saveWindows(actor, ownOf(actor), body);
  }

  @Post(paths.mentor.exceptions.pattern)
  addOwn(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return this.desk.addException(actor, ownOf(actor), body);
  }

  @Post(paths.mentor.exceptionRemoval.pattern)
  removeOwn(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return this.desk.removeException(actor, ownOf(actor), body);
  }

  @Get(paths.mentor.menteeFreeTimes.pattern)
  async ofMentee(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return this.desk.page(actor, await this.mentee(actor, id));
  }

  @Post(paths.mentor.menteeFreeTimes.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.saveWindows(actor, await this.mentee(actor, id), body);
  }

  @Post(paths.mentor.menteeExceptions.pattern)
  async add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.addException(actor, await this.mentee(actor, id), body);
  }

  @Post(paths.mentor.menteeExceptionRemoval.pattern)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.removeException(actor, await this.mentee(actor, id), body);
  }

  private async mentee(actor: Actor, id: string): Promise<FreeTimesOf> {
    const { fullName } = await this.scope.mentee(actor, id);
    return {
      side: 'mentee',
      id,
      path: paths.mentor.menteeFreeTimes(meOf(actor), id),
      exceptionsPath: paths.mentor.menteeExceptions(meOf(actor), id),
      removalPath: paths.mentor.menteeExceptionRemoval(meOf(actor), id),
      back: paths.mentor.mentee(meOf(actor), id),
      name: fullName,
      options,
    };
  }
}

function ownOf(actor: Actor): FreeTimesOf {
  return {
    side: 'mentor',
    id: actor.id ?? '',
    path: paths.mentor.freeTimes(meOf(actor)),
    exceptionsPath: paths.mentor.exceptions(meOf(actor)),
    removalPath: paths.mentor.exceptionRemoval(meOf(actor)),
    options,
  };
}
