import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import type { FormBody } from '../../kit/forms/form-fields';
import type { Page } from '../../kit/page/page';
import { SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { BookingDesk, type Desk } from '../../shared/booking/booking-desk';
import { orShow } from '../../kit/forms/refusals';
import { StaffWards } from '../staff-wards';

@PageController('wards/:code/mentees/:menteeId/bookings')
@AllowOnly(...staff)
export class StaffBookingsController {
  constructor(
    private readonly wards: StaffWards,
    private readonly desk: BookingDesk,
  ) {}

  @Get('new')
  async bookPage(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('menteeId') menteeId: string,
  ): Promise<Page> {
    return this.desk.bookPage(actor, menteeId, await this.at(actor, code, menteeId));
  }

  @Post('new')
  async book(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const desk = await this.at(actor, code, menteeId);
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
    @Param('code') code: string,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.desk.movePage(actor, menteeId, id, await this.at(actor, code, menteeId));
  }

  @Post(':id/move')
  async move(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const desk = await this.at(actor, code, menteeId);
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
    @Param('code') code: string,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.desk.cancelPage(actor, menteeId, id, await this.at(actor, code, menteeId));
  }

  @Post(':id/cancel')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const desk = await this.at(actor, code, menteeId);
    return orShow(
      async () => {
        await this.desk.cancel(actor, id, body);
        return new SeeOther(desk.path, 'cancelled');
      },
      (refusal) => this.desk.cancelPage(actor, menteeId, id, desk, refusal),
    );
  }

  private async at(actor: Actor, code: string, menteeId: string): Promise<Desk> {
    const ward = await this.wards.find(actor, code);
    return { path: `/wards/${code}/mentees/${menteeId}`, options: { ward } };
  }
}
