import type { Side } from '../../../core/people/fields';
import type { Consequences } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface ConsequencesProps {
  code: string;
  side: Side;
  consequences: Consequences;
  /** Of the people in the pairs, by id. */
  names: ReadonlyMap<string, string>;
}

/** What no longer fits after somebody was changed, each with the page where it is settled. */
export function ConsequencesSection({ code, side, consequences, names }: ConsequencesProps) {
  const p = useView().t.people;
  if (isNothing(consequences)) return null;
  return (
    <section class="panel" aria-labelledby="consequences">
      <h2 id="consequences">{p.noLongerFits}</h2>
      <UnfitList {...{ code, side, consequences, names }} lead={p.noLongerFitsLead} />
    </section>
  );
}

const isNothing = ({ sessions, pairs, tooManyMentees }: Consequences): boolean =>
  sessions.length + pairs.length + tooManyMentees === 0;

/** The same, before it is saved and after. */
export function UnfitList(props: ConsequencesProps & { lead: string }) {
  const { code, side, consequences, names, lead } = props;
  const { t, dates, language } = useView();
  const p = t.people;
  const { sessions, pairs, tooManyMentees } = consequences;
  if (isNothing(consequences)) return null;
  return (
    <>
      <p>{lead}</p>
      <ul>
        {pairs.map(({ mentorId, menteeId, rule, lessons }) => (
          <li key={menteeId}>
            <a class="row-link" href={paths.ward.menteeMentor(code, menteeId)}>
              {names.get(side === 'mentor' ? menteeId : mentorId) ?? ''}
            </a>
            {': '}
            {t.refusals[rule]}
            {lessons > 0 ? ` ${p.lessonsInPair(lessons)}` : ''}
          </li>
        ))}
        {tooManyMentees > 0 ? <li>{p.tooManyMentees(tooManyMentees)}</li> : null}
        {sessions.map(({ id, startAt, topic, why }) => (
          <li key={id + why}>
            <a class="row-link" href={paths.ward.session(code, id)}>
              {dates.moment(startAt)}
            </a>{' '}
            {p.lessonNoLongerFits[why](termName('topic', topic, language))}
          </li>
        ))}
      </ul>
    </>
  );
}
