import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor } from '../../modules/access';
import type { FormBody } from '../kit/forms/form-fields';
import type { Page } from '../kit/page/page';
import { SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { BookingDesk, type Desk } from '../shared/booking/booking-desk';
import { orShow } from '../kit/forms/refusals';

@PageController('mentor/mentees/:menteeId/bookings')
@AllowOnly('mentor')
export class MentorBookingsController {
  constructor(private readonly desk: BookingDesk) {}

  @Get('new')
  async bookPage(@CurrentActor() actor: Actor, @Param('menteeId') menteeId: string): Promise<Page> {
    return this.desk.bookPage(actor, menteeId, at(menteeId));
  }

  @Post('new')
  async book(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const desk = at(menteeId);
    return orShow(
      async () => {
        await this.desk.book(actor, menteeId, body);
        return new SeeOther(desk.path, 'booked');
      },
      (refusal) => this.desk.bookPage(actor, menteeId, desk, refusal),
    );
  }

  @Get(':id/move')
  async movePage(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.desk.movePage(actor, menteeId, id, at(menteeId));
  }

  @Post(':id/move')
  async move(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const desk = at(menteeId);
    return orShow(
      async () => {
        await this.desk.move(actor, id, body);
        return new SeeOther(desk.path, 'rebooked');
      },
      (refusal) => this.desk.movePage(actor, menteeId, id, desk, refusal),
    );
  }

  @Get(':id/cancel')
  async cancelPage(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.desk.cancelPage(actor, menteeId, id, at(menteeId));
  }

  @Post(':id/cancel')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const desk = at(menteeId);
    return orShow(
      async () => {
        await this.desk.cancel(actor, id, body);
        return new SeeOther(desk.path, 'cancelled');
      },
      (refusal) => this.desk.cancelPage(actor, menteeId, id, desk, refusal),
    );
  }
}

function at(menteeId: string): Desk {
  return { path: `/mentor/mentees/${menteeId}`, options: { isForPhones: true } };
}
