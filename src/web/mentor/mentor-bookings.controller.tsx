import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { FormBody } from '../kit/forms/form-fields';
import type { WebPage } from '../kit/page/page';
import { SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { BookingDesk, type Desk } from '../shared/booking/booking-desk';
import { orShow } from '../kit/forms/refusals';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

@PageController()
@Allow('mentor-pages.use')
export class MentorBookingsController {
  constructor(private readonly desk: BookingDesk) {}

  @Get(paths.mentor.newBooking.pattern)
  async bookPage(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
  ): Promise<WebPage> {
    return this.desk.bookPage(actor, menteeId, at(actor, menteeId));
  }

  @Post(paths.mentor.newBooking.pattern)
  async book(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const desk = at(actor, menteeId);
    return orShow(
      async () => {
        await this.desk.book(actor, menteeId, body);
        return new SeeOther(desk.back, 'booked');
      },
      (refusal) => this.desk.bookPage(actor, menteeId, desk, refusal),
    );
  }

  @Get(paths.mentor.bookingMove.pattern)
  async movePage(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.desk.movePage(actor, menteeId, id, at(actor, menteeId));
  }

  @Post(paths.mentor.bookingMove.pattern)
  async move(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const desk = at(actor, menteeId);
    return orShow(
      async () => {
        await this.desk.move(actor, id, body);
        return new SeeOther(desk.back, 'rebooked');
      },
      (refusal) => this.desk.movePage(actor, menteeId, id, desk, refusal),
    );
  }

  @Get(paths.mentor.bookingCancel.pattern)
  async cancelPage(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.desk.cancelPage(actor, menteeId, id, at(actor, menteeId));
  }

  @Post(paths.mentor.bookingCancel.pattern)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const desk = at(actor, menteeId);
    return orShow(
      async () => {
        await this.desk.cancel(actor, id, body);
        return new SeeOther(desk.back, 'cancelled');
      },
      (refusal) => this.desk.cancelPage(actor, menteeId, id, desk, refusal),
    );
  }
}

function at(actor: Actor, menteeId: string): Desk {
  return {
    back: paths.mentor.mentee(meOf(actor), menteeId),
    book: paths.mentor.newBooking(meOf(actor), menteeId),
    moveOf: (id) => paths.mentor.bookingMove(meOf(actor), menteeId, id),
    cancelOf: (id) => paths.mentor.bookingCancel(meOf(actor), menteeId, id),
    options: { isForPhones: true },
  };
}
