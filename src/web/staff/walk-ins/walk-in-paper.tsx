import { givenName } from '../../../core/vietnamese/names';
import { sessionTime, type TicketRow, type WalkInBoard } from '../../../modules/sessions';
import { PrintHint } from '../../kit/components/print-hint';
import { BackLink } from '../../kit/components/back-link';
import { ButtonLink } from '../../kit/forms/form';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import { waitWords } from '../../shared/walk-ins/wait-words';
import type { WalkInPaths } from './walk-in-paths';

/** The number to hand over. */
export function TicketSlipPage({
  at,
  day,
  venueName,
  ticket,
  minutes,
}: {
  at: WalkInPaths;
  ticket: TicketRow;
  /** About how long they still wait. */
  minutes?: number | null;
} & Pick<WalkInBoard, 'day' | 'venueName'>) {
  const view = useView();
  const { t, dates, language } = view;
  const w = t.walkIn;
  return (
    <>
      <BackLink href={at.board}>{w.toBoard}</BackLink>
      <article class="ticket">
        <h1>
          {w.yourNumber} <span class="ticket-number">{ticket.number}</span>
        </h1>
        <p class="big">{ticket.menteeName}</p>
        <p>{termName('topic', ticket.topic, language)}</p>
        <p>
          {venueName}, {dates.date(day.date)}, {dates.span(day.startAt, day.endAt)}
        </p>
        {minutes === undefined ? null : (
          <p>
            {w.wait}: <strong>{waitWords(view, minutes)}</strong>
          </p>
        )}
        <p>{w.slipWait}</p>
      </article>
      <PrintHint />
      <div class="actions no-print">
        <ButtonLink href={at.register}>{w.another}</ButtonLink>
        <ButtonLink href={at.board} kind="secondary">
          {w.toBoard}
        </ButtonLink>
      </div>
    </>
  );
}

/** For the waiting room: numbers and given names, nothing else of anybody. */
export function WaitingRoomPage({ at, board }: { at: WalkInPaths; board: WalkInBoard }) {
  const view = useView();
  const { t, dates } = view;
  const w = t.walkIn;
  const { serving, waiting, venueName } = board;
  return (
    <>
      <BackLink href={at.board}>{w.toBoard}</BackLink>
      <h1>{venueName}</h1>
      <div class="two screen">
        <section>
          <h2>{w.serving}</h2>
          {serving.length === 0 ? <p class="empty">{w.nobodyServed}</p> : null}
          <ul class="numbers">
            {serving.map(({ id, number, menteeName, mentorName, startAt }) => (
              <li key={id}>
                <span class="ticket-number">{number}</span> {givenName(menteeName)}
                <span class="hint line">
                  {mentorName}
                  {startAt === null ? '' : ` ${dates.span(startAt, sessionTime(startAt).endAt)}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{w.waiting}</h2>
          {waiting.length === 0 ? <p class="empty">{w.nobodyWaits}</p> : null}
          <ul class="numbers">
            {waiting.slice(0, 12).map(({ id, number, menteeName, minutes }) => (
              <li key={id}>
                <span class="ticket-number">{number}</span> {givenName(menteeName)}
                <span class="hint line">{waitWords(view, minutes)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
