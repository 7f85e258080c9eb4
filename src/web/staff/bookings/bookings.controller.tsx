import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { Ward } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import type { WebPage } from '../../kit/page/page';
import { SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { BookingDesk, type Desk } from '../../shared/booking/booking-desk';
import { orShow } from '../../kit/forms/refusals';
import { paths } from '../../kit/paths/paths';
import { menteePageOf } from '../../kit/paths/ward-homes';

@PageController()
@Allow('bookings.make')
export class StaffBookingsController {
  constructor(private readonly desk: BookingDesk) {}

  @Get(paths.ward.newBooking.pattern)
  async bookPage(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('menteeId') menteeId: string,
  ): Promise<WebPage> {
    return this.desk.bookPage(actor, menteeId, deskOf(actor, ward, menteeId));
  }

  @Post(paths.ward.newBooking.pattern)
  async book(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const desk = deskOf(actor, ward, menteeId);
    return orShow(
      async () => {
        await this.desk.book(actor, menteeId, body);
        return new SeeOther(desk.back, 'booked');
      },
      (refusal) => this.desk.bookPage(actor, menteeId, desk, refusal),
    );
  }

  @Get(paths.ward.bookingMove.pattern)
  async movePage(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.desk.movePage(actor, menteeId, id, deskOf(actor, ward, menteeId));
  }

  @Post(paths.ward.bookingMove.pattern)
  async move(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const desk = deskOf(actor, ward, menteeId);
    return orShow(
      async () => {
        await this.desk.move(actor, id, body);
        return new SeeOther(desk.back, 'rebooked');
      },
      (refusal) => this.desk.movePage(actor, menteeId, id, desk, refusal),
    );
  }

  @Get(paths.ward.bookingCancel.pattern)
  async cancelPage(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.desk.cancelPage(actor, menteeId, id, deskOf(actor, ward, menteeId));
  }

  @Post(paths.ward.bookingCancel.pattern)
  async cancel(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const desk = deskOf(actor, ward, menteeId);
    return orShow(
      async () => {
        await this.desk.cancel(actor, menteeId, id, body);
        return new SeeOther(desk.back, 'cancelled');
      },
      (refusal) => this.desk.cancelPage(actor, menteeId, id, desk, refusal),
    );
  }
}

function deskOf(actor: Actor, ward: Ward, menteeId: string): Desk {
  const { code } = ward;
  return {
    back: menteePageOf(actor, code, menteeId),
    book: paths.ward.newBooking(code, menteeId),
    moveOf: (id) => paths.ward.bookingMove(code, menteeId, id),
    cancelOf: (id) => paths.ward.bookingCancel(code, menteeId, id),
    options: { ward },
  };
}
