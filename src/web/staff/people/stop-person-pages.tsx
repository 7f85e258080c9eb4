import type { Side } from '../../../core/people/fields';
import { menteesBecome, stopReasons } from '../../../core/people/stops';
import type { Successor } from '../../../modules/matching';
import type { Person, Stopping } from '../../../modules/people';
import type { AheadCounts, DepartureCount, DepartureView } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Counts, Facts } from '../../kit/components/facts';
import { Choices, Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { LeftShortNote } from '../../shared/changes/left-short';
import { peopleOf } from '../../shared/people/people-kind';
import { useReasonWords } from '../../shared/people/reason-words';

interface StopPersonPageProps {
  code: string;
  side: Side;
  person: Person;
  counts: AheadCounts;
  successors: Successor[];
  today: string;
  answered: StopAnswers;
}

/** What was answered before, when somebody comes back to put it right. */
export type StopAnswers = Partial<
  Record<'reason' | 'on' | 'menteesBecome' | 'successorId', string>
>;

/** Why, since when, and of an ambassador what becomes of their mentees. */
export function StopPersonPage(props: StopPersonPageProps) {
  const { code, side, person, counts, today, answered } = props;
  const { stops: s } = useView().t;
  const action = paths.ward.personStop(code, peopleOf[side], person.id);
  return (
    <>
      <BackLink href={paths.ward[side](code, person.id)}>{person.fullName}</BackLink>
      <h1>{s.titleOf(person.fullName)}</h1>
      <Counts
        counts={[
          { value: counts.pairs, name: side === 'mentor' ? s.mentees : s.pairs },
          { value: counts.sessions, name: s.sessionsAhead },
          { value: counts.places, name: s.places },
        ]}
      />
      <Form action={action}>
        <HiddenValues values={{ version: person.version }} />
        <Choices
          name="reason"
          legend={s.why}
          choices={stopReasons.map((value) => ({
            value,
            label: s.reasons[value],
            isChosen: value === answered.reason,
          }))}
        />
        <Field name="on" type="date" label={s.since} value={answered.on ?? today} width={12} />
        {side === 'mentor' ? <MenteesQuestion {...props} /> : null}
        <Button>{s.look}</Button>
      </Form>
    </>
  );
}

function MenteesQuestion({ successors, counts, answered }: StopPersonPageProps) {
  const { stops: s } = useView().t;
  const canGo = successors.length > 0;
  return (
    <>
      <Choices
        name="menteesBecome"
        legend={s.whatBecomes}
        choices={menteesBecome
          .filter((value) => canGo || (value !== 'successor' && value !== 'share'))
          .map((value) => ({
            value,
            label: s.become[value],
            hint: s.becomeHint[value],
            isChosen: value === answered.menteesBecome,
          }))}
      />
      {canGo ? (
        <Select
          name="successorId"
          label={s.successor}
          empty={s.chooseSuccessor}
          value={answered.successorId}
          options={successors.map(({ mentorId, name, canTake }) => ({
            value: mentorId,
            label: s.canTake(name, canTake, counts.pairs),
          }))}
        />
      ) : null}
    </>
  );
}

interface StopPreviewProps {
  code: string;
  person: Person;
  stopping: Stopping;
  successorName: string | null;
  view: DepartureView;
}

/** What it hits, to the last message, before it is done. */
export function StopPreviewPage({ code, person, stopping, successorName, view }: StopPreviewProps) {
  const { t, dates } = useView();
  const { stops: s } = t;
  const reasonWords = useReasonWords();
  const { side, id, version, reason, on } = stopping;
  const people = peopleOf[side];
  const answers: StopAnswers = {
    reason,
    on,
    ...(stopping.menteesBecome ? { menteesBecome: stopping.menteesBecome } : {}),
    ...(stopping.successorId ? { successorId: stopping.successorId } : {}),
  };
  return (
    <>
      <BackLink href={withQuery(paths.ward.personStop(code, people, id), { ...answers })}>
        {s.changeAnswer}
      </BackLink>
      <h1>{s.previewOf(person.fullName)}</h1>
      <Facts
        facts={[
          [s.why, s.reasons[reason]],
          [s.since, dates.date(on)],
          [s.whatBecomes, stopping.menteesBecome ? s.become[stopping.menteesBecome] : null],
          [s.successor, successorName],
        ]}
      />
      <h2>{s.whatHappens}</h2>
      <DepartureFacts side={side} view={view} />
      <p>
        {view.messages > 0 ? s.messagesGo(view.messages, view.people) : s.noMessages}{' '}
        {view.calls > 0 ? s.toCall(view.calls) : ''}
      </p>
      {side === 'mentee' ? <p>{s.silent}</p> : null}
      <LeftShortNote mentors={view.leftShort} />
      {view.notHandedOver.length > 0 ? (
        <section class="panel">
          <h2>{s.notHandedOver}</h2>
          <ul>
            {view.notHandedOver.map(({ menteeId, menteeName, sessionId, startAt, why }) => (
              <li key={menteeId ?? sessionId}>
                {menteeId ? (
                  <a class="row-link" href={paths.ward.mentee(code, menteeId)}>
                    {menteeName}
                  </a>
                ) : (
                  dates.moment(startAt ?? 0)
                )}
                {': '}
                {reasonWords(why)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Form action={paths.ward.personStop(code, people, id)}>
        <HiddenValues values={{ ...answers, version, confirmed: 'yes' }} />
        <div class="actions">
          <Button kind="warning">{s.stop}</Button>
          <ButtonLink href={paths.ward[side](code, id)} kind="secondary">
            {s.notNow}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}

/** Numbers of what was done, or would be; what does not happen is left out. */
export function DepartureFacts({ side, view }: { side: Side; view: DepartureCount }) {
  const { stops: s } = useView().t;
  const counts: [number, string][] = [
    [view.pairsHandedOver, s.pairsHandedOver],
    [view.pairsEnded, side === 'mentor' ? s.pairsToList : s.pairsEnded],
    [view.sessionsHandedOver, s.sessionsHandedOver],
    [view.sessionsCancelled, s.sessionsCancelled],
    [view.placesFreed, s.placesFreed],
    [view.classesLeft, s.classesLeft],
    [view.classesCancelled, s.classesCancelled],
    [view.walkInDays, s.walkInDays],
    [view.numbersEnded, s.numbersEnded],
  ];
  const some = counts.filter(([count]) => count > 0);
  if (some.length === 0) return <p>{s.nothing}</p>;
  return <Counts counts={some.map(([value, name]) => ({ value, name }))} />;
}
