import { shareOut } from '../assignment/share-out';
import type { MatchRequest } from '../pairing/verify';
import type { MatchSettings, PairKey } from '../rules/problem';
import { Standing } from './standing';

/** An officer may let somebody go so much farther than the ward's limit, as a share of it. */
const LITTLE_FARTHER = 0.2;

/** The rules for a pair that an officer allows this once. */
export function fartherOnce(settings: MatchSettings): MatchSettings {
  return { ...settings, maxMetres: settings.maxMetres * (1 + LITTLE_FARTHER) };
}

/** What would serve somebody who is left over, while nobody else moves. */
export interface Help {
  /** The household goes to several mentors; a way a little longer than the ward allows; a place that is free. */
  kind: 'split' | 'farther' | 'place';
  /** Who would go to whom: everybody of the household without a mentor whom somebody can take, or this person. */
  placed: (PairKey & { metres: number })[];
}

/**
 * Only mentors who have a group and a free place count. A way within the limit goes before a longer one, and of those
 * the one that costs least.
 */
export function helpsOf(
  request: MatchRequest,
  pairs: readonly PairKey[],
  menteeIds: ReadonlySet<string>,
): Map<string, Help> {
  if (menteeIds.size === 0) return new Map();
  const standing = new Standing(request, pairs);
  const { mentees, mentors, mentorOf, load } = standing;
  const open = [...mentors.keys()].filter((j) => load[j] > 0 && load[j] < standing.most(j));
  const homes = standing.households();
  const limit = request.settings.maxMetres;
  const helps = new Map<string, Help>();
  mentees.forEach(({ id, householdId, hasConsent }, i) => {
    if (!menteeIds.has(id) || helps.has(id) || !hasConsent || mentorOf[i] >= 0) return;
    const household = homes.get(householdId ?? '') ?? [];
    const placed = seatsFor(household.length > 0 ? household : [i], limit);
    if (placed.some((one) => one.menteeId === id)) {
      const help: Help = { kind: household.length > 0 ? 'split' : 'place', placed };
      for (const one of placed) if (menteeIds.has(one.menteeId)) helps.set(one.menteeId, help);
      return;
    }
    const farther = seatsFor([i], fartherOnce(request.settings).maxMetres);
    if (farther.length > 0) helps.set(id, { kind: 'farther', placed: farther });
  });
  return helps;

  /** Places for those of these people who have none, at the least cost of all of them together. */
  function seatsFor(people: readonly number[], reach: number): Help['placed'] {
    const waiting = people.filter((i) => mentorOf[i] < 0);
    const able = open.filter((j) => waiting.some((i) => isAble(j, i, reach)));
    const costs = waiting.map((i) =>
      able.map((j) => (isAble(j, i, reach) ? standing.costOf(j, i) : null)),
    );
    const room = able.map((j) => standing.most(j) - load[j]);
    return shareOut(costs, room).flatMap((place, at) =>
      place < 0
        ? []
        : {
            ...standing.pair(able[place], waiting[at]),
            metres: standing.metres(able[place], waiting[at]),
          },
    );
  }

  function isAble(mentor: number, mentee: number, reach: number): boolean {
    return standing.search.suits(mentor, mentee) && standing.metres(mentor, mentee) <= reach;
  }
}
