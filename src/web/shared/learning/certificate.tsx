import type { CourseOverview } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { PrintHint } from '../../kit/components/print-hint';
import { useView } from '../../kit/view/view';
import { CertificateProof, Numbering, type Proof } from '../recognition/certificate-proof';
import { learnedAlone } from './learned-alone';

interface CertificateProps {
  /** Of a paper that was given a number. */
  proof: Proof | null;
  /** Where staff give it one; null for everybody else. */
  numbering: string | null;
  unit: string;
  name: string;
  birthYear: number | null;
  mentorName: string | null;
  course: CourseOverview;
  /** Shown to its owner, on a phone. */
  isForPhones: boolean;
}

/** Said to whoever has nothing to certify yet: what a certificate is of, and how it comes to be. */
export function NoCertificate({ name }: { name: string }) {
  const { t } = useView();
  const l = t.learning;
  return (
    <>
      <h1>{l.certificateNoneTitle}</h1>
      <p class="lead">{l.certificateNone(name)}</p>
      <p>{l.certificateHow}</p>
    </>
  );
}

/** One sheet to print, sign and hang up: what the person can do alone, and since when. */
export function Certificate(props: CertificateProps) {
  const { unit, name, birthYear, mentorName, course, isForPhones, proof, numbering } = props;
  const { t, dates, language } = useView();
  const l = t.learning;
  const done = learnedAlone(course);
  return (
    <article class="certificate">
      <h1>{l.certificateTitle}</h1>
      <PrintHint isForPhones={isForPhones} />
      <p>{l.certificateLead(unit)}</p>
      <p class="certificate-name">{name}</p>
      {birthYear === null ? null : <p>{l.bornIn(birthYear)}</p>}
      <p>{l.certificateBody}</p>
      <ul>
        {done.map(({ topic, seenAt }) => (
          <li key={topic}>
            {termName('topic', topic, language)}
            {seenAt === null ? null : `, ${l.seenOn(dates.day(seenAt))}`}
          </li>
        ))}
      </ul>
      {mentorName === null ? null : <p>{l.guidedBy(mentorName)}</p>}
      <p class="signature">{l.signedBy}</p>
      <p class="hint">{l.notOfficial}</p>
      {proof === null ? null : <CertificateProof proof={proof} />}
      {proof === null && numbering !== null ? <Numbering action={numbering} /> : null}
    </article>
  );
}
