import type { ComponentChildren } from 'preact';
import type { FreeTime } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Choices } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { CallWard } from '../../kit/people/call-ward';
import type { FreeDay } from './free-days';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import { BookingFacts } from './booking-facts';

/** A session is booked, or one that stands is moved. */
type Kind = 'book' | 'move';

interface StepProps {
  back: string;
  /** For whom, where the reader does it for somebody else. */
  forWhom?: string;
  /** Where what was chosen is sent. */
  action: string;
}

interface DayStepProps extends StepProps {
  kind: Kind;
  days: FreeDay[];
  /** Address of later days. */
  morePath?: string;
}

/** One question: on which day? Sent by GET. */
export function DayStep({ kind, back, forWhom, action, days, morePath }: DayStepProps) {
  const { t, dates } = useView();
  const m = t.mentee;
  const question = forWhom ? m.whichDay : kind === 'book' ? m.chooseDay : m.moveDay;
  const choices = days.map(({ date }, index) => ({
    value: date,
    label: dates.date(date),
    isChosen: index === 0,
  }));
  return (
    <>
      <BackLink href={back} />
      <ForWhom sentence={forWhom} />
      {days.length === 0 ? (
        <NoTimes heading={question} />
      ) : (
        <form method="get" action={action} novalidate>
          <Choices name="day" legend={question} isHeading choices={choices} />
          <Button>{m.goOn}</Button>
        </form>
      )}
      {morePath ? (
        <p class="actions">
          <ButtonLink href={morePath} kind="secondary">
            {m.moreDays}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

interface TimeStepProps extends StepProps {
  /** 'YYYY-MM-DD' */
  date: string;
  times: FreeTime[];
  /** The time that a poster's code names: it is chosen when it is still free. */
  at?: number;
  /** A GET form leads to the check; a POST form keeps the seat first. */
  method: 'get' | 'post';
}

/** One question: at what time? */
export function TimeStep({ back, forWhom, action, date, times, at, method }: TimeStepProps) {
  const { t, dates, language } = useView();
  const m = t.mentee;
  const question = forWhom ? m.whichTime(dates.date(date)) : m.chooseTime(dates.date(date));
  const placeOf = ({ venueName, topic }: FreeTime): string =>
    `${venueName ?? (forWhom ? t.sessions.atHome : m.atHome)} – ${termName('topic', topic, language)}`;
  const places = new Set(times.map(placeOf));
  const [onlyPlace] = places.size === 1 ? places : [];
  const hintOf = (time: FreeTime): string | undefined => {
    const hints = [
      onlyPlace ? '' : placeOf(time),
      time.isOverLimit ? t.sessions.overLimitTime : '',
    ].filter(Boolean);
    return hints.length > 0 ? hints.join(' – ') : undefined;
  };
  const isNamed = times.some(({ startAt }) => startAt === at);
  const choices = times.map((time, index) => ({
    value: String(time.startAt),
    label: dates.spoken(time.startAt),
    hint: hintOf(time),
    isChosen: isNamed ? time.startAt === at : index === 0,
  }));
  const fields = (
    <>
      <HiddenValues values={{ day: date }} />
      <Choices name="startAt" legend={question} isHeading hint={onlyPlace} choices={choices} />
      <Button>{m.goOn}</Button>
    </>
  );
  return (
    <>
      <BackLink href={back} />
      <ForWhom sentence={forWhom} />
      {times.length === 0 ? <NoTimes heading={question} /> : null}
      {times.length > 0 && method === 'post' ? <Form action={action}>{fields}</Form> : null}
      {times.length > 0 && method === 'get' ? (
        <form method="get" action={action} novalidate>
          {fields}
        </form>
      ) : null}
    </>
  );
}

function NoTimes({ heading }: { heading: string }) {
  const { t } = useView();
  return (
    <>
      <h1>{heading}</h1>
      <p class="inset">{t.mentee.noTimes}</p>
      <CallWard />
    </>
  );
}

function ForWhom({ sentence }: { sentence: string | undefined }) {
  return sentence ? <p class="lead">{sentence}</p> : null;
}

interface CheckStepProps extends Omit<StepProps, 'back'> {
  kind: Kind;
  booking: Parameters<typeof BookingFacts>[0]['booking'];
  values?: Record<string, string | number>;
  /** Of a move: how it stands until then. */
  before?: CheckStepProps['booking'];
  /** Of a seat that is kept: until when, epoch milliseconds. */
  heldUntil?: number | null;
  /** Where another time is chosen. */
  other: string;
  /** What else is asked. */
  children?: ComponentChildren;
}

/** The last look before it is done. */
export function CheckStep({ kind, forWhom, booking, action, ...more }: CheckStepProps) {
  const m = useView().t.mentee;
  const { values = {}, other, before, heldUntil, children } = more;
  const isForOther = forWhom !== undefined;
  return (
    <>
      <h1>{kind === 'book' ? m.check : m.checkMove}</h1>
      <ForWhom sentence={forWhom} />
      {before ? (
        <section class="card">
          <h2>{m.moveFrom}</h2>
          <BookingFacts booking={before} isForOther={isForOther} />
        </section>
      ) : null}
      <section class="card main">
        {before ? <h2>{m.moveTo}</h2> : null}
        <BookingFacts booking={booking} isForOther={isForOther} />
      </section>
      {heldUntil ? <SeatKept until={heldUntil} /> : null}
      <Form action={action}>
        <HiddenValues values={values} />
        {children}
        <div class="actions">
          <Button>{kind === 'book' ? m.confirm : m.confirmMove}</Button>
          <ButtonLink href={other} kind="secondary">
            {m.otherTime}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}

function SeatKept({ until }: { until: number }) {
  const { t, dates, now } = useView();
  return <p>{until > now ? t.mentee.seatKept(dates.spoken(until)) : t.mentee.seatKeptNoMore}</p>;
}
