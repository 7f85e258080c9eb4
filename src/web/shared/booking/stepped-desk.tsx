import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { notFound, type DomainError } from '../../../platform/common/domain-error';
import { PeopleService } from '../../../modules/people';
import { PeopleScope } from '../../../modules/matching';
import { type MyBooking, SessionQueries } from '../../../modules/sessions';
import { Field } from '../../kit/forms/field';
import { instantOf, type FormBody } from '../../kit/forms/form-fields';
import { type PageOptions, SeeOther, WebPage } from '../../kit/page/page';
import { withQuery } from '../../kit/paths/path';
import { useView } from '../../kit/view/view';
import { CheckStep, DayStep, TimeStep } from './booking-steps';
import { OfferedTimes } from './offered-times';
import { OverLimit } from './over-limit';

/** Somebody books for a mentee, or moves a booking of theirs: where the questions stand. */
export interface SteppedBooking {
  menteeId: string;
  /** The booking that is moved; absent when one is made. */
  bookingId?: string;
  /** The mentee's page. */
  home: string;
  /** Which day; the answer to all of it is posted here. */
  day: string;
  time: string;
  check: string;
  options: PageOptions;
}

/** The questions of a booking for somebody else, one a page: which day, what time, is this right? */
@Injectable()
export class SteppedDesk {
  constructor(
    private readonly scope: PeopleScope,
    private readonly people: PeopleService,
    private readonly offered: OfferedTimes,
    private readonly queries: SessionQueries,
  ) {}

  async dayPage(
    actor: Actor,
    steps: SteppedBooking,
    from?: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { about, kind } = await this.aboutOf(actor, steps);
    const { days, next } = await this.offered.days(actor, steps.menteeId, from);
    const more = withQuery(steps.day, { from: next });
    return this.page(
      steps,
      <ForMentee about={about}>
        {(forWhom) => (
          <DayStep
            kind={kind}
            back={steps.home}
            forWhom={forWhom}
            action={steps.time}
            days={days}
            morePath={more}
          />
        )}
      </ForMentee>,
      refusal,
    );
  }

  async timePage(actor: Actor, steps: SteppedBooking, date: string): Promise<WebPage> {
    const { about, booking } = await this.aboutOf(actor, steps);
    const times = await this.offered.on(actor, steps.menteeId, date, booking?.topic);
    return this.page(
      steps,
      <ForMentee about={about}>
        {(forWhom) => (
          <TimeStep
            back={steps.day}
            forWhom={forWhom}
            action={steps.check}
            date={date}
            times={times}
            method="get"
          />
        )}
      </ForMentee>,
    );
  }

  /** On to the days when the time is free no longer, or none was chosen. */
  async checkPage(
    actor: Actor,
    steps: SteppedBooking,
    startAt: number | undefined,
    refusal?: DomainError,
  ): Promise<WebPage | SeeOther> {
    const { about, kind, booking } = await this.aboutOf(actor, steps);
    const time =
      startAt === undefined
        ? undefined
        : await this.offered.at(actor, steps.menteeId, startAt, booking?.topic);
    if (!time) return new SeeOther(steps.day);
    const mentorName = await this.mentorName(actor);
    return this.page(
      steps,
      <ForMentee about={about}>
        {(forWhom) => (
          <CheckStep
            kind={kind}
            forWhom={forWhom}
            before={booking}
            booking={{ ...time, mentorName }}
            action={steps.day}
            values={{ startAt: time.startAt, ...(booking && { version: booking.version }) }}
            other={steps.day}
          >
            {booking ? null : <Because />}
            <OverLimit isKnown={time.isOverLimit} />
          </CheckStep>
        )}
      </ForMentee>,
      refusal,
    );
  }

  /** The last page again, as it was filled in; once its time is gone, the days with the reason. */
  async refused(
    actor: Actor,
    steps: SteppedBooking,
    body: FormBody,
    refusal: DomainError,
  ): Promise<WebPage> {
    const page = await this.checkPage(actor, steps, instantOf(body, 'startAt'), refusal);
    return page instanceof WebPage ? page : this.dayPage(actor, steps, undefined, refusal);
  }

  /** @throws DomainError not-found */
  private async aboutOf(
    actor: Actor,
    { menteeId, bookingId }: SteppedBooking,
  ): Promise<{ about: About; kind: 'book' | 'move'; booking?: MyBooking }> {
    const { fullName: name } = await this.scope.mentee(actor, menteeId);
    if (bookingId === undefined) return { about: { name }, kind: 'book' };
    const bookings = await this.queries.ofMentee(actor, menteeId);
    const booking = bookings.find(({ id }) => id === bookingId);
    if (!booking) throw notFound('booking');
    return { about: { name, movedFrom: booking.startAt }, kind: 'move', booking };
  }

  private async mentorName(actor: Actor): Promise<string> {
    return (await this.people.mentor(actor.id ?? '')).fullName;
  }

  private page(
    { options, bookingId }: SteppedBooking,
    body: WebPage['body'],
    refusal?: DomainError,
  ): WebPage {
    const title: WebPage['title'] = (t) => (bookingId ? t.sessions.move : t.sessions.book);
    return new WebPage(title, body, { ...options, refusal });
  }
}

interface About {
  name: string;
  /** When the booking stands that is moved. */
  movedFrom?: number;
}

/** Says for whom, in the reader's language, above every question. */
function ForMentee({
  about: { name, movedFrom },
  children,
}: {
  about: About;
  children: (forWhom: string) => WebPage['body'];
}) {
  const { t, dates } = useView();
  const { bookFor, moveOf } = t.sessions;
  if (movedFrom === undefined) return <>{children(bookFor(name))}</>;
  return <>{children(moveOf(name, `${dates.day(movedFrom)} ${dates.time(movedFrom)}`))}</>;
}

function Because() {
  const { sessions: s } = useView().t;
  return <Field name="because" label={s.because} hint={s.becauseHint} />;
}
