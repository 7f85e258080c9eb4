import type { CourseOverview } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';

interface CertificateProps {
  unit: string;
  name: string;
  birthYear: number | null;
  mentorName: string | null;
  course: CourseOverview;
}

/** One sheet to print, sign and hang up: what the person can do alone, and since when. */
export function Certificate({ unit, name, birthYear, mentorName, course }: CertificateProps) {
  const { t, dates, language } = useView();
  const l = t.learning;
  const done = course.topics.filter(({ level }) => level === 'alone');
  return (
    <article class="certificate">
      <h1>{l.certificateTitle}</h1>
      <p class="no-print hint">{t.paper.print}</p>
      <p>{l.certificateLead(unit)}</p>
      <p class="certificate-name">{name}</p>
      {birthYear === null ? null : <p>{l.bornIn(birthYear)}</p>}
      {done.length === 0 ? (
        <p>{l.certificateNone}</p>
      ) : (
        <>
          <p>{l.certificateBody}</p>
          <ul>
            {done.map(({ topic, seenAt }) => (
              <li key={topic}>
                {termName('topic', topic, language)}
                {seenAt === null ? null : `, ${l.seenOn(dates.day(seenAt))}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {mentorName === null ? null : <p>{l.guidedBy(mentorName)}</p>}
      <p class="signature">{l.signedBy}</p>
      <p class="hint">{l.notOfficial}</p>
    </article>
  );
}
