/**
 * Times that are alike: at each of `count` times one group may be taught, and `groups` are the
 * groups that can (as bits of mentees, non-empty, each once) with what they cost.
 */
export interface LikeTimes {
  count: number;
  groups: Int32Array;
  costs: Float64Array;
}

/** Who is served (as bits), and which group at which of the like times. */
export interface Cover {
  served: number;
  cost: number;
  picks: { times: number; group: number }[];
}

/**
 * Serves as many of up to 16 mentees as possible, each once, and among those plans the one that
 * costs least. `leftOutCosts` is what it costs to leave each mentee out, used between plans that
 * serve equally many.
 *
 * Exact: `cheapest[set]` is the least cost to serve exactly that set with the times seen so far, and
 * one more time joins any group to any set that is disjoint from it. 3^n steps per time at most;
 * a kind of time is left once one more of it betters nothing.
 */
export function coverMost(
  mentees: number,
  kinds: readonly LikeTimes[],
  leftOutCosts: readonly number[],
): Cover {
  const sets = 1 << mentees;
  let cheapest = new Float64Array(sets).fill(Infinity);
  cheapest[0] = 0;
  const steps: { times: number; picked: Int32Array }[] = [];
  for (const [times, kind] of kinds.entries()) {
    for (let used = 0; used < kind.count; used += 1) {
      const next = cheapest.slice();
      const picked = new Int32Array(sets);
      if (!addOneTime(kind, sets - 1, cheapest, next, picked)) break;
      steps.push({ times, picked });
      cheapest = next;
    }
  }
  const served = bestSet(cheapest, leftOutCosts);
  return { served, cost: cheapest[served], picks: traceBack(steps, served) };
}

/** True when the time made any set cheaper. */
function addOneTime(
  kind: LikeTimes,
  everybody: number,
  cheapest: Float64Array,
  next: Float64Array,
  picked: Int32Array,
): boolean {
  let better = false;
  for (let index = 0; index < kind.groups.length; index += 1) {
    const group = kind.groups[index];
    const cost = kind.costs[index];
    const others = everybody & ~group;
    // Walks all subsets of the others, the empty one last.
    for (let set = others; ; set = (set - 1) & others) {
      const total = cheapest[set] + cost;
      if (total < next[set | group]) {
        next[set | group] = total;
        picked[set | group] = group;
        better = true;
      }
      if (set === 0) break;
    }
  }
  return better;
}

function bestSet(cheapest: Float64Array, leftOutCosts: readonly number[]): number {
  let best = 0;
  let bestSize = 0;
  let bestCost = Infinity;
  for (let set = 0; set < cheapest.length; set += 1) {
    if (cheapest[set] === Infinity) continue;
    const size = countBits(set);
    if (size < bestSize) continue;
    let cost = cheapest[set];
    for (let mentee = 0; mentee < leftOutCosts.length; mentee += 1) {
      if (!(set & (1 << mentee))) cost += leftOutCosts[mentee];
    }
    if (size === bestSize && cost >= bestCost) continue;
    best = set;
    bestSize = size;
    bestCost = cost;
  }
  return best;
}

function traceBack(
  steps: readonly { times: number; picked: Int32Array }[],
  served: number,
): { times: number; group: number }[] {
  const picks: { times: number; group: number }[] = [];
  let set = served;
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    const group = steps[step].picked[set];
    if (group === 0) continue;
    picks.push({ times: steps[step].times, group });
    set &= ~group;
  }
  return picks.reverse();
}

/** How many mentees a set of bits holds. */
export function countBits(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
