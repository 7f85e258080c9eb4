import { comesFirst } from '../../people/standing';
import type { MatchResult } from '../pairing/match';
import type { MatchRequest } from '../pairing/verify';

/** A pairing in a few numbers, so that two of the same people can be compared. */
export interface PairingFigures {
  /** People with consent who may be paired, those of them with a mentor, and those to be served first without one. */
  people: number;
  served: number;
  firstWithout: number;
  mentors: number;
  active: number;
  metresPerPair: number;
  /** Needed topics that the pair's own mentor does not teach. */
  missingTopics: number;
  /** People who have another mentor than today, or nobody any more. */
  moved: number;
  splitHouseholds: number;
  /** The smallest and the greatest group, and how many mentors have as many as they may. */
  fewest: number;
  most: number;
  full: number;
}

export function figuresOf(request: MatchRequest, result: MatchResult): PairingFigures {
  const { mentors, mentees, settings } = request;
  const mentorOf = new Map(result.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  const load = new Map<string, number>();
  for (const mentorId of mentorOf.values()) load.set(mentorId, (load.get(mentorId) ?? 0) + 1);
  const topicsOf = new Map(mentors.map(({ id, topics }) => [id, new Set(topics)]));
  const known = new Set(mentors.map(({ id }) => id));
  const willing = mentees.filter(({ hasConsent }) => hasConsent);
  const metres = result.pairs.reduce((sum, pair) => sum + pair.metres, 0);
  const groups = [...load.values()];
  return {
    people: willing.length,
    served: mentorOf.size,
    firstWithout: willing.filter((one) => comesFirst(one, settings) && !mentorOf.has(one.id))
      .length,
    mentors: mentors.length,
    active: load.size,
    metresPerPair: Math.round(metres / Math.max(1, mentorOf.size)),
    missingTopics: mentees.reduce((sum, { id, topics }) => {
      const taught = topicsOf.get(mentorOf.get(id) ?? '');
      return taught ? sum + topics.filter((topic) => !taught.has(topic)).length : sum;
    }, 0),
    moved: mentees.filter(
      ({ id, currentMentorId }) =>
        currentMentorId !== null &&
        known.has(currentMentorId) &&
        mentorOf.get(id) !== currentMentorId,
    ).length,
    splitHouseholds: result.splitHouseholds.length,
    fewest: groups.length === 0 ? 0 : Math.min(...groups),
    most: Math.max(0, ...groups),
    full: mentors.filter(
      ({ id, maxMentees }) => (load.get(id) ?? 0) >= (maxMentees ?? settings.maxMentees),
    ).length,
  };
}
