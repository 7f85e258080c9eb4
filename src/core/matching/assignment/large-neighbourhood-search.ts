import { BlockProblem, UNUSED } from './blocks';
import { BranchAndBound, SearchBudget } from './branch-and-bound';
import { subgradientAscent, AscentState } from './subgradient-ascent';
import { Incumbent } from './incumbent';
import { Neighbourhood, Neighbourhoods, withCandidates } from './neighbourhoods';
import { nothingFixed, LagrangianBound } from './lagrangian-bound';
import { settleHouseholds } from './settle-households';
import type { WorkMeter } from './work-meter';

/** Mentors in a part: smaller parts are quicker, larger ones see more. */
const PART_SIZES = [30, 60];
/** Small, so that a few nodes mostly prove the best. */
export const NEIGHBOURHOOD_BUDGET = { rootRounds: 100, nodeRounds: 15, nodes: 40 };
export type NeighbourhoodBudget = Partial<Omit<SearchBudget, 'meter'>>;
/** Rounds of prices that mostly show that a part is the best already. */
const FIRST_ROUNDS = 50;
/** A mentor behind more than this part of the distance to the bound is worth a larger part at once. */
const GREAT_SHARE = 0.02;

/**
 * Cuts out some mentors at a time, at most `most`, and solves the part to its end, until a whole round finds
 * nothing better; then again with larger parts. Where the assignment costs most above the bound there is
 * most to find, so these mentors come first; a part that costs nothing above it is the best already.
 */
export function largeNeighbourhoodSearch(
  blocks: BlockProblem,
  best: Incumbent,
  price: Float64Array,
  { most, meter }: { most: number; meter: WorkMeter },
): void {
  const bounds = new LagrangianBound(blocks);
  const settled = nothingFixed(blocks);
  const room = best.objective - 1 - bounds.evaluate(price, settled);
  const excess = bounds.excess(price, settled);
  const parts = new Neighbourhoods(blocks, bounds.blockOf, (at) => excess[at] <= room);
  const counts = PART_SIZES.filter((count) => count <= most && count < blocks.mentorCount);
  const scene = { blocks, parts, bounds, price, meter };
  counts.forEach((_, at) => improveByPartsOf(counts.slice(at), best, scene));
}

interface Scene {
  blocks: BlockProblem;
  parts: Neighbourhoods;
  bounds: LagrangianBound;
  price: Float64Array;
  meter: WorkMeter;
}

/** Parts of the first size; where much is to be found and nothing was, of the next at once. */
function improveByPartsOf(counts: readonly number[], best: Incumbent, scene: Scene): void {
  const { blocks, parts, bounds, price, meter } = scene;
  const isIdle = new Uint8Array(blocks.mentorCount);
  while (best.candidateOf !== null) {
    const regret = bounds.regrets(price, best.candidateOf);
    const great = GREAT_SHARE * regret.reduce((sum, value) => sum + value, 0);
    let isBetter = false;
    while (!isBetter) {
      const seed = greatest(regret, isIdle);
      if (seed < 0) return;
      for (const count of counts.slice(0, regret[seed] > great ? 2 : 1)) {
        if (meter.isOver()) return;
        const mentors = parts.around([seed], count);
        isBetter = improvePart(mentors, best, scene);
        if (!isBetter) continue;
        for (const j of mentors) isIdle[j] = 0;
        break;
      }
      if (!isBetter) isIdle[seed] = 1;
    }
  }
}

/** The mentor with the greatest regret among those who are not idle, -1 for none. */
function greatest(regret: Float64Array, isIdle: Uint8Array): number {
  let chosen = -1;
  for (let j = 0; j < regret.length; j++) {
    if (!isIdle[j] && (chosen < 0 || regret[j] > regret[chosen])) chosen = j;
  }
  return chosen;
}

function improvePart(mentors: readonly number[], best: Incumbent, scene: Scene): boolean {
  if (best.candidateOf === null) return false;
  const part = scene.parts.cut(mentors, best.candidateOf);
  const { candidateOf } = solveNeighbourhood(part, scene.price, scene.meter);
  if (!candidateOf) return false;
  const next = best.candidateOf.slice();
  part.wholeBlock.forEach((b, at) => (next[b] = candidateOf[at]));
  best.offer(next);
  return true;
}

export interface SolvedNeighbourhood {
  /** The candidate of the whole each block of the part goes to, -1 for none; null where nothing better was found. */
  candidateOf: Int32Array | null;
  objective: number;
  /** No assignment of the part costs less. */
  lowerBound: number;
}

/** Searches a part for something better than where it stands, from the prices of the whole. */
export function solveNeighbourhood(
  part: Neighbourhood,
  price: Float64Array,
  meter: WorkMeter,
  budget: NeighbourhoodBudget = {},
): SolvedNeighbourhood {
  const known = new Incumbent(part.problem);
  known.offer(part.candidateOf);
  const standing = { candidateOf: null, objective: known.objective };
  const bounds = new LagrangianBound(part.problem);
  const { enough = Infinity } = budget;
  const search = pricesOf(part, bounds, { cutoff: known.objective, enough }, price, meter);
  if (known.excludes(search.bound)) return { ...standing, lowerBound: known.objective };
  if (search.bound > enough) return { ...standing, lowerBound: Math.ceil(search.bound) };
  const room = known.objective - 1 - search.bound;
  const excess = bounds.excess(search.price, nothingFixed(part.problem));
  const possible = withCandidates(part, (at) => excess[at] <= room);
  const left = settleHouseholds(possible, search.price, room);
  const { problem, wholeBlock, wholeCandidate, candidateOf } = left;
  const deeper = new BranchAndBound(problem, { ...NEIGHBOURHOOD_BUDGET, ...budget, meter });
  const isBetter = deeper.improve({ candidateOf, price: left.price });
  const { lowerBound, best } = deeper;
  if (!isBetter || !best.candidateOf) return { ...standing, lowerBound };
  return {
    candidateOf: spread(best.candidateOf, wholeCandidate, wholeBlock, part.wholeBlock),
    objective: best.objective,
    lowerBound,
  };
}

/** The candidates of the whole for all blocks; those that were left out, since nothing better uses them, are unused. */
function spread(
  candidateOf: Int32Array,
  wholeCandidate: Int32Array,
  wholeBlock: Int32Array,
  allBlocks: Int32Array,
): Int32Array {
  let next = 0;
  return allBlocks.map((b) => {
    if (wholeBlock[next] !== b) return UNUSED;
    const at = candidateOf[next++];
    return at < 0 ? at : wholeCandidate[at];
  });
}

function pricesOf(
  { problem, wholeBlock }: Neighbourhood,
  bounds: LagrangianBound,
  { cutoff, enough }: { cutoff: number; enough: number },
  price: Float64Array,
  meter: WorkMeter,
): AscentState {
  const settled = nothingFixed(problem);
  const start = Float64Array.from(wholeBlock, (b) => price[b]);
  const bound = bounds.evaluate(start, settled);
  const likelyGain = Math.max(1, (cutoff - bound) / 2);
  const effort = { likelyGain, cutoff, enough, rounds: FIRST_ROUNDS };
  return subgradientAscent(problem, bounds, settled, start, effort, meter);
}
