import type { FreeTime } from '../../modules/sessions';
import { BackLink } from '../kit/components/back-link';
import { Choices } from '../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../kit/forms/form';
import type { FreeDay } from '../shared/booking/free-days';
import { termName } from '../../texts';
import { useMe, useView } from '../kit/view/view';
import { BookingFacts } from './mentee-home-page';
import { paths } from '../kit/paths/paths';

/** A session is booked, or one that stands is moved. */
type Kind = 'book' | 'move';

interface DayStepProps {
  kind: Kind;
  /** Where the chosen day is sent, by GET. */
  action: string;
  days: FreeDay[];
  /** Address of later days. */
  morePath?: string;
}

/** One question: on which day? */
export function DayStep({ kind, action, days, morePath }: DayStepProps) {
  const me = useMe();
  const { t, dates } = useView();
  const m = t.mentee;
  const question = kind === 'book' ? m.chooseDay : m.moveDay;
  const choices = days.map(({ date }, index) => ({
    value: date,
    label: dates.date(date),
    isChosen: index === 0,
  }));
  return (
    <>
      <BackLink href={paths.mentee.home(me)} />
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

interface TimeStepProps {
  back: string;
  action: string;
  /** 'YYYY-MM-DD' */
  date: string;
  times: FreeTime[];
  /** The time that a poster's code names: it is chosen when it is still free. */
  at?: number;
  /** A GET form leads to the check; a POST form keeps the seat first. */
  method: 'get' | 'post';
}

/** One question: at what time? */
export function TimeStep({ back, action, date, times, at, method }: TimeStepProps) {
  const { t, dates, language } = useView();
  const m = t.mentee;
  const question = m.chooseTime(dates.date(date));
  const placeOf = ({ venueName, topic }: FreeTime): string =>
    `${venueName ?? m.atHome} – ${termName('topic', topic, language)}`;
  const places = new Set(times.map(placeOf));
  const [onlyPlace] = places.size === 1 ? places : [];
  const isNamed = times.some(({ startAt }) => startAt === at);
  const choices = times.map((time, index) => ({
    value: String(time.startAt),
    label: dates.spoken(time.startAt),
    hint: onlyPlace ? undefined : placeOf(time),
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
    </>
  );
}

interface CheckStepProps {
  kind: Kind;
  booking: Parameters<typeof BookingFacts>[0]['booking'];
  action: string;
  values?: Record<string, string | number>;
  /** Where another time is chosen. */
  other: string;
}

/** The last look before it is done. A seat to be booked is kept meanwhile. */
export function CheckStep({ kind, booking, action, values = {}, other }: CheckStepProps) {
  const m = useView().t.mentee;
  return (
    <>
      <h1>{kind === 'book' ? m.check : m.checkMove}</h1>
      <section class="card main">
        <BookingFacts booking={booking} />
      </section>
      {kind === 'book' ? <p>{m.seatKept}</p> : null}
      <Form action={action}>
        <HiddenValues values={values} />
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
