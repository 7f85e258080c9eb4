import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { FormBody } from '../kit/forms/form-fields';
import type { WebPage } from '../kit/page/page';
import { SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { AskedDay, AskedInstant, NeededDay } from '../kit/page/asked';
import { BookingDesk, type Desk } from '../shared/booking/booking-desk';
import { type SteppedBooking, SteppedDesk } from '../shared/booking/stepped-desk';
import { orShow } from '../kit/forms/refusals';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

const options = { isForPhones: true };

/** An ambassador books, moves and cancels for a mentee, one question at a time. */
@PageController()
@Allow('mentor-pages.use')
export class MentorBookingsController {
  constructor(
    private readonly desk: BookingDesk,
    private readonly steps: SteppedDesk,
  ) {}

  @Get(paths.mentor.newBooking.pattern)
  day(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @AskedDay('from') from: string | undefined,
  ): Promise<WebPage> {
    return this.steps.dayPage(actor, booked(actor, menteeId), from);
  }

  @Get(paths.mentor.newBookingTime.pattern)
  time(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @NeededDay('day') day: string,
  ): Promise<WebPage> {
    return this.steps.timePage(actor, booked(actor, menteeId), day);
  }

  @Get(paths.mentor.newBookingCheck.pattern)
  check(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @AskedInstant('startAt') startAt: number | undefined,
  ): Promise<WebPage | SeeOther> {
    return this.steps.checkPage(actor, booked(actor, menteeId), startAt);
  }

  @Post(paths.mentor.newBooking.pattern)
  async book(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const steps = booked(actor, menteeId);
    return orShow(
      async () => {
        await this.desk.book(actor, menteeId, body);
        return new SeeOther(steps.home, 'booked');
      },
      (refusal) => this.steps.refused(actor, steps, body, refusal),
    );
  }

  @Get(paths.mentor.bookingMove.pattern)
  moveDay(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @AskedDay('from') from: string | undefined,
  ): Promise<WebPage> {
    return this.steps.dayPage(actor, moved(actor, menteeId, id), from);
  }

  @Get(paths.mentor.bookingMoveTime.pattern)
  moveTime(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @NeededDay('day') day: string,
  ): Promise<WebPage> {
    return this.steps.timePage(actor, moved(actor, menteeId, id), day);
  }

  @Get(paths.mentor.bookingMoveCheck.pattern)
  moveCheck(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @AskedInstant('startAt') startAt: number | undefined,
  ): Promise<WebPage | SeeOther> {
    return this.steps.checkPage(actor, moved(actor, menteeId, id), startAt);
  }

  @Post(paths.mentor.bookingMove.pattern)
  async move(
    @CurrentActor() actor: Actor,
    @Param('menteeId') menteeId: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const steps = moved(actor, menteeId, id);
    return orShow(
      async () => {
        await this.desk.move(actor, id, body);
        return new SeeOther(steps.home, 'rebooked');
      },
      (refusal) => this.steps.refused(actor, steps, body, refusal),
    );
  }

  @Get(paths.mentor.bookingCancel.pattern)
  cancelPage(
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
        await this.desk.cancel(actor, menteeId, id, body);
        return new SeeOther(desk.back, 'cancelled');
      },
      (refusal) => this.desk.cancelPage(actor, menteeId, id, desk, refusal),
    );
  }
}

function booked(actor: Actor, menteeId: string): SteppedBooking {
  const me = meOf(actor);
  return {
    menteeId,
    home: paths.mentor.mentee(me, menteeId),
    day: paths.mentor.newBooking(me, menteeId),
    time: paths.mentor.newBookingTime(me, menteeId),
    check: paths.mentor.newBookingCheck(me, menteeId),
    options,
  };
}

function moved(actor: Actor, menteeId: string, bookingId: string): SteppedBooking {
  const me = meOf(actor);
  return {
    menteeId,
    bookingId,
    home: paths.mentor.mentee(me, menteeId),
    day: paths.mentor.bookingMove(me, menteeId, bookingId),
    time: paths.mentor.bookingMoveTime(me, menteeId, bookingId),
    check: paths.mentor.bookingMoveCheck(me, menteeId, bookingId),
    options,
  };
}

function at(actor: Actor, menteeId: string): Pick<Desk, 'back' | 'cancelOf' | 'options'> {
  const me = meOf(actor);
  return {
    back: paths.mentor.mentee(me, menteeId),
    cancelOf: (id) => paths.mentor.bookingCancel(me, menteeId, id),
    options,
  };
}
