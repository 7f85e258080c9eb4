import type { MatchRequest } from '../pairing/verify';
import type { PairKey } from '../rules/problem';
import { Standing } from './standing';

/** What it takes so that the people of a household are together, or apart; nobody else moves. */
export interface HouseholdChange {
  householdId: string;
  menteeIds: string[];
  /** Its people do not all end alike, with one mentor or with nobody: the change joins them. */
  isApart: boolean;
  /** Who goes where; empty where no mentor has the places, or somebody would be left with too few. */
  moves: PairKey[];
  /** Metres that those who move and had somebody go farther in all; below 0, less far. */
  metres: number;
  /** The same with topics, free times and hamlets counted as the pairing counts them. */
  cost: number;
  /** People who had nobody, and find somebody by it. */
  found: number;
}

type Way = Pick<HouseholdChange, 'moves' | 'metres' | 'cost' | 'found'>;

const noWay: Way = { moves: [], metres: 0, cost: 0, found: 0 };

/** For each household of two or more what one press would do: those who are apart are joined, those together split. */
export function householdChanges(
  request: MatchRequest,
  pairs: readonly PairKey[],
): HouseholdChange[] {
  const standing = new Standing(request, pairs);
  return [...standing.households()].map(([householdId, members]) => {
    const isApart = new Set(members.map((i) => standing.mentorOf[i])).size > 1;
    const way = isApart ? joining(standing, members) : splitting(standing, members);
    return {
      householdId,
      menteeIds: members.map((i) => standing.mentees[i].id),
      isApart,
      ...(way ?? noWay),
    };
  });
}

/** Everybody to the mentor where that costs least. */
function joining(standing: Standing, members: readonly number[]): Way | null {
  const { search, mentorOf, load, mentors } = standing;
  const ways = mentors.flatMap((_, j) => {
    const isAble = members.every((i) => mentorOf[i] === j || search.canTeach(j, i));
    const moving = members.filter((i) => mentorOf[i] !== j);
    const isSound = isAble && standing.mayHave(j, load[j] + moving.length);
    return isSound && staySound(standing, moving, j) ? [wayOf(standing, moving, () => j)] : [];
  });
  return cheapest(ways);
}

/** Those to whom another mentor is worth it, at least one; somebody stays. Nobody comes to a mentor without a group. */
function splitting(standing: Standing, members: readonly number[]): Way | null {
  const { search, mentorOf, load, mentors } = standing;
  const from = mentorOf[members[0]];
  if (from < 0) return null;
  const going: { i: number; to: number; cost: number }[] = [];
  for (const i of members) {
    for (const [j] of mentors.entries()) {
      const hasRoom = load[j] > 0 && load[j] < standing.most(j);
      if (j === from || !hasRoom || !search.canTeach(j, i)) continue;
      going.push({ i, to: j, cost: standing.costOf(j, i) - standing.costOf(from, i) });
    }
  }
  going.sort((a, b) => a.cost - b.cost || a.i - b.i || a.to - b.to);
  const chosen = new Map<number, number>();
  const taken = new Map<number, number>();
  for (const { i, to, cost } of going) {
    const isWorthIt = chosen.size === 0 || cost < 0;
    const coming = (taken.get(to) ?? 0) + 1;
    const staysSound = standing.mayHave(from, load[from] - chosen.size - 1);
    const isLast = chosen.size + 1 === members.length;
    if (!isWorthIt || chosen.has(i) || isLast || !staysSound) continue;
    if (load[to] + coming > standing.most(to)) continue;
    chosen.set(i, to);
    taken.set(to, coming);
  }
  return chosen.size === 0
    ? null
    : wayOf(standing, [...chosen.keys()], (i) => chosen.get(i) ?? from);
}

/** Whether those who lose somebody keep enough, or nobody. */
function staySound(standing: Standing, moving: readonly number[], to: number): boolean {
  const leaving = new Map<number, number>();
  for (const i of moving) {
    const j = standing.mentorOf[i];
    if (j >= 0 && j !== to) leaving.set(j, (leaving.get(j) ?? 0) + 1);
  }
  return [...leaving].every(([j, people]) => standing.mayHave(j, standing.load[j] - people));
}

function wayOf(
  standing: Standing,
  moving: readonly number[],
  toOf: (mentee: number) => number,
): Way {
  const { mentorOf } = standing;
  const before = moving.filter((i) => mentorOf[i] >= 0);
  const sum = (people: readonly number[], of: (i: number) => number): number =>
    people.reduce((total, i) => total + of(i), 0);
  const farther = (i: number): number =>
    standing.metres(toOf(i), i) - standing.metres(mentorOf[i], i);
  return {
    moves: moving.map((i) => standing.pair(toOf(i), i)),
    metres: Math.round(sum(before, farther)),
    cost: sum(moving, (i) => standing.costOf(toOf(i), i) - standing.costOf(mentorOf[i], i)),
    found: moving.length - before.length,
  };
}

function cheapest(ways: readonly Way[]): Way | null {
  return ways.reduce<Way | null>((best, way) => (best && best.cost <= way.cost ? best : way), null);
}
