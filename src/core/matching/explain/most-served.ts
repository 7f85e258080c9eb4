import type { MatchRequest } from '../pairing/verify';
import type { PairKey } from '../rules/problem';
import { Standing } from './standing';

/**
 * Whether it is proved that no pairing serves more people: from nobody left over leads a chain of people who could
 * change over to a place that is free, with any mentor, whatever households and minimums would say. False where that is
 * not proved, though it may be so.
 */
export function isNobodyMoreServed(request: MatchRequest, pairs: readonly PairKey[]): boolean {
  const standing = new Standing(request, pairs);
  const { mentors, mentees, mentorOf, load, search } = standing;
  const peopleOf = mentors.map((): number[] => []);
  mentorOf.forEach((j, i) => {
    if (j >= 0) peopleOf[j].push(i);
  });
  const waiting = mentees.flatMap(({ hasConsent }, i) =>
    hasConsent && mentorOf[i] < 0 ? [i] : [],
  );
  let unseen = [...mentors.keys()];
  while (waiting.length > 0) {
    const i = waiting.pop() ?? -1;
    const able = unseen.filter((j) => search.canTeach(j, i));
    if (able.some((j) => load[j] < standing.most(j))) return false;
    unseen = unseen.filter((j) => !able.includes(j));
    for (const j of able) waiting.push(...peopleOf[j]);
  }
  return true;
}
