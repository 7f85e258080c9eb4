import type { BlockProblem } from './blocks';

/** Prices are multiples of this or of a larger power of 2. */
const FINEST_PRICE_STEP = 1 / 64;

/** A step between prices so coarse that sums over all blocks are exact in doubles: the bound is rigorous. */
export function exactStep(blocks: BlockProblem): number {
  const largest = Math.max(1, largestOf(blocks.cost), largestOf(blocks.unpairedCost));
  // Prices of given blocks may rise above every cost; the factor leaves them room.
  const total = largest * (blocks.blockCount + 1) * 64;
  return Math.max(FINEST_PRICE_STEP, 2 ** Math.ceil(Math.log2(total / 2 ** 52)));
}

function largestOf(costs: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < costs.length; at++) {
    const cost = Math.abs(costs[at]);
    if (cost > largest) largest = cost;
  }
  return largest;
}

export function sumOfParts(price: Float64Array, block: number, size: number): number {
  let sum = 0;
  for (let part = block + 1; part <= block + size; part++) sum += price[part];
  return sum;
}
