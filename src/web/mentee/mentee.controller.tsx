import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { notFound, type DomainError } from '../../platform/common/domain-error';
import { BookingsService } from '../../modules/sessions';
import { instantOf, textOf, type FormBody } from '../kit/forms/form-fields';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { CheckStep, DayStep, TimeStep } from '../shared/booking/booking-steps';
import { HoldOverPage } from './hold-over-page';
import { MenteeBookings } from './mentee-bookings';
import { MenteeHomePage } from './mentee-home-page';
import { withQuery } from '../kit/paths/path';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { AskedDay, AskedInstant, NeededDay } from '../kit/page/asked';

const phone = { isForPhones: true };
const bookingStep = { ...phone, about: 'booking' } as const;

/** A mentee's first page, and booking: which day, what time, check, done. */
@PageController()
@Allow('mentee-pages.use')
export class MenteePageController {
  constructor(
    private readonly mine: MenteeBookings,
    private readonly bookings: BookingsService,
  ) {}

  @Get(paths.mentee.home.pattern)
  async home(@CurrentActor() actor: Actor): Promise<WebPage> {
    const home = await this.mine.home(actor);
    return new WebPage((t) => t.mentee.next, <MenteeHomePage {...home} />, phone);
  }

  @Get(paths.mentee.book.pattern)
  async chooseDay(
    @CurrentActor() actor: Actor,
    @AskedDay('from') from: string | undefined,
  ): Promise<WebPage> {
    const { days, next } = await this.mine.days(actor, from);
    return new WebPage(
      (t) => t.mentee.chooseDay,
      <DayStep
        kind="book"
        back={paths.mentee.home(meOf(actor))}
        action={paths.mentee.bookTime(meOf(actor))}
        days={days}
        morePath={withQuery(paths.mentee.book(meOf(actor)), { from: next })}
      />,
      bookingStep,
    );
  }

  @Get(paths.mentee.bookTime.pattern)
  chooseTime(
    @CurrentActor() actor: Actor,
    @NeededDay('day') day: string,
    @AskedInstant('at') at: number | undefined,
  ): Promise<WebPage> {
    return this.timePage(actor, day, undefined, at);
  }

  /** Keeps the seat for five minutes while the person reads. */
  @Post(paths.mentee.holds.pattern)
  async hold(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    const startAt = instantOf(body, 'startAt');
    return orShow(
      async () => {
        if (startAt === undefined) throw invalidFields({ startAt: 'choose-one' });
        const { booking } = await this.bookings.hold(actor, { menteeId: actor.id ?? '', startAt });
        return new SeeOther(paths.mentee.hold(meOf(actor), booking.id));
      },
      (refusal) => this.timePage(actor, textOf(body, 'day'), refusal),
    );
  }

  @Get(paths.mentee.hold.pattern)
  async check(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage | SeeOther> {
    const held = await this.mine.hold(actor, id);
    if (!held) return this.expired(actor, id);
    if (held.state === 'booked') return new SeeOther(paths.mentee.booking(meOf(actor), id));
    if (held.state !== 'held') throw notFound('booking');
    return new WebPage(
      (t) => t.mentee.check,
      <CheckStep
        kind="book"
        booking={held}
        heldUntil={held.heldUntil}
        action={paths.mentee.holdConfirmation(meOf(actor), id)}
        other={paths.mentee.book(meOf(actor))}
      />,
      bookingStep,
    );
  }

  @Post(paths.mentee.holdConfirmation.pattern)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.bookings.confirm(actor, id);
        return new SeeOther(paths.mentee.booking(meOf(actor), id), 'booked');
      },
      async (refusal) => {
        const { days } = await this.mine.days(actor, undefined);
        return new WebPage(
          (t) => t.mentee.chooseDay,
          <DayStep
            kind="book"
            back={paths.mentee.home(meOf(actor))}
            action={paths.mentee.bookTime(meOf(actor))}
            days={days}
          />,
          { ...bookingStep, refusal },
        );
      },
    );
  }

  /** Nobody keeps the seat any more: it is booked all the same while it is free. */
  private async expired(actor: Actor, id: string): Promise<WebPage | SeeOther> {
    const over = await this.mine.expired(actor, id);
    if (!over) return new SeeOther(paths.mentee.book(meOf(actor)), 'hold-gone');
    return new WebPage(
      (t) => t.mentee.holdOver,
      <HoldOverPage
        {...over}
        action={paths.mentee.holdConfirmation(meOf(actor), id)}
        other={paths.mentee.book(meOf(actor))}
      />,
      bookingStep,
    );
  }

  private async timePage(
    actor: Actor,
    day: string,
    refusal?: DomainError,
    at?: number,
  ): Promise<WebPage> {
    const times = await this.mine.timesOn(actor, day);
    return new WebPage(
      (t) => t.mentee.book,
      <TimeStep
        back={paths.mentee.book(meOf(actor))}
        action={paths.mentee.holds(meOf(actor))}
        date={day}
        times={times}
        at={at}
        method="post"
      />,
      { ...bookingStep, refusal },
    );
  }
}
