import type { Side } from '../../../core/people/fields';
import type { PersonStop } from '../../../modules/people';
import type { ReturnLook, ReturnView } from '../../../modules/sessions';
import { ButtonLink } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { NotBackItems } from '../../shared/people/not-back-items';
import { peopleOf } from '../../shared/people/people-kind';

/** That somebody is gone, why and since when, and the way back. */
export function StoppedSection({
  code,
  side,
  stop,
}: {
  code: string;
  side: Side;
  stop: PersonStop;
}) {
  const { t, dates } = useView();
  const { stops: s } = t;
  return (
    <section class="panel" aria-labelledby="stopped">
      <h2 id="stopped">{s.stopped}</h2>
      <p>{s.stoppedBecause(s.reasons[stop.reason], dates.date(stop.stoppedOn))}</p>
      {side === 'mentee' || stop.menteesBecome === null ? null : (
        <p>{s.become[stop.menteesBecome]}</p>
      )}
      <div class="actions">
        <ButtonLink href={paths.ward.personReturn(code, peopleOf[side], stop.personId)}>
          {s.bringBack}
        </ButtonLink>
        <ButtonLink
          href={paths.ward.personStopReason(code, peopleOf[side], stop.personId)}
          kind="secondary"
        >
          {s.correct}
        </ButtonLink>
        {stop.actId === null ? null : (
          <ButtonLink href={paths.ward.peopleAct(code, stop.actId)} kind="secondary">
            {t.peopleActs.withOthers}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

/** What came back with somebody, and what did not. */
export function ReturnedSection({ view }: { view: ReturnView }) {
  const { stops: s } = useView().t;
  return (
    <section class="panel" aria-labelledby="returned">
      <h2 id="returned">{s.returned}</h2>
      <p>{s.cameBack(view.pairs, view.sessions, view.places)}</p>
      <NotBackList heading={s.didNotComeBack} notBack={view.notBack} />
    </section>
  );
}

/** What bringing somebody back would do, said before it is done. */
export function ReturnLookSection({ look }: { look: ReturnLook }) {
  const { stops: s } = useView().t;
  return (
    <div class="inset">
      <p>{s.wouldComeBack(look.pairs, look.sessions, look.places)}</p>
      <p>
        {look.messages > 0 ? s.messagesOfReturn(look.messages) : s.noMessages}
        {look.calls > 0 ? ` ${s.toCall(look.calls)}` : ''}
      </p>
      <NotBackList heading={s.wouldNotComeBack} notBack={look.notBack} />
    </div>
  );
}

function NotBackList({ heading, notBack }: { heading: string; notBack: ReturnView['notBack'] }) {
  if (notBack.length === 0) return null;
  return (
    <>
      <p>{heading}</p>
      <ul>
        <NotBackItems notBack={notBack} />
      </ul>
    </>
  );
}
