import { inOneOrder } from './blocks';
import { loadCostOf } from './load-costs';
import { Neighbourhood } from './neighbourhoods';

/**
 * The part with some blocks settled where they stand: they leave it and take their places with them.
 * Null when a mentor then has more people than places. Households of the part are whole.
 */
export function fixBlocks(
  { problem, wholeBlock, wholeCandidate, candidateOf }: Neighbourhood,
  isSettled: (wholeBlock: number) => boolean,
): Neighbourhood | null {
  const minimum = problem.minimum.slice();
  const maximum = problem.maximum.slice();
  const mustOpen = problem.mustOpen.slice();
  const heldLoad = problem.heldLoad.slice();
  let { settledCost } = problem;
  const rest: number[] = [];
  for (let b = 0; b < problem.blockCount; b++) {
    const at = candidateOf[b];
    if (!isSettled(wholeBlock[b])) {
      rest.push(b);
      continue;
    }
    settledCost += at < 0 ? problem.unpairedCost[b] : problem.cost[at];
    if (at < 0) continue;
    const j = problem.mentor[at];
    const above = Math.max(0, problem.size[b] - minimum[j]);
    settledCost += loadCostOf(problem.loadCost, heldLoad[j] + above);
    settledCost -= loadCostOf(problem.loadCost, heldLoad[j]);
    heldLoad[j] += above;
    maximum[j] -= problem.size[b];
    minimum[j] = Math.max(0, minimum[j] - problem.size[b]);
    if (!mustOpen[j]) settledCost -= problem.activeReward;
    mustOpen[j] = 1;
  }
  if (minimum.some((least, j) => mustOpen[j] === 1 && maximum[j] < least)) return null;
  const offset = new Int32Array(rest.length + 1);
  const kept: number[] = [];
  const current = new Int32Array(rest.length).fill(-1);
  rest.forEach((b, at) => {
    for (let k = problem.offset[b]; k < problem.offset[b + 1]; k++) {
      if (problem.size[b] > maximum[problem.mentor[k]]) continue;
      if (candidateOf[b] === k) current[at] = kept.length;
      kept.push(k);
    }
    offset[at + 1] = kept.length;
  });
  return {
    problem: inOneOrder({
      ...problem,
      blockCount: rest.length,
      size: Int32Array.from(rest, (b) => problem.size[b]),
      offset,
      mentor: Int32Array.from(kept, (at) => problem.mentor[at]),
      cost: Float64Array.from(kept, (at) => problem.cost[at]),
      unpairedCost: Float64Array.from(rest, (b) => problem.unpairedCost[b]),
      minimum,
      maximum,
      mustOpen,
      heldLoad,
      settledCost,
      memberOffset: new Int32Array(rest.length + 1),
      divisible: new Int32Array(0),
    }),
    wholeBlock: Int32Array.from(rest, (b) => wholeBlock[b]),
    wholeCandidate: Int32Array.from(kept, (at) => wholeCandidate[at]),
    candidateOf: current,
  };
}
