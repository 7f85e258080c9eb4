import type { PairFacts } from '../../../modules/matching';

/** One mentee of an ambassador, as lists of pairs show it. */
export interface PairedMentee {
  id: string;
  name: string;
  metres: number;
  facts: PairFacts;
  isLocked: boolean;
}

/** An ambassador with everybody they guide. */
export interface PairGroup {
  id: string;
  name: string;
  phone: string | null;
  mentees: PairedMentee[];
}

interface AnyPair {
  mentorId: string;
  menteeId: string;
  metres: number;
  facts: PairFacts;
  isLocked: boolean;
}

interface Named {
  id: string;
  fullName: string;
  sortName: string;
  phone: string | null;
}

/** Pairs by ambassador, both in the order of names; people who left are left out. */
export function groupPairs(pairs: AnyPair[], mentors: Named[], mentees: Named[]): PairGroup[] {
  const groups = new Map<string, PairGroup>();
  for (const { id, fullName, phone } of [...mentors].sort(byName)) {
    groups.set(id, { id, name: fullName, phone, mentees: [] });
  }
  const pairOf = new Map(pairs.map((pair) => [pair.menteeId, pair]));
  for (const { id, fullName } of [...mentees].sort(byName)) {
    const pair = pairOf.get(id);
    if (!pair) continue;
    const { metres, facts, isLocked } = pair;
    groups.get(pair.mentorId)?.mentees.push({ id, name: fullName, metres, facts, isLocked });
  }
  return [...groups.values()].filter((group) => group.mentees.length > 0);
}

function byName(one: Named, other: Named): number {
  return one.sortName < other.sortName ? -1 : one.sortName > other.sortName ? 1 : 0;
}
