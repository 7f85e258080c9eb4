import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor } from '../../modules/access';
import { PeopleScope } from '../../modules/matching';
import type { FormBody } from '../kit/forms/form-fields';
import type { Page, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { AvailabilityDesk, type FreeTimesOf } from '../shared/availability/availability-desk';

const options = { isForPhones: true };

/** An ambassador's own free times, and those of their mentees. */
@PageController('mentor')
@AllowOnly('mentor')
export class MentorFreeTimesController {
  constructor(
    private readonly desk: AvailabilityDesk,
    private readonly scope: PeopleScope,
  ) {}

  @Get('free-times')
  own(@CurrentActor() actor: Actor): Promise<Page> {
    return this.desk.page(actor, ownOf(actor));
  }

  @Post('free-times')
  saveOwn(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<Page | SeeOther> {
    return this.desk.saveWindows(actor, ownOf(actor), body);
  }

  @Post('free-times/exceptions')
  addOwn(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<Page | SeeOther> {
    return this.desk.addException(actor, ownOf(actor), body);
  }

  @Post('free-times/exceptions/removal')
  removeOwn(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<Page | SeeOther> {
    return this.desk.removeException(actor, ownOf(actor), body);
  }

  @Get('mentees/:id/free-times')
  async ofMentee(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page> {
    return this.desk.page(actor, await this.mentee(actor, id));
  }

  @Post('mentees/:id/free-times')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return this.desk.saveWindows(actor, await this.mentee(actor, id), body);
  }

  @Post('mentees/:id/free-times/exceptions')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return this.desk.addException(actor, await this.mentee(actor, id), body);
  }

  @Post('mentees/:id/free-times/exceptions/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return this.desk.removeException(actor, await this.mentee(actor, id), body);
  }

  private async mentee(actor: Actor, id: string): Promise<FreeTimesOf> {
    const { fullName } = await this.scope.mentee(actor, id);
    const back = `/mentor/mentees/${id}`;
    return { side: 'mentee', id, path: `${back}/free-times`, back, name: fullName, options };
  }
}

function ownOf(actor: Actor): FreeTimesOf {
  return { side: 'mentor', id: actor.id ?? '', path: '/mentor/free-times', options };
}
