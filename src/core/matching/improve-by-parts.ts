import { BlockProblem } from './blocks';
import { ClosureSearch, ImproveRoot } from './closure-search';
import { improvePrices, PriceSearch } from './improve-prices';
import { Incumbent } from './incumbent';
import { Neighbourhood, Neighbourhoods, withCandidates } from './neighbourhoods';
import { nothingSettled, PriceBound } from './price-bound';

/** Mentors in a part: smaller parts are quicker, larger ones see more. */
const PART_SIZES = [30, 60];
/** Small, so that a few nodes mostly prove the best. */
const PART_BUDGET = { rootRounds: 100, nodeRounds: 15, nodes: 40 };
/** Rounds of prices that mostly show that a part is the best already. */
const FIRST_ROUNDS = 50;

/**
 * Cuts out some mentors at a time, at most `most`, and solves the part to its end, until a whole round finds
 * nothing better; then again with larger parts. Where the assignment costs most above the bound there is
 * most to find, so these mentors come first; a part that costs nothing above it is the best already.
 */
export function improveByParts(
  blocks: BlockProblem,
  most: number,
  shouldStop: () => boolean,
): ImproveRoot {
  return (best, bounds, price) => {
    const settled = nothingSettled(blocks);
    const room = best.objective - 1 - bounds.evaluate(price, settled);
    const excess = bounds.excess(price, settled);
    const parts = new Neighbourhoods(blocks, bounds.blockOf, (at) => excess[at] <= room);
    for (const count of PART_SIZES) {
      if (count > most || count >= blocks.mentorCount) return;
      improveByPartsOf(count, best, { blocks, parts, bounds, price, shouldStop });
    }
  };
}

interface Scene {
  blocks: BlockProblem;
  parts: Neighbourhoods;
  bounds: PriceBound;
  price: Float64Array;
  shouldStop: () => boolean;
}

function improveByPartsOf(count: number, best: Incumbent, scene: Scene): void {
  const { blocks, parts, bounds, price, shouldStop } = scene;
  const isIdle = new Uint8Array(blocks.mentorCount);
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    if (best.candidateOf === null) return;
    const regret = bounds.regrets(price, best.candidateOf);
    for (const seed of Array.from(regret.keys()).sort((a, b) => regret[b] - regret[a] || a - b)) {
      if (shouldStop()) return;
      if (isIdle[seed]) continue;
      isIdle[seed] = 1;
      const mentors = parts.around(seed, count);
      if (!improvePart(mentors, best, scene)) continue;
      isBetter = true;
      for (const j of mentors) isIdle[j] = 0;
    }
  }
}

function improvePart(mentors: readonly number[], best: Incumbent, scene: Scene): boolean {
  if (best.candidateOf === null) return false;
  const { parts, shouldStop } = scene;
  const part = parts.cut(mentors, best.candidateOf);
  const known = new Incumbent(part.problem);
  known.offer(part.candidateOf);
  const bounds = new PriceBound(part.problem);
  const search = pricesOf(part, bounds, known.objective, scene);
  if (known.excludes(search.bound)) return false;
  const room = known.objective - 1 - search.bound;
  const excess = bounds.excess(search.price, nothingSettled(part.problem));
  const { problem, wholeBlock, wholeCandidate, candidateOf } = withCandidates(
    part,
    (at) => excess[at] <= room,
  );
  const deeper = new ClosureSearch(problem, { ...PART_BUDGET, shouldStop });
  if (!deeper.improve({ candidateOf, price: search.price })) return false;
  const next = best.candidateOf.slice();
  deeper.best.candidateOf?.forEach((at, b) => {
    next[wholeBlock[b]] = at < 0 ? -1 : wholeCandidate[at];
  });
  best.offer(next);
  return true;
}

function pricesOf(
  { problem, wholeBlock }: Neighbourhood,
  bounds: PriceBound,
  cutoff: number,
  { price, shouldStop }: Scene,
): PriceSearch {
  const settled = nothingSettled(problem);
  const start = Float64Array.from(wholeBlock, (b) => price[b]);
  const bound = bounds.evaluate(start, settled);
  const target = Math.min(cutoff, bound + Math.max(1, (cutoff - bound) / 2));
  return improvePrices(
    problem,
    bounds,
    settled,
    start,
    { target, cutoff, rounds: FIRST_ROUNDS },
    shouldStop,
  );
}
