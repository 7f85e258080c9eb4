import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { notFound, type DomainError } from '../../../platform/common/domain-error';
import { PeopleService } from '../../../modules/people';
import {
  BookingsService,
  FreeTimesService,
  MyBooking,
  SessionQueries,
} from '../../../modules/sessions';
import {
  boundedTextOf,
  reasonOf,
  instantOf,
  integerOf,
  type FormBody,
} from '../../kit/forms/form-fields';
import { WebPage, PageOptions } from '../../kit/page/page';
import { invalidFields } from '../../kit/forms/refusals';
import { BookForPage, CancelForPage } from './bookings-pages';
import { isOverLimitAgreed } from './over-limit';

const DAYS_OFFERED = 28;

/** Where the pages of a mentee's bookings stand: staff and ambassadors use the same ones. */
export interface Desk {
  /** The mentee's page. */
  back: string;
  book: string;
  moveOf: (bookingId: string) => string;
  cancelOf: (bookingId: string) => string;
  options: PageOptions;
}

/** Booking for somebody else: pages and acts shared by staff and ambassadors. */
@Injectable()
export class BookingDesk {
  constructor(
    private readonly people: PeopleService,
    private readonly freeTimes: FreeTimesService,
    private readonly bookings: BookingsService,
    private readonly queries: SessionQueries,
  ) {}

  async bookPage(
    actor: Actor,
    menteeId: string,
    { back, options, ...desk }: Desk,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const wish = { days: DAYS_OFFERED, overLimits: true };
    const times = await this.freeTimes.freeTimes(actor, menteeId, wish);
    const { fullName } = await this.people.mentee(menteeId);
    return new WebPage(
      (t) => t.sessions.bookFor(fullName),
      <BookForPage back={back} action={desk.book} menteeName={fullName} times={times} />,
      { ...options, refusal },
    );
  }

  async book(actor: Actor, menteeId: string, body: FormBody): Promise<void> {
    const startAt = chosenTime(body);
    const because = boundedTextOf(body, 'because', 500) || undefined;
    const overLimit = isOverLimitAgreed(body);
    await this.bookings.book(actor, { menteeId, startAt, because, overLimit });
  }

  async movePage(
    actor: Actor,
    menteeId: string,
    bookingId: string,
    { back, options, ...desk }: Desk,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const booking = await this.find(actor, menteeId, bookingId);
    const { topic } = booking;
    const wish = { days: DAYS_OFFERED, topic, overLimits: true };
    const times = await this.freeTimes.freeTimes(actor, menteeId, wish);
    const { fullName } = await this.people.mentee(menteeId);
    return new WebPage(
      (t) => t.sessions.move,
      <BookForPage
        back={back}
        action={desk.moveOf(bookingId)}
        menteeName={fullName}
        times={times}
        booking={booking}
      />,
      { ...options, refusal },
    );
  }

  async move(actor: Actor, bookingId: string, body: FormBody): Promise<void> {
    const startAt = chosenTime(body);
    const wish = { startAt, version: versionOf(body), overLimit: isOverLimitAgreed(body) };
    await this.bookings.move(actor, bookingId, wish);
  }

  async cancelPage(
    actor: Actor,
    menteeId: string,
    bookingId: string,
    { back, options, ...desk }: Pick<Desk, 'back' | 'cancelOf' | 'options'>,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const booking = await this.find(actor, menteeId, bookingId);
    const { fullName } = await this.people.mentee(menteeId);
    return new WebPage(
      (t) => t.sessions.cancel,
      <CancelForPage
        back={back}
        action={desk.cancelOf(bookingId)}
        menteeName={fullName}
        booking={booking}
      />,
      { ...options, refusal },
    );
  }

  /** Whoever has a place is told why they lose it. */
  async cancel(actor: Actor, menteeId: string, bookingId: string, body: FormBody): Promise<void> {
    const { state } = await this.find(actor, menteeId, bookingId);
    const reason = reasonOf(body);
    if (state === 'booked' && !reason) throw invalidFields({ reason: 'needed' });
    await this.bookings.cancel(actor, bookingId, { version: versionOf(body), reason });
  }

  /** @throws DomainError not-found */
  private async find(actor: Actor, menteeId: string, bookingId: string): Promise<MyBooking> {
    const bookings = await this.queries.ofMentee(actor, menteeId);
    const booking = bookings.find(({ id }) => id === bookingId);
    if (!booking) throw notFound('booking');
    return booking;
  }
}

function chosenTime(body: FormBody): number {
  const startAt = instantOf(body, 'startAt');
  if (startAt === undefined) throw invalidFields({ startAt: 'choose-one' });
  return startAt;
}

function versionOf(body: FormBody): number {
  return integerOf(body, 'version') ?? 0;
}
