import type { MenteeProfile, MentorProfile } from '../../../src/core/matching/rules/problem';
import type { MatchRequest } from '../../../src/core/matching/pairing/verify';

export const rules = [
  'too-far',
  'no-language',
  'no-topic',
  'no-window',
  'no-gender',
  'forbidden',
] as const;
export type Rule = (typeof rules)[number];

/** What a person with the sheets reads of an ambassador and a learner; shares no code with the matching. */
export class TwoPeople {
  constructor(private readonly request: Pick<MatchRequest, 'settings' | 'forbidden'>) {}

  broken(mentor: MentorProfile, mentee: MenteeProfile): Set<Rule> {
    const { settings, forbidden = [] } = this.request;
    const found = new Set<Rule>();
    if (metres(mentor, mentee) > settings.maxMetres) found.add('too-far');
    if (!mentee.languages.some((code) => mentor.languages.includes(code))) found.add('no-language');
    if (!mentee.topics.some((code) => mentor.topics.includes(code))) found.add('no-topic');
    if (sharedHalfHours(mentor, mentee) === 0) found.add('no-window');
    if (mentee.wishedGender && mentee.wishedGender !== mentor.gender) found.add('no-gender');
    const isForbidden = forbidden.some(
      (pair) => pair.mentorId === mentor.id && pair.menteeId === mentee.id,
    );
    if (isForbidden) found.add('forbidden');
    return found;
  }

  fit(mentor: MentorProfile, mentee: MenteeProfile): boolean {
    return mentee.hasConsent && this.broken(mentor, mentee).size === 0;
  }

  cost(mentor: MentorProfile, mentee: MenteeProfile): number {
    const { settings } = this.request;
    const missing = new Set(mentee.topics.filter((code) => !mentor.topics.includes(code))).size;
    return (
      Math.round(metres(mentor, mentee)) +
      (mentor.hamletId !== null && mentor.hamletId === mentee.hamletId
        ? 0
        : settings.otherHamletCost) +
      missing * settings.missingTopicCost +
      (mentee.firstTopics.some((code) => mentor.topics.includes(code))
        ? 0
        : settings.cannotBeginCost) +
      Math.max(0, settings.enoughHalfHours - sharedHalfHours(mentor, mentee)) *
        settings.fewHalfHoursCost +
      (mentee.currentMentorId && mentee.currentMentorId !== mentor.id ? settings.moveCost : 0)
    );
  }
}

function sharedHalfHours(a: MentorProfile, b: MenteeProfile): number {
  const free = (person: MentorProfile | MenteeProfile) => {
    const minutes = new Set<number>();
    for (const { weekday, startMinute, endMinute } of person.windows) {
      for (let at = startMinute; at < endMinute; at++) minutes.add(weekday * 1440 + at);
    }
    return minutes;
  };
  const [one, other] = [free(a), free(b)];
  let count = 0;
  for (let start = 1440; start < 8 * 1440; start += 30) {
    let isFree = true;
    for (let at = start; at < start + 30 && isFree; at++) isFree = one.has(at) && other.has(at);
    if (isFree) count++;
  }
  return count;
}

/** Metres between two pins on a sphere, by vectors. */
export function metres(a: MentorProfile, b: MenteeProfile): number {
  const vector = ({ latitude, longitude }: { latitude: number; longitude: number }) => {
    const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  };
  const [p, q] = [vector(a), vector(b)];
  const chord = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  return 2 * 6_371_008.8 * Math.asin(chord / 2);
}
