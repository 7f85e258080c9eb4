import type { CandidateSearch } from '../candidates/candidates';
import { pairCost, unpairedCost } from '../rules/cost';
import type { MatchSettings, MenteeProfile, MentorProfile } from '../rules/problem';

/** A household whose people do not all end alike, and why. The codes are stable; `data` holds the numbers of the sentence. */
export interface SplitHousehold {
  householdId: string;
  menteeIds: string[];
  code:
    /** An officer's locks pull it apart. */
    | 'locked'
    /** No mentor suits everybody and has enough places in all. */
    | 'nobody-suits-all'
    /** Of those who do, nobody has a group. */
    | 'mentors-closed'
    /** Of those with a group, nobody has the places: together, somebody else would have to make way. */
    | 'mentors-full'
    /** It could be together, and that would cost more than splitting it. */
    | 'cheaper-apart';
  data: {
    people: number;
    /** People of it who have nobody. */
    leftOver: number;
    /** Mentors who suit everybody and have enough places in all; of these, with a group; of these, with the places free. */
    able: number;
    open: number;
    room: number;
    /** What together would cost more than apart with the best of these, others staying where they are; 0 where none has room. */
    extraCost: number;
  };
}

interface People {
  mentors: readonly MentorProfile[];
  mentees: readonly MenteeProfile[];
  search: CandidateSearch;
  locks: readonly (readonly [mentor: number, mentee: number])[];
}

/** The households that are apart in a pairing. Where they must stay whole, who has nobody beside those who have somebody is no split. */
export function splitHouseholdsOf(
  { mentors, mentees, search, locks }: People,
  settings: MatchSettings,
  mentorOf: Int32Array,
): SplitHousehold[] {
  const load = new Int32Array(mentors.length);
  for (const j of mentorOf) if (j >= 0) load[j]++;
  const lockedTo = new Map(locks.map(([mentor, mentee]) => [mentee, mentor]));
  return [...households(mentees)].flatMap(([householdId, all]) => {
    const members =
      settings.householdSplitCost === null ? all.filter((i) => mentorOf[i] >= 0) : all;
    if (new Set(members.map((i) => mentorOf[i])).size < 2) return [];
    return [{ householdId, menteeIds: members.map((i) => mentees[i].id), ...reasonOf(all) }];
  });

  function reasonOf(members: readonly number[]): Pick<SplitHousehold, 'code' | 'data'> {
    const people = members.length;
    const able = [...mentors.keys()].filter(
      (j) => search.canHold(j, people) && members.every((i) => search.canTeach(j, i)),
    );
    const open = able.filter((j) => load[j] > 0);
    const withRoom = open.filter((j) => {
      const here = members.filter((i) => mentorOf[i] === j).length;
      return load[j] - here + people <= (mentors[j].maxMentees ?? settings.maxMentees);
    });
    const now = members.reduce((sum, i) => sum + costOf(mentorOf[i], i), 0);
    const together = withRoom.map((j) => members.reduce((sum, i) => sum + costOf(j, i), 0) - now);
    const data = {
      people,
      leftOver: members.filter((i) => mentorOf[i] < 0).length,
      able: able.length,
      open: open.length,
      room: withRoom.length,
      extraCost: together.length === 0 ? 0 : Math.min(...together),
    };
    if (isPulledApart(members, able)) return { code: 'locked', data };
    if (able.length === 0) return { code: 'nobody-suits-all', data };
    if (open.length === 0) return { code: 'mentors-closed', data };
    return { code: withRoom.length === 0 ? 'mentors-full' : 'cheaper-apart', data };
  }

  function costOf(mentor: number, mentee: number): number {
    return mentor < 0
      ? unpairedCost(mentees[mentee], settings)
      : pairCost(search.facts(mentor, mentee), settings);
  }

  function isPulledApart(members: readonly number[], able: readonly number[]): boolean {
    const to = new Set(members.flatMap((i) => lockedTo.get(i) ?? []));
    return to.size > 1 || [...to].some((j) => !able.includes(j));
  }
}

function households(mentees: readonly MenteeProfile[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  mentees.forEach(({ householdId, hasConsent }, i) => {
    if (householdId === null || !hasConsent) return;
    rows.set(householdId, [...(rows.get(householdId) ?? []), i]);
  });
  return rows;
}
