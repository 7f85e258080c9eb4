import { Body, Get, Param, Post } from '@nestjs/common';
import { AllowOnly, CurrentActor } from '../../access/access.decorators';
import { PeopleScope } from '../../access/people-scope';
import type { Actor } from '../../common/actor';
import type { FormBody } from '../form-fields';
import type { Page, SeeOther } from '../page';
import { PageController } from '../page-controller';
import { WaitingDesk, type WaitingFor } from '../presenters/waiting-desk';

/** An ambassador takes a place in line for a mentee of theirs. */
@PageController('mentor/mentees/:id/waiting')
@AllowOnly('mentor')
export class MentorWaitingController {
  constructor(
    private readonly desk: WaitingDesk,
    private readonly scope: PeopleScope,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page> {
    return this.desk.page(actor, await this.whose(actor, id));
  }

  @Post()
  async take(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return this.desk.take(actor, await this.whose(actor, id), body);
  }

  private async whose(actor: Actor, menteeId: string): Promise<WaitingFor> {
    const { fullName } = await this.scope.mentee(actor, menteeId);
    const back = `/mentor/mentees/${menteeId}`;
    const options = { isForPhones: true };
    return { menteeId, name: fullName, path: `${back}/waiting`, back, options };
  }
}
