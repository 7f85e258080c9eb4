import { pairFacts } from '../../../core/matching/rules/cost';
import type { MenteeProfile, MentorProfile } from '../../../core/matching/rules/problem';
import type { PairFacts } from '../entities/pair.entity';

/** What is stored of a pair, so that lists need not compute it again. */
export function factsToStore(
  mentor: MentorProfile,
  mentee: MenteeProfile,
): { metres: number; facts: PairFacts } {
  const { metres, isOtherHamlet, sharedHalfHours } = pairFacts(mentor, mentee);
  return {
    metres,
    facts: {
      topicsCovered: mentee.topics.filter((topic) => mentor.topics.includes(topic)),
      topicsMissing: mentee.topics.filter((topic) => !mentor.topics.includes(topic)),
      sharedWindows: sharedHalfHours,
      sameHamlet: !isOtherHamlet,
    },
  };
}
