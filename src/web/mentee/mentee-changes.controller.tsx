import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { DomainError } from '../../platform/common/domain-error';
import { BookingsService, type MyBooking } from '../../modules/sessions';
import { instantOf, integerOf, type FormBody } from '../kit/forms/form-fields';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { orShow } from '../kit/forms/refusals';
import { CheckStep, DayStep, TimeStep } from '../shared/booking/booking-steps';
import { CallMentorPage, CancelPage } from './cancel-page';
import { MenteeBookings } from './mentee-bookings';
import { withQuery } from '../kit/paths/path';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { AskedDay, AskedInstant, NeededDay } from '../kit/page/asked';

const moving = { isForPhones: true, about: 'move' } as const;
const cancelling = { isForPhones: true, about: 'cancel' } as const;

/** A mentee moves or gives up a session; shortly before it, they are asked to call. */
@PageController()
@Allow('mentee-pages.use')
export class MenteeChangesController {
  constructor(
    private readonly mine: MenteeBookings,
    private readonly bookings: BookingsService,
  ) {}

  @Get(paths.mentee.bookingMove.pattern)
  async chooseDay(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @AskedDay('from') from: string | undefined,
  ): Promise<WebPage> {
    const booking = await this.mine.find(actor, id);
    if (!(await this.mine.mayChange(actor, booking))) return callMentor(booking);
    const { days, next } = await this.mine.days(actor, from);
    return new WebPage(
      (t) => t.mentee.moveDay,
      <DayStep
        kind="move"
        back={paths.mentee.home(meOf(actor))}
        action={paths.mentee.bookingMoveTime(meOf(actor), id)}
        days={days}
        morePath={withQuery(paths.mentee.bookingMove(meOf(actor), id), { from: next })}
      />,
      moving,
    );
  }

  @Get(paths.mentee.bookingMoveTime.pattern)
  async chooseTime(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @NeededDay('day') day: string,
  ): Promise<WebPage> {
    const { topic } = await this.mine.find(actor, id);
    const times = await this.mine.timesOn(actor, day, topic);
    const path = paths.mentee.bookingMove(meOf(actor), id);
    return new WebPage(
      (t) => t.mentee.move,
      <TimeStep
        back={path}
        action={paths.mentee.bookingMoveCheck(meOf(actor), id)}
        date={day}
        times={times}
        method="get"
      />,
      moving,
    );
  }

  @Get(paths.mentee.bookingMoveCheck.pattern)
  async check(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @AskedInstant('startAt') startAt: number | undefined,
  ): Promise<WebPage | SeeOther> {
    const booking = await this.mine.find(actor, id);
    const time = startAt && (await this.mine.timeAt(actor, startAt, booking.topic));
    const path = paths.mentee.bookingMove(meOf(actor), id);
    if (!time) return new SeeOther(path);
    return new WebPage(
      (t) => t.mentee.checkMove,
      <CheckStep
        kind="move"
        before={booking}
        booking={{ ...time, mentorName: booking.mentorName }}
        action={path}
        values={{ startAt: time.startAt, version: booking.version }}
        other={path}
      />,
      moving,
    );
  }

  @Post(paths.mentee.bookingMove.pattern)
  async move(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const startAt = instantOf(body, 'startAt');
        await this.bookings.move(actor, id, { startAt, version: integerOf(body, 'version') ?? 0 });
        return new SeeOther(paths.mentee.booking(meOf(actor), id), 'rebooked');
      },
      (refusal) => this.refused(actor, id, refusal),
    );
  }

  @Get(paths.mentee.bookingCancel.pattern)
  async askCancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    const booking = await this.mine.find(actor, id);
    if (!(await this.mine.mayChange(actor, booking))) return callMentor(booking);
    return new WebPage((t) => t.mentee.cancel, <CancelPage booking={booking} />, cancelling);
  }

  @Post(paths.mentee.bookingCancel.pattern)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.bookings.cancel(actor, id, { version: integerOf(body, 'version') ?? 0 });
        return new SeeOther(paths.mentee.home(meOf(actor)), 'cancelled');
      },
      async (refusal) => {
        const booking = await this.mine.find(actor, id);
        return new WebPage((t) => t.mentee.cancel, <CancelPage booking={booking} />, {
          ...cancelling,
          refusal,
        });
      },
    );
  }

  private async refused(actor: Actor, id: string, refusal: DomainError): Promise<WebPage> {
    const { days } = await this.mine.days(actor, undefined);
    return new WebPage(
      (t) => t.mentee.moveDay,
      <DayStep
        kind="move"
        back={paths.mentee.home(meOf(actor))}
        action={paths.mentee.bookingMoveTime(meOf(actor), id)}
        days={days}
      />,
      { ...moving, refusal },
    );
  }
}

function callMentor(booking: MyBooking): WebPage {
  return new WebPage((t) => t.mentee.callMentor, <CallMentorPage booking={booking} />, moving);
}
