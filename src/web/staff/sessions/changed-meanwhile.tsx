import type { SessionOptions, SessionView } from '../../../modules/sessions';
import { useView } from '../../kit/view/view';
import { atHome, type ChangedMeanwhile, type SessionPlace } from './session-answers';

interface MeanwhileProps {
  session: SessionView;
  options: SessionOptions;
  meanwhile: ChangedMeanwhile;
}

/** How the lesson was, is by now, and what was typed: nobody changes what another officer has changed without seeing it. */
export function Meanwhile({ session, options, meanwhile }: MeanwhileProps) {
  const { t, dates } = useView();
  const { sessionChange: c } = t;
  const { was, now, typed } = meanwhile;
  const nameOf = (named: readonly { id: string; name: string }[], id: string): string =>
    named.find((one) => one.id === id)?.name ?? c.unknown;
  const venues = [{ id: atHome, name: t.sessions.atHome }, ...options.venues];
  const mentors = [
    { id: session.mentorId, name: session.mentorName },
    ...options.mentors.map(({ id, fullName }) => ({ id, name: fullName })),
  ];
  const parts: { id: keyof SessionPlace; name: string; words: (place: SessionPlace) => string }[] =
    [
      {
        id: 'startAt',
        name: t.sessions.time,
        words: ({ startAt }) => `${dates.day(startAt)} ${dates.time(startAt)}`,
      },
      { id: 'venueId', name: c.venue, words: ({ venueId }) => nameOf(venues, venueId) },
      { id: 'mentorId', name: c.mentor, words: ({ mentorId }) => nameOf(mentors, mentorId) },
    ];
  const rows = parts.filter(({ id }) => was[id] !== now[id]);
  return (
    <div class="inset" role="status">
      <p>
        <strong>{c.meanwhile}</strong> {rows.length === 0 ? c.meanwhileOther : c.meanwhileHint}
      </p>
      {rows.length === 0 ? null : (
        <ul>
          {rows.map(({ id, name, words }) => (
            <li key={id}>
              {name} – {c.wasThen}: {words(was)}; {c.isNow}: <strong>{words(now)}</strong>;{' '}
              {c.youTyped}: {typed[id] === now[id] ? c.untouched : words(typed)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
