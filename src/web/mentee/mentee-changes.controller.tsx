import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor } from '../../modules/access';
import type { DomainError } from '../../platform/common/domain-error';
import { BookingsService, type MyBooking } from '../../modules/sessions';
import { integerOf, type FormBody } from '../kit/forms/form-fields';
import { Page, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { orShow } from '../kit/forms/refusals';
import { CheckStep, DayStep, TimeStep } from './booking-steps';
import { CallMentorPage, CancelPage } from './cancel-page';
import { MenteeBookings } from './mentee-bookings';

const phone = { isForPhones: true };

/** A mentee moves or gives up a session; shortly before it, they are asked to call. */
@PageController('mentee/bookings/:id')
@AllowOnly('mentee')
export class MenteeChangesController {
  constructor(
    private readonly mine: MenteeBookings,
    private readonly bookings: BookingsService,
  ) {}

  @Get('move')
  async chooseDay(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('from') from?: string,
  ): Promise<Page> {
    const booking = await this.mine.find(actor, id);
    if (!(await this.mine.mayChange(actor, booking))) return callMentor(booking);
    const { days, next } = await this.mine.days(actor, from);
    const path = `/mentee/bookings/${id}/move`;
    return new Page(
      (t) => t.mentee.moveDay,
      <DayStep kind="move" action={`${path}/time`} days={days} morePath={`${path}?from=${next}`} />,
      phone,
    );
  }

  @Get('move/time')
  async chooseTime(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('day') day = '',
  ): Promise<Page> {
    const times = await this.mine.timesOn(actor, day);
    const path = `/mentee/bookings/${id}/move`;
    return new Page(
      (t) => t.mentee.move,
      <TimeStep back={path} action={`${path}/check`} date={day} times={times} method="get" />,
      phone,
    );
  }

  @Get('move/check')
  async check(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('startAt') startAt = '',
  ): Promise<Page | SeeOther> {
    const booking = await this.mine.find(actor, id);
    const time = await this.mine.timeAt(actor, Number(startAt));
    const path = `/mentee/bookings/${id}/move`;
    if (!time) return new SeeOther(path);
    return new Page(
      (t) => t.mentee.checkMove,
      <CheckStep
        kind="move"
        booking={{ ...time, mentorName: booking.mentorName }}
        action={path}
        values={{ startAt: time.startAt, version: booking.version }}
        other={path}
      />,
      phone,
    );
  }

  @Post('move')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return orShow(
      async () => {
        const startAt = integerOf(body, 'startAt');
        await this.bookings.move(actor, id, { startAt, version: integerOf(body, 'version') ?? 0 });
        return new SeeOther('/mentee', 'rebooked');
      },
      (refusal) => this.refused(actor, id, refusal),
    );
  }

  @Get('cancel')
  async askCancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page> {
    const booking = await this.mine.find(actor, id);
    if (!(await this.mine.mayChange(actor, booking))) return callMentor(booking);
    return new Page((t) => t.mentee.cancel, <CancelPage booking={booking} />, phone);
  }

  @Post('cancel')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return orShow(
      async () => {
        await this.bookings.cancel(actor, id, { version: integerOf(body, 'version') ?? 0 });
        return new SeeOther('/mentee', 'cancelled');
      },
      async (refusal) => {
        const booking = await this.mine.find(actor, id);
        return new Page((t) => t.mentee.cancel, <CancelPage booking={booking} />, {
          ...phone,
          refusal,
        });
      },
    );
  }

  private async refused(actor: Actor, id: string, refusal: DomainError): Promise<Page> {
    const { days } = await this.mine.days(actor, undefined);
    return new Page(
      (t) => t.mentee.moveDay,
      <DayStep kind="move" action={`/mentee/bookings/${id}/move/time`} days={days} />,
      { ...phone, refusal },
    );
  }
}

function callMentor(booking: MyBooking): Page {
  return new Page((t) => t.mentee.callMentor, <CallMentorPage booking={booking} />, phone);
}
