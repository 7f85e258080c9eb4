import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor } from '../../modules/access';
import { PeopleScope } from '../../modules/matching';
import type { FormBody } from '../kit/forms/form-fields';
import type { Page, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { WaitingDesk, type WaitingFor } from '../shared/waiting/waiting-desk';

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
