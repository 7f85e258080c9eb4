import type { MatchRequest } from '../pairing/verify';
import { loadCostOf } from '../assignment/load-costs';
import { pairCost, pairFacts, unpairedCost } from '../rules/cost';
import type { MentorProfile, PairKey } from '../rules/problem';
import type { Moved } from './what-if';

/**
 * What these moves cost everyone at the costs of a pairing, loads and rewards of mentors included: nothing is added
 * for the trouble of changing what nobody is bound by yet. In units of one metre; below 0 where it is better.
 */
export function costOnMerits(
  { mentors, mentees, settings }: MatchRequest,
  pairs: readonly PairKey[],
  moved: readonly Moved[],
  newcomer?: MentorProfile,
): number {
  const mentorOf = new Map([...mentors, ...(newcomer ? [newcomer] : [])].map((m) => [m.id, m]));
  const menteeOf = new Map(mentees.map((mentee) => [mentee.id, mentee]));
  const load = new Map<string, number>();
  for (const { mentorId } of pairs) load.set(mentorId, (load.get(mentorId) ?? 0) + 1);
  const costOfLoads = (): number => {
    let sum = 0;
    for (const [id, people] of load) {
      const least = mentorOf.get(id)?.minMentees ?? settings.minMentees;
      if (people === 0) continue;
      sum += loadCostOf(settings.loadCost, people - Math.max(1, least));
      sum -= settings.activeMentorReward;
    }
    return sum;
  };
  const before = costOfLoads();
  let cost = 0;
  for (const { menteeId, fromMentorId, toMentorId } of moved) {
    const person = menteeOf.get(menteeId);
    if (!person) continue;
    const hasLeft = person.currentMentorId !== null && !mentorOf.has(person.currentMentorId);
    const mentee = hasLeft ? { ...person, currentMentorId: null } : person;
    const costWith = (mentorId: string | null): number => {
      const mentor = mentorOf.get(mentorId ?? '');
      return mentor
        ? pairCost(pairFacts(mentor, mentee), settings)
        : unpairedCost(mentee, settings);
    };
    cost += costWith(toMentorId) - costWith(fromMentorId);
    if (fromMentorId !== null) load.set(fromMentorId, (load.get(fromMentorId) ?? 0) - 1);
    if (toMentorId !== null) load.set(toMentorId, (load.get(toMentorId) ?? 0) + 1);
  }
  return cost + costOfLoads() - before;
}
