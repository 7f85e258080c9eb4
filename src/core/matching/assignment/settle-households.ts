import { inOneOrder, UNUSED } from './blocks';
import { Neighbourhood } from './neighbourhoods';

/**
 * The part, whose candidates that no better assignment uses have gone already, without the blocks that none uses: of a
 * household that stands whole, and is whole in every better one, its people's; of one that stands split, and is in every
 * better one, the block of all. With the prices of the blocks that stay.
 */
export function settleHouseholds(
  part: Neighbourhood,
  price: Float64Array,
  /** How far above the bound of these prices a better assignment may lie. */
  room: number,
): Neighbourhood & { price: Float64Array } {
  const { problem, candidateOf } = part;
  if (problem.divisible.length === 0) return { ...part, price };
  const isPossible = (b: number): boolean => {
    const hasCandidates = problem.offset[b] < problem.offset[b + 1];
    return hasCandidates || problem.unpairedCost[b] - price[b] <= room;
  };
  const isLeftOut = new Uint8Array(problem.blockCount);
  const divisible = problem.divisible.filter((b) => {
    const end = b + 1 + problem.size[b];
    if (candidateOf[b] === UNUSED) {
      if (isPossible(b)) return true;
      isLeftOut[b] = 1;
      return false;
    }
    for (let one = b + 1; one < end; one++) {
      if (isPossible(one)) continue;
      isLeftOut.fill(1, b + 1, end);
      return false;
    }
    return true;
  });
  const kept = price.filter((_, b) => isLeftOut[b] === 0);
  return { ...withoutBlocks(part, isLeftOut, divisible), price: kept };
}

function withoutBlocks(
  { problem, wholeBlock, wholeCandidate, candidateOf }: Neighbourhood,
  isLeftOut: Uint8Array,
  divisible: Int32Array,
): Neighbourhood {
  const rest = Int32Array.from(wholeBlock.keys()).filter((b) => isLeftOut[b] === 0);
  const place = new Int32Array(problem.blockCount);
  rest.forEach((b, at) => (place[b] = at));
  const offset = new Int32Array(rest.length + 1);
  const kept: number[] = [];
  const current = candidateOf.filter((_, b) => isLeftOut[b] === 0);
  rest.forEach((b, at) => {
    if (candidateOf[b] >= 0) current[at] += kept.length - problem.offset[b];
    for (let k = problem.offset[b]; k < problem.offset[b + 1]; k++) kept.push(k);
    offset[at + 1] = kept.length;
  });
  return {
    problem: inOneOrder({
      ...problem,
      blockCount: rest.length,
      size: rest.map((b) => problem.size[b]),
      offset,
      mentor: Int32Array.from(kept, (at) => problem.mentor[at]),
      cost: Float64Array.from(kept, (at) => problem.cost[at]),
      unpairedCost: Float64Array.from(rest, (b) => problem.unpairedCost[b]),
      memberOffset: new Int32Array(rest.length + 1),
      divisible: divisible.map((b) => place[b]),
    }),
    wholeBlock: rest.map((b) => wholeBlock[b]),
    wholeCandidate: Int32Array.from(kept, (at) => wholeCandidate[at]),
    candidateOf: current,
  };
}
