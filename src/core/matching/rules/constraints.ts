import { metresBetween } from '../../places/distance';
import { freeHalfHours } from './half-hours';
import { MatchSettings, MenteeProfile, MentorProfile } from './problem';

/** The hard rules of pairing, by the stable code that is shown when one binds. */
export type HardRule =
  | 'no-consent'
  | 'too-far'
  | 'other-programme'
  | 'no-language'
  | 'no-topic'
  | 'no-window'
  | 'no-gender'
  | 'no-training';

type Check = (mentor: MentorProfile, mentee: MenteeProfile, settings: MatchSettings) => boolean;

/** In the order in which they are explained: the first that is broken is the one that binds. */
export const hardRules: readonly (readonly [HardRule, Check])[] = [
  ['no-consent', (_mentor, mentee) => hasConsent(mentee)],
  ['too-far', isWithinReach],
  ['other-programme', isInSameProgramme],
  ['no-language', sharesLanguage],
  ['no-topic', teachesNeededTopic],
  ['no-window', sharesFreeHalfHour],
  ['no-gender', keepsWish],
  ['no-training', isTrainedFor],
];

/** The first hard rule this pair breaks, or null when the mentor could teach the mentee. */
export function bindingRule(
  mentor: MentorProfile,
  mentee: MenteeProfile,
  settings: MatchSettings,
): HardRule | null {
  const broken = hardRules.find(([, holds]) => !holds(mentor, mentee, settings));
  return broken ? broken[0] : null;
}

/** The first rule about the two as people that a pair breaks: it holds for a single evening, too. */
export function bindingRuleOfPeople(mentor: MentorProfile, mentee: MenteeProfile): HardRule | null {
  if (!sharesLanguage(mentor, mentee)) return 'no-language';
  return keepsWish(mentor, mentee) ? null : 'no-gender';
}

/** Nobody is paired who did not agree to the use of their data. */
export function hasConsent(mentee: MenteeProfile): boolean {
  return mentee.hasConsent;
}

export function isWithinReach(
  mentor: MentorProfile,
  mentee: MenteeProfile,
  settings: MatchSettings,
): boolean {
  return metresBetween(mentor, mentee) <= settings.maxMetres;
}

/** Programmes run side by side: nobody is taught in another than their own. */
export function isInSameProgramme(mentor: MentorProfile, mentee: MenteeProfile): boolean {
  return mentor.programme === mentee.programme;
}

export function sharesLanguage(mentor: MentorProfile, mentee: MenteeProfile): boolean {
  return mentee.languages.some((language) => mentor.languages.includes(language));
}

export function teachesNeededTopic(mentor: MentorProfile, mentee: MenteeProfile): boolean {
  return mentee.topics.some((topic) => mentor.topics.includes(topic));
}

export function sharesFreeHalfHour(mentor: MentorProfile, mentee: MenteeProfile): boolean {
  const free = new Set(freeHalfHours(mentor.windows));
  return freeHalfHours(mentee.windows).some((cell) => free.has(cell));
}

/** A wish for a woman or a man is kept; a mentor whose gender is unknown cannot keep it. */
export function keepsWish(mentor: MentorProfile, mentee: MenteeProfile): boolean {
  return mentee.wishedGender === null || mentee.wishedGender === mentor.gender;
}

/** The ward asks for a training before pairing; a pair of today stays as it is. */
export function isTrainedFor(
  mentor: MentorProfile,
  mentee: MenteeProfile,
  settings: MatchSettings,
): boolean {
  return mentee.currentMentorId === mentor.id || isTrained(mentor, settings);
}

/** Has every training that the ward asks for. */
export function isTrained(
  { trainings }: Pick<MentorProfile, 'trainings'>,
  { requiredTrainings }: Pick<MatchSettings, 'requiredTrainings'>,
): boolean {
  return requiredTrainings.every((training) => trainings.includes(training));
}
