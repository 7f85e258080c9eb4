import { MinCostFlowProblem } from './min-cost-flow-problem';

/** Where an arc outside the tree stands; FIXED arcs have no room and never enter. */
export const AT_LOWER = 1;
export const AT_UPPER = -1;
export const FIXED = 0;

/**
 * The search for an arc that improves the flow: the worst violation in the next block that has any
 * (block search). The arcs are copied in a mixed order, every k-th arc after the other, since arcs
 * that stand together in the input tend to improve together; a block then sees all parts of the
 * network, which makes about a quarter of the pivots of the input's order.
 */
export class BlockPricing {
  private readonly arcCount: number;
  private readonly stride: number;
  private readonly whole: number;
  private readonly remainder: number;
  private readonly blockSize: number;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly cost: Float64Array;
  private readonly state: Int8Array;
  private next = 0;

  constructor({ arcCount, source, target, cost }: MinCostFlowProblem) {
    this.arcCount = arcCount;
    this.stride = Math.max(1, Math.floor(Math.sqrt(arcCount)));
    this.whole = Math.floor(arcCount / this.stride);
    this.remainder = arcCount % this.stride;
    this.blockSize = Math.max(20, Math.ceil(Math.sqrt(arcCount) / 2));
    this.from = new Int32Array(arcCount);
    this.to = new Int32Array(arcCount);
    this.cost = new Float64Array(arcCount);
    this.state = new Int8Array(arcCount);
    let place = 0;
    for (let begin = 0; begin < this.stride; begin++) {
      for (let arc = begin; arc < arcCount; arc += this.stride) {
        this.from[place] = source[arc];
        this.to[place] = target[arc];
        place++;
      }
    }
    this.loadCosts(cost);
  }

  /** Takes over the costs of all arcs. */
  loadCosts(cost: Float64Array): void {
    let place = 0;
    for (let begin = 0; begin < this.stride; begin++) {
      for (let arc = begin; arc < this.arcCount; arc += this.stride) this.cost[place++] = cost[arc];
    }
  }

  /** Prices every arc at 0, so that only the artificial arcs count. */
  forgetCosts(): void {
    this.cost.fill(0);
  }

  stateOf(arc: number): number {
    return this.state[this.placeOf(arc)];
  }

  setState(arc: number, state: number): void {
    this.state[this.placeOf(arc)] = state;
  }

  setCost(arc: number, cost: number): void {
    this.cost[this.placeOf(arc)] = cost;
  }

  /** An arc that violates optimality, or −1 when none does. */
  findEntering(potential: Float64Array): number {
    const { arcCount, blockSize, from, to, cost, state } = this;
    let place = this.next;
    let left = arcCount;
    let best = -1;
    let worst = 0;
    while (left > 0 && best < 0) {
      const end = Math.min(place + blockSize, arcCount, place + left);
      left -= end - place;
      for (; place < end; place++) {
        const violation =
          state[place] * (cost[place] + potential[from[place]] - potential[to[place]]);
        if (violation < worst) {
          worst = violation;
          best = place;
        }
      }
      if (place === arcCount) place = 0;
    }
    this.next = place;
    return best < 0 ? -1 : this.arcAt(best);
  }

  /** Reduced cost of an arc: cost + potential(source) − potential(target). */
  reducedCostOf(arc: number, potential: Float64Array): number {
    const place = this.placeOf(arc);
    return this.cost[place] + potential[this.from[place]] - potential[this.to[place]];
  }

  private placeOf(arc: number): number {
    const begin = arc % this.stride;
    return begin * this.whole + Math.min(begin, this.remainder) + (arc - begin) / this.stride;
  }

  private arcAt(place: number): number {
    const { stride, whole, remainder } = this;
    const longer = remainder * (whole + 1);
    const begin =
      place < longer
        ? Math.floor(place / (whole + 1))
        : remainder + Math.floor((place - longer) / whole);
    const start = begin * whole + Math.min(begin, remainder);
    return begin + (place - start) * stride;
  }
}
