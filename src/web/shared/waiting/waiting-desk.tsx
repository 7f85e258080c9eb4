import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { BookingsService, type FullSession, WaitingLines } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form } from '../../kit/forms/form';
import { reasonOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, type PageOptions, SeeOther } from '../../kit/page/page';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';

/** Who waits, and where the page of the lines stands. */
export interface WaitingFor {
  menteeId: string;
  /** Absent: the reader. */
  name?: string;
  path: string;
  back: string;
  /** Where a session with free seats is booked. */
  book: string;
  options: PageOptions;
}

/** A place in the line of a full session: taken by the mentee, or by somebody for them. */
@Injectable()
export class WaitingDesk {
  constructor(
    private readonly lines: WaitingLines,
    private readonly bookings: BookingsService,
  ) {}

  async page(actor: Actor, whose: WaitingFor, refusal?: DomainError): Promise<WebPage> {
    const sessions = await this.lines.open(actor, whose.menteeId);
    return new WebPage((t) => t.waiting.title, <WaitingPage {...whose} sessions={sessions} />, {
      ...whose.options,
      refusal,
    });
  }

  take(actor: Actor, whose: WaitingFor, body: FormBody): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const sessionId = textOf(body, 'sessionId');
        if (!sessionId) throw invalidFields({ sessionId: 'choose-one' });
        const because = reasonOf(body, 'because') || undefined;
        await this.bookings.wait(actor, sessionId, { menteeId: whose.menteeId, because });
        return new SeeOther(whose.back, 'in-line');
      },
      (refusal) => this.page(actor, whose, refusal),
    );
  }
}

function WaitingPage({
  name,
  path,
  back,
  book,
  sessions,
}: WaitingFor & { sessions: FullSession[] }) {
  const { t, dates, language } = useView();
  const w = t.waiting;
  const title = name ? w.titleOf(name) : w.title;
  return (
    <>
      <BackLink href={back} />
      {sessions.length === 0 ? (
        <>
          <h1>{title}</h1>
          <p class="inset">{w.none}</p>
          <ButtonLink href={book}>{name ? t.sessions.book : t.mentee.book}</ButtonLink>
        </>
      ) : (
        <Form action={path}>
          <Choices
            name="sessionId"
            legend={title}
            isHeading
            hint={w.hint}
            choices={sessions.map(({ sessionId, startAt, topic, venueName, waiting }) => ({
              value: sessionId,
              isChosen: sessions.length === 1,
              label: `${dates.day(startAt)}, ${dates.spoken(startAt)}`,
              hint: [
                venueName ?? t.sessions.atHome,
                termName('topic', topic, language),
                w.ahead(waiting),
              ].join(' – '),
            }))}
          />
          {name ? (
            <Field name="because" label={t.sessions.because} hint={t.sessions.becauseHint} />
          ) : null}
          <Button>{w.take}</Button>
        </Form>
      )}
    </>
  );
}
