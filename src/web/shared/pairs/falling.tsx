import type { EndingEffect } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** The lessons that are called off with a pair, and how many messages tell of it. */
export function Falling({
  code,
  effect: { places, messages, calls },
}: {
  code: string;
  effect: EndingEffect;
}) {
  const { t, dates, language } = useView();
  const d = t.desk;
  if (places.length === 0) return <p>{d.nothingFalls}</p>;
  return (
    <>
      <p>{d.falls(places.length, messages, calls)}</p>
      <ul>
        {places.map(({ sessionId, startAt, topic, state }) => (
          <li key={sessionId}>
            <a href={paths.ward.session(code, sessionId)}>{dates.moment(startAt)}</a>{' '}
            {termName('topic', topic, language)}{' '}
            <span class="muted">{t.sessions.bookingStates[state]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
