import { Body, Get, Header, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { DomainError } from '../../platform/common/domain-error';
import { MessageChoicesService } from '../../modules/reminders';
import { CalendarsService, ComingService } from '../../modules/sessions';
import { instantOf, type FormBody } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { calendarType } from '../kit/page/calendar-type';
import { PageLanguage } from '../kit/page/page-language';
import type { Language } from '../../texts';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { WaysToVenues } from '../shared/sessions/ways-to-venues';
import { BookingPage } from './booking-page';
import { MenteeBookings } from './mentee-bookings';

/** One session of a mentee: what was booked, what happens next, how to get there. */
@PageController()
@Allow('mentee-pages.use')
export class MenteeSessionController {
  constructor(
    private readonly mine: MenteeBookings,
    private readonly messages: MessageChoicesService,
    private readonly coming: ComingService,
    private readonly calendars: CalendarsService,
    private readonly ways: WaysToVenues,
  ) {}

  @Get(paths.mentee.booking.pattern)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage | SeeOther> {
    return this.page(actor, id);
  }

  /** Back to the session that it was said of; after a refusal it shows how it stands by now. */
  @Post(paths.mentee.bookingComing.pattern)
  async willCome(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.coming.say(actor, id, instantOf(body, 'startAt') ?? 0);
        return new SeeOther(paths.mentee.booking(meOf(actor), id), 'coming');
      },
      (refusal) => {
        if (refusal.code !== 'stale-version') throw refusal;
        return this.page(actor, id, refusal);
      },
    );
  }

  @Get(paths.mentee.bookingCalendar.pattern)
  @Header('content-type', calendarType)
  async calendar(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @PageLanguage() language: Language,
  ): Promise<string> {
    const { sessionId } = await this.mine.find(actor, id);
    return this.calendars.ofSession(actor, sessionId, language);
  }

  private async page(actor: Actor, id: string, refusal?: DomainError): Promise<WebPage | SeeOther> {
    const booking = await this.mine.find(actor, id);
    if (booking.state !== 'booked') return new SeeOther(paths.mentee.home(meOf(actor)));
    const { isStopped } = await this.messages.of(actor, 'mentee', meOf(actor));
    const mayChange = await this.mine.mayChange(actor, booking);
    const remindedAt = await this.messages.remindedAt(actor, meOf(actor), booking);
    const way = booking.venueId
      ? await this.ways.ofMentee(meOf(actor), { id: booking.venueId })
      : undefined;
    return new WebPage(
      (t) => t.mentee.booking,
      <BookingPage {...{ booking, mayChange, remindedAt, isStopped, way }} />,
      { isForPhones: true, refusal },
    );
  }
}
