import type { LocalDate } from '../time/local-dates';

/** Who can be recognised: an ambassador, or a team of them. Learners are neither counted against each other nor ranked. */
export const recognisedSides = ['mentor', 'team'] as const;
export type RecognisedSide = (typeof recognisedSides)[number];

/** What a certificate is of: an ambassador's or a team's work, a finished course, a Digital Family. */
export const certificateKinds = ['mentor', 'team', 'course', 'family'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** What was really held: somebody came to each of these lessons and classes. */
export interface TaughtWork {
  lessons: number;
  minutes: number;
  /** Different people who came. */
  people: number;
  /** Topics × people who could do them alone. */
  skills: number;
}

/** From how much on a ward proposes somebody; 0 asks for nothing of it. */
export interface RecognitionRule {
  recognitionHours: number;
  recognitionPeople: number;
  recognitionSkills: number;
  recognitionTeamHours: number;
}

/** Whether the ward's rule proposes them; who held nothing is proposed by no rule. */
export function isProposed(
  side: RecognisedSide,
  { lessons, minutes, people, skills }: TaughtWork,
  rule: RecognitionRule,
): boolean {
  if (lessons === 0) return false;
  if (side === 'team') return minutes >= rule.recognitionTeamHours * 60;
  return (
    minutes >= rule.recognitionHours * 60 &&
    people >= rule.recognitionPeople &&
    skills >= rule.recognitionSkills
  );
}

/** As it stands on paper and in the register: by unit and year. */
export const certificateNumber = ({ number, year }: { number: number; year: number }): string =>
  `${String(number).padStart(2, '0')}/${year}`;

/** Days, both ends among them. */
interface Days {
  fromOn: LocalDate;
  untilOn: LocalDate;
}

/** Nobody is recognised twice for the same days. */
export const overlaps = (one: Days, other: Days): boolean =>
  one.fromOn <= other.untilOn && other.fromOn <= one.untilOn;
