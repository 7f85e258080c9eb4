import { keepArrays } from './keep-arrays';
import { MinCostFlowProblem } from './min-cost-flow-problem';

/** Where an arc outside the tree stands; FIXED arcs have no room and never enter. */
export const AT_LOWER = 1;
export const AT_UPPER = -1;
export const FIXED = 0;

/** How many of the worst arcs of earlier blocks are remembered. */
const REMEMBERED = 4;

/**
 * The search for an arc that improves the flow: the worst violation among the next block of arcs
 * and the few worst that earlier blocks left over.
 *
 * The arcs are copied in a mixed order, every k-th arc after the other, since arcs that stand
 * together in the input tend to improve together: a block then sees all parts of the network, which
 * needs about a quarter of the pivots. An arc at its upper bound is stored turned around with its
 * cost negated, and a fixed arc with an infinite cost, so that one sum tells a violation.
 * The figures behind the block size and the memory stand in docs/matching-solver.md.
 */
export class BlockPricing {
  private readonly stride: number;
  private readonly whole: number;
  private readonly remainder: number;
  private readonly blockSize: number;
  /** By place: where an arc's flow can be moved from and to, and what a unit of that costs. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly cost: Float64Array;
  private readonly state: Int8Array;
  private readonly worst: Int32Array;
  private readonly violation: Float64Array;
  private known: number;
  private next: number;

  constructor(private readonly problem: MinCostFlowProblem) {
    const { arcCount, source, target } = problem;
    const root = Math.sqrt(arcCount);
    this.worst = new Int32Array(REMEMBERED);
    this.violation = new Float64Array(REMEMBERED);
    this.known = 0;
    this.next = 0;
    this.stride = Math.max(1, Math.floor(root));
    this.whole = Math.floor(arcCount / this.stride);
    this.remainder = arcCount % this.stride;
    this.blockSize = Math.max(20, Math.ceil(root / 4));
    this.from = new Int32Array(arcCount);
    this.to = new Int32Array(arcCount);
    this.cost = new Float64Array(arcCount);
    this.state = new Int8Array(arcCount).fill(AT_LOWER);
    let place = 0;
    for (let begin = 0; begin < this.stride; begin++) {
      for (let arc = begin; arc < arcCount; arc += this.stride) {
        this.from[place] = source[arc];
        this.to[place] = target[arc];
        place++;
      }
    }
    this.loadCosts();
  }

  /** The states and the memory as they are now, to come back to. */
  checkpoint(): () => void {
    const { known, next } = this;
    const putBack = keepArrays([
      this.from,
      this.to,
      this.cost,
      this.state,
      this.worst,
      this.violation,
    ]);
    return () => {
      putBack();
      this.known = known;
      this.next = next;
    };
  }

  /** Takes over the costs of all arcs from the problem. */
  loadCosts(): void {
    const { arcCount, cost } = this.problem;
    let place = 0;
    for (let begin = 0; begin < this.stride; begin++) {
      for (let arc = begin; arc < arcCount; arc += this.stride) {
        this.cost[place] = signed(this.state[place], cost[arc]);
        place++;
      }
    }
  }

  /** Prices every arc at 0, so that only the artificial arcs count. */
  forgetCosts(): void {
    for (let place = 0; place < this.problem.arcCount; place++) {
      this.cost[place] = signed(this.state[place], 0);
    }
  }

  stateOf(arc: number): number {
    return this.state[this.placeOf(arc)];
  }

  isAtLower(place: number): boolean {
    return this.state[place] === AT_LOWER;
  }

  /** An arc in the tree keeps the state it entered with until it leaves. */
  setState(arc: number, state: number): void {
    const place = this.placeOf(arc);
    const old = this.state[place];
    if (old === state) return;
    const cost = old === FIXED ? this.problem.cost[arc] : old * this.cost[place];
    const { source, target } = this.problem;
    this.state[place] = state;
    this.from[place] = state === AT_UPPER ? target[arc] : source[arc];
    this.to[place] = state === AT_UPPER ? source[arc] : target[arc];
    this.cost[place] = signed(state, cost);
  }

  setCost(arc: number, cost: number): void {
    const place = this.placeOf(arc);
    this.cost[place] = signed(this.state[place], cost);
  }

  /** An arc that violates optimality, or −1 when none does. */
  findEntering(potential: Float64Array): number {
    const { blockSize, from, to, cost } = this;
    const { arcCount } = this.problem;
    this.recall(potential);
    let place = this.next;
    let left = arcCount;
    let bar = this.bar();
    while (left > 0) {
      const end = Math.min(place + blockSize, arcCount, place + left);
      left -= end - place;
      for (; place < end; place++) {
        const violation = cost[place] + potential[from[place]] - potential[to[place]];
        if (violation < bar) {
          this.remember(place, violation);
          bar = this.bar();
        }
      }
      if (place === arcCount) place = 0;
      if (this.known > 0) break;
    }
    this.next = place;
    return this.known > 0 ? this.arcAt(this.worst[0]) : -1;
  }

  /** What moving a unit of flow on an arc costs, in the direction its flow can change. */
  reducedCostOf(arc: number, potential: Float64Array): number {
    const place = this.placeOf(arc);
    return this.cost[place] + potential[this.from[place]] - potential[this.to[place]];
  }

  /** Where an arc stands in the mixed order. */
  placeOf(arc: number): number {
    const begin = arc % this.stride;
    return begin * this.whole + Math.min(begin, this.remainder) + (arc - begin) / this.stride;
  }

  /** Keeps of the remembered arcs those that still violate; the first one has just entered. */
  private recall(potential: Float64Array): void {
    const { from, to, cost, worst } = this;
    const known = this.known;
    this.known = 0;
    for (let index = 1; index < known; index++) {
      const place = worst[index];
      const violation = cost[place] + potential[from[place]] - potential[to[place]];
      if (violation < 0) this.remember(place, violation);
    }
  }

  /** What an arc must stay below to be remembered. */
  private bar(): number {
    return this.known < REMEMBERED ? 0 : this.violation[REMEMBERED - 1];
  }

  /** Puts an arc among the worst, in order, and drops the least of them when there are too many. */
  private remember(place: number, size: number): void {
    const { worst, violation } = this;
    for (let index = 0; index < this.known; index++) if (worst[index] === place) return;
    let index = this.known < REMEMBERED ? this.known++ : REMEMBERED - 1;
    for (; index > 0 && violation[index - 1] > size; index--) {
      violation[index] = violation[index - 1];
      worst[index] = worst[index - 1];
    }
    violation[index] = size;
    worst[index] = place;
  }

  /** The arc at a place of the mixed order. */
  arcAt(place: number): number {
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

/** The cost of an arc in the direction its flow can change. */
function signed(state: number, cost: number): number {
  return state === FIXED ? Infinity : state * cost;
}
