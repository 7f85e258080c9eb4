import { BlockProblem } from './blocks';
import { SPLIT, WHOLE } from './decisions';
import { sumOfParts } from './exact-prices';
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
  /** Ends where the bound is above this, however much there may be to gain. */
  enough?: number;
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
  { likelyGain, cutoff, enough = Infinity, rounds, patience = 8, memory = 0.6 }: AscentEffort,
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
  const households = new HouseholdCeilings(blocks, settled, ceiling, priceStep);
  households.lower(price);
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
    if (best.bound > cutoff - 1 || best.bound > enough || meter.isOver()) break;
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
    length += households.turn(direction, price);
    if (length === 0) break;
    const move = (step * Math.max(1, target - bound)) / length;
    for (let b = 0; b < blocks.blockCount; b++) {
      const wanted = price[b] + move * direction[b];
      price[b] = Math.min(ceiling[b], Math.round(wanted * stepsToOne) * priceStep);
    }
    households.lower(price);
    isBest = false;
  }
  if (!isBest) bounds.evaluate(best.price, settled);
  return best;
}

/**
 * What the prices of a household that may be split come to at most: what it costs to leave all of it out. Where it is
 * settled whole, its people have no ceiling of their own.
 */
class HouseholdCeilings {
  private readonly size: Int32Array;
  private readonly unpairedCost: Float64Array;
  private readonly bounded: Int32Array;

  constructor(
    { divisible, size, unpairedCost }: BlockProblem,
    { mode, isGiven }: FixedDecisions,
    ceiling: Float64Array,
    private readonly priceStep: number,
  ) {
    this.size = size;
    this.unpairedCost = unpairedCost;
    this.bounded = divisible.filter((b) => mode[b] !== SPLIT && !isGiven[b]);
    for (const b of divisible) {
      ceiling[b] = Infinity;
      if (mode[b] === WHOLE) ceiling.fill(Infinity, b + 1, b + 1 + size[b]);
    }
  }

  /** Brings prices that come to more down alike. */
  lower(price: Float64Array): void {
    const { size, unpairedCost, priceStep } = this;
    for (const b of this.bounded) {
      const excess = sumOfParts(price, b, size[b]) - unpairedCost[b];
      if (excess <= 0) continue;
      const less = Math.ceil(excess / size[b] / priceStep) * priceStep;
      for (let part = b + 1; part <= b + size[b]; part++) price[part] -= less;
    }
  }

  /** Keeps a direction from leading above a ceiling that is reached; gives what that adds to its squared length. */
  turn(direction: Float64Array, price: Float64Array): number {
    const { size, unpairedCost, priceStep } = this;
    let added = 0;
    for (const b of this.bounded) {
      const rise = sumOfParts(direction, b, size[b]) / size[b];
      if (rise <= 0 || sumOfParts(price, b, size[b]) < unpairedCost[b] - size[b] * priceStep)
        continue;
      for (let part = b + 1; part <= b + size[b]; part++) {
        const before = direction[part];
        direction[part] -= rise;
        added += direction[part] * direction[part] - before * before;
      }
    }
    return added;
  }
}
