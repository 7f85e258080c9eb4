import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import type { Ward } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import type { WebPage, SeeOther } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { WaitingDesk, type WaitingFor } from '../../shared/waiting/waiting-desk';
import { paths } from '../../kit/paths/paths';
import { menteePageOf } from '../../kit/paths/ward-homes';

/** Staff take a place in line for a mentee. */
@PageController()
@Allow('bookings.make')
export class StaffWaitingController {
  constructor(
    private readonly people: PeopleService,
    private readonly desk: WaitingDesk,
  ) {}

  @Get(paths.ward.menteeWaiting.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.desk.page(actor, await this.whose(actor, ward, id));
  }

  @Post(paths.ward.menteeWaiting.pattern)
  async take(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.take(actor, await this.whose(actor, ward, id), body);
  }

  private async whose(actor: Actor, ward: Ward, menteeId: string): Promise<WaitingFor> {
    const { fullName } = inWard(ward, 'mentee', await this.people.mentee(menteeId));
    const back = menteePageOf(actor, ward.code, menteeId);
    return {
      menteeId,
      name: fullName,
      path: paths.ward.menteeWaiting(ward.code, menteeId),
      back,
      book: paths.ward.newBooking(ward.code, menteeId),
      options: { ward },
    };
  }
}
