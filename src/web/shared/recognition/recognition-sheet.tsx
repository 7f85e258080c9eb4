import type { Certificate, Recognition } from '../../../modules/programme';
import { textsIn } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { PrintHint } from '../../kit/components/print-hint';
import { CertificateProof, type Proof } from './certificate-proof';

interface RecognitionSheetProps {
  unit: string;
  /** The ambassador's or the team's. */
  name: string;
  certificate: Certificate;
  recognition: Recognition;
  proof: Proof;
  /** Where whoever prints it came from. */
  back: { href: string; name: string };
  isForPhones?: boolean;
}

/** One sheet in Vietnamese to print, sign and hand over: who is recognised for what was really held. */
export function RecognitionSheet(props: RecognitionSheetProps) {
  const { unit, name, certificate, recognition, proof, back, isForPhones = false } = props;
  const c = textsIn('vi').recognition;
  const { fromOn, untilOn, lessons, minutes, people, skills, word } = recognition;
  return (
    <>
      <BackLink href={back.href}>{back.name}</BackLink>
      <PrintHint isForPhones={isForPhones} />
      <article class="certificate certificate-sheet" lang="vi">
        <p class="certificate-unit">{unit}</p>
        <h1>{c.sheetTitle}</h1>
        <p>{c.sheetLead[recognition.side]}</p>
        <p class="certificate-name">{name}</p>
        <p>{c.sheetBody(inNumbers(fromOn), inNumbers(untilOn))}</p>
        <ul>
          <li>{c.sheetHours(hoursOf(minutes), lessons)}</li>
          <li>{c.sheetPeople(people)}</li>
          {skills > 0 ? <li>{c.sheetSkills(skills)}</li> : null}
        </ul>
        {word ? <p class="as-typed">{word}</p> : null}
        <p class="signature">
          {c.sheetDay(inNumbers(certificate.issuedOn))}
          <br />
          {textsIn('vi').learning.signedBy}
        </p>
        <CertificateProof proof={proof} />
      </article>
    </>
  );
}

const inNumbers = (date: string): string => date.split('-').toReversed().join('/');

/** 12,5: as Vietnamese papers write it. */
export const hoursOf = (minutes: number, language = 'vi'): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(minutes / 60);
