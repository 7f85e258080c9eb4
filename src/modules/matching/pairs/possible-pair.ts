import { bindingRule } from '../../../core/matching/rules/constraints';
import type {
  MatchSettings,
  MenteeProfile,
  MentorProfile,
} from '../../../core/matching/rules/problem';
import { DomainError } from '../../../platform/common/domain-error';
import type { PairFacts } from '../entities/pair.entity';
import { factsToStore } from '../profiles/pair-facts';
import { refusalOf } from './pairing-refusals';

/**
 * What is stored of a pair that is made by hand: every hard rule holds, and the ambassador, who has `others`
 * besides, takes one more. @throws DomainError the broken rule's, mentor-full
 */
export function possiblePair(
  mentor: MentorProfile,
  mentee: MenteeProfile,
  settings: MatchSettings,
  others: number,
  name?: string,
): { metres: number; facts: PairFacts } {
  const rule = bindingRule(mentor, mentee, settings);
  if (rule) throw refusalOf(rule);
  const most = mentor.maxMentees ?? settings.maxMentees;
  if (others >= most) throw new DomainError('mentor-full', { most, ...(name ? { name } : {}) });
  return factsToStore(mentor, mentee);
}
