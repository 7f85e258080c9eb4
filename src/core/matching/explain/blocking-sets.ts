import { prepare } from '../pairing/match-plan';
import { PairKey } from '../rules/problem';
import { MatchRequest } from '../pairing/verify';

/**
 * People who can only be taught by some mentors, and are more than these have places. Everyone placed together with
 * any one of those left over is one too many for the places, and without any of them the others would fit:
 * the smallest proof that somebody must be left over. Mentors without people have no place here.
 */
export interface BlockingSet {
  mentorIds: string[];
  /** All the places these mentors have, all taken. */
  places: number;
  placedIds: string[];
  leftIds: string[];
}

/**
 * A blocking set for everyone left over for want of places, those with the same mentors in one. People are taken
 * one by one: a household or a minimum that stands in the way is no want of places, and such people are not named.
 */
export function blockingSetsOf(
  request: MatchRequest,
  pairs: readonly PairKey[],
  leftIds: readonly string[],
): BlockingSet[] {
  const plan = prepare({ ...request, locks: [] });
  if ('code' in plan) throw new Error(`Without locks nothing can be ${plan.code}.`);
  const { mentors, mentees, search } = plan;
  const menteeRow = new Map(mentees.map(({ id }, row) => [id, row]));
  const peopleOf = new Map<string, string[]>();
  for (const { mentorId, menteeId } of pairs) {
    peopleOf.set(mentorId, [...(peopleOf.get(mentorId) ?? []), menteeId]);
  }
  const active = mentors.flatMap(({ id, maxMentees }, row) => {
    const people = peopleOf.get(id) ?? [];
    const places = maxMentees ?? request.settings.maxMentees;
    return people.length > 0 ? [{ id, row, people, places }] : [];
  });
  const sets = new Map<string, BlockingSet>();
  for (const leftId of leftIds) {
    const reached = reachedFrom(leftId);
    if (!reached || reached.some(({ people, places }) => people.length < places)) continue;
    const mentorIds = reached.map(({ id }) => id).sort();
    const key = JSON.stringify(mentorIds);
    const set = sets.get(key) ?? {
      mentorIds,
      places: reached.reduce((sum, { places }) => sum + places, 0),
      placedIds: reached.flatMap(({ people }) => people),
      leftIds: [],
    };
    set.leftIds.push(leftId);
    sets.set(key, set);
  }
  return [...sets.values()].sort((a, b) => b.leftIds.length - a.leftIds.length);

  /** The mentors who could teach this person, or anybody who would have to make way, and so on. */
  function reachedFrom(leftId: string): typeof active | null {
    const found: typeof active = [];
    let rest = active;
    for (const waiting = [leftId]; waiting.length > 0;) {
      const mentee = menteeRow.get(waiting.pop() ?? '');
      if (mentee === undefined || !mentees[mentee].hasConsent) return null;
      const able = rest.filter(({ row }) => search.canTeach(row, mentee));
      rest = rest.filter((mentor) => !able.includes(mentor));
      for (const mentor of able) {
        found.push(mentor);
        waiting.push(...mentor.people);
      }
    }
    return found;
  }
}
