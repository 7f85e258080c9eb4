import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { notFound } from '../../../platform/common/domain-error';
import { PeopleService } from '../../../modules/people';
import type { FormBody } from '../../kit/forms/form-fields';
import type { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { WaitingDesk, type WaitingFor } from '../../shared/waiting/waiting-desk';
import { StaffWards } from '../staff-wards';

/** Staff take a place in line for a mentee. */
@PageController('wards/:code/mentees/:id/waiting')
@AllowOnly(...staff)
export class StaffWaitingController {
  constructor(
    private readonly wards: StaffWards,
    private readonly people: PeopleService,
    private readonly desk: WaitingDesk,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.desk.page(actor, await this.whose(actor, code, id));
  }

  @Post()
  async take(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return this.desk.take(actor, await this.whose(actor, code, id), body);
  }

  private async whose(actor: Actor, code: string, menteeId: string): Promise<WaitingFor> {
    const ward = await this.wards.find(actor, code);
    const { fullName, wardId } = await this.people.mentee(menteeId);
    if (wardId !== ward.id) throw notFound('mentee');
    const back = `/wards/${code}/mentees/${menteeId}`;
    return { menteeId, name: fullName, path: `${back}/waiting`, back, options: { ward } };
  }
}
