import { BlockProblem } from './blocks';
import { LagrangianBound, FixedDecisions } from './lagrangian-bound';
import type { WorkMeter } from './work-meter';

export interface AscentState {
  price: Float64Array;
  bound: number;
}

export interface AscentEffort {
  likelyGain: number;
  /** Nothing that costs so much or more is looked for. */
  cutoff: number;
  rounds: number;
  /** Rounds without a better bound after which the steps are halved. */
  patience?: number;
  /** The part of each direction that comes from the directions before it. */
  memory?: number;
}

/** Steps that keep length and direction for longer: prices of people at the brink of being left out have a long way to go. */
export const LONG_STEPS = { patience: 50, memory: 0.9 };
export const ROUNDS_A_LONG_STAGE = 500;

/**
 * Raises the bound by moving prices: up for blocks nobody picked, down for those picked more than once
 * (subgradient with momentum; step length after Polyak towards a target `likelyGain` above the start, halved when it stalls). Stops when the
 * bound shows that nothing under these decisions costs less than `cutoff`. The last evaluation is that of the best prices.
 */
export function subgradientAscent(
  blocks: BlockProblem,
  bounds: LagrangianBound,
  settled: FixedDecisions,
  start: Float64Array,
  { likelyGain, cutoff, rounds, patience = 8, memory = 0.6 }: AscentEffort,
  meter: WorkMeter,
): AscentState {
  const { priceStep } = bounds;
  const stepsToOne = 1 / priceStep;
  const ceiling = new Float64Array(blocks.blockCount);
  const price = new Float64Array(blocks.blockCount);
  for (let b = 0; b < blocks.blockCount; b++) {
    ceiling[b] = settled.isGiven[b] ? Infinity : blocks.unpairedCost[b];
    price[b] = Math.min(ceiling[b], Math.round(start[b] * stepsToOne) * priceStep);
  }
  const direction = new Float64Array(blocks.blockCount);
  const best: AscentState = { price: price.slice(), bound: -Infinity };
  let step = 1;
  let gain = likelyGain;
  let target = NaN;
  let stalled = 0;
  let isBest = false;
  const looks = blocks.mentor.length + blocks.blockCount;
  for (let round = 0; round < rounds; round++) {
    let bound = bounds.evaluate(price, settled);
    meter.count(looks);
    isBest = bound > best.bound;
    if (isBest) {
      best.bound = bound;
      best.price.set(price);
      stalled = 0;
    } else if (++stalled >= patience) {
      step /= 2;
      stalled = 0;
      if (step < 1e-3) break;
      price.set(best.price);
      direction.fill(0);
      bound = bounds.evaluate(price, settled);
      isBest = true;
    }
    if (best.bound > cutoff - 1 || meter.isOver()) break;
    if (!(best.bound < target - 0.1 * gain)) {
      // The first round, or there was more to gain than expected.
      if (round > 0) gain *= 2;
      target = Math.min(cutoff, best.bound + gain);
    }
    let length = 0;
    for (let b = 0; b < blocks.blockCount; b++) {
      direction[b] = memory * direction[b] + (1 - memory) * (1 - bounds.picked[b]);
      // A price at its ceiling has no way up.
      if (direction[b] > 0 && price[b] >= ceiling[b]) direction[b] = 0;
      length += direction[b] * direction[b];
    }
    if (length === 0) break;
    const move = (step * Math.max(1, target - bound)) / length;
    for (let b = 0; b < blocks.blockCount; b++) {
      const wanted = price[b] + move * direction[b];
      price[b] = Math.min(ceiling[b], Math.round(wanted * stepsToOne) * priceStep);
    }
    isBest = false;
  }
  if (!isBest) bounds.evaluate(best.price, settled);
  return best;
}
