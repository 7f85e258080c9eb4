import type { WalkInBoard } from '../../modules/sessions';
import { BackLink } from '../kit/components/back-link';
import { Tag } from '../kit/components/facts';
import { ButtonLink } from '../kit/forms/form';
import { CallButton, TurnButtons, type LinePaths } from '../shared/walk-ins/turn-buttons';
import { termName } from '../../texts';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';

/** On the ambassador's phone: whom I teach, and who is next. */
export function MentorWalkInPage({ board, mentorId }: { board: WalkInBoard; mentorId: string }) {
  const me = useMe();
  const { t, dates, language } = useView();
  const w = t.walkIn;
  const { day, venueName, serving, waiting } = board;
  const at: LinePaths = {
    calls: paths.mentor.walkInCalls(me, day.id),
    turn: (ticketId, act) => paths.mentor.walkInTurn(me, day.id, ticketId, act),
  };
  const mine = serving.filter((ticket) => ticket.mentorId === mentorId);
  return (
    <>
      <BackLink href={paths.mentor.home(me)}>{t.mentor.myMentees}</BackLink>
      <h1>{venueName}</h1>
      <p class="lead">
        {dates.date(day.date)}, {dates.span(day.startAt, day.endAt)}
      </p>
      {mine.length > 0 ? <h2>{w.myPerson}</h2> : null}
      {mine.map((ticket) => (
        <section class="card main" key={ticket.id}>
          <p class="big">
            {ticket.number} – {ticket.menteeName}
          </p>
          <p>{termName('topic', ticket.topic, language)}</p>
          <TurnButtons at={at} ticket={ticket} />
          <ButtonLink href={paths.mentor.session(me, ticket.sessionId ?? '')} kind="secondary">
            {w.session}
          </ButtonLink>
        </section>
      ))}
      <div class="actions">
        <CallButton at={at} serving={mine} kind={mine.length > 0 ? 'secondary' : 'primary'}>
          {w.next}
        </CallButton>
      </div>
      <h2>{w.waitingCount(waiting.length)}</h2>
      <ul class="numbers">
        {waiting.map(({ id, number, menteeName, topic, isPriority }) => (
          <li key={id}>
            <strong>{number}</strong> {menteeName}{' '}
            {isPriority ? <Tag kind="wait">{w.priority}</Tag> : null}
            <span class="hint line">{termName('topic', topic, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
