import { BlockProblem } from './blocks';
import { MinCostFlowProblem } from '../flow/min-cost-flow-problem';
import { NetworkSimplex } from '../flow/network-simplex';
import { WorkMeter } from './work-meter';

/** Beyond this, fractions of a block's cost are rounded down: the bound stays valid, a little lower. */
const LARGEST_SCALE = 27_720;
/** Costs of paths through the network stay far below 2^53. */
const LARGEST_PATH_COST = 2 ** 49;
/** More than the one unit that may come, so that no such arc is full and what people cost shows in their prices. */
const JOIN_ROOM = 2;

/**
 * The problem with its two hard parts relaxed: a mentor may have any number up to the maximum, and a
 * block may be shared between mentors. What is left is a minimum-cost flow. Decisions tighten it again:
 * a mentor is opened (has at least the minimum) or closed, a block is given to a mentor or kept from one.
 * After each, `solve` starts from the last basis.
 *
 * A block of s people sends s units; a unit costs a s-th of the block, so all costs are multiplied by `scale`.
 * A household that may be split sends its units from the blocks of its people, each straight on or through the block
 * of all; that some do one thing and some the other is relaxed, too.
 */
export class FlowRelaxation {
  readonly scale: number;
  readonly simplex: NetworkSimplex;
  private readonly flow: MinCostFlowProblem;
  private readonly pairCount: number;
  /** Numbers of the arcs whose bounds a decision changed can be put back to this. */
  private readonly upper: Float64Array;
  /** Places of each mentor above the minimum. */
  private readonly room: Int32Array;
  /** The first of the arcs to the block of all of each household that may be split; -1 for other blocks. */
  private readonly firstJoin: Int32Array;
  /**
   * The first of the arcs of further places of each mentor; none without a load cost. Each is one place, dearer than
   * the one before; the last takes what a greater maximum may bring.
   */
  private readonly firstLoad: Int32Array;

  constructor(
    private readonly blocks: BlockProblem,
    private readonly meter = new WorkMeter(),
    /** Places that a mentor may be given beyond the maximum, to be counted at what they cost. */
    private readonly growth = 0,
  ) {
    this.pairCount = blocks.mentor.length;
    this.scale = scaleFor(blocks);
    this.room = blocks.maximum.map((most, j) => Math.max(0, most - blocks.minimum[j]));
    this.firstJoin = this.placeJoins();
    this.firstLoad = this.placeLoads();
    this.flow = this.network();
    this.upper = this.flow.upper.slice();
    this.simplex = new NetworkSimplex(this.flow);
  }

  /** Solves the relaxation; false when nothing fits the decisions. */
  fits(): boolean {
    const before = this.simplex.pivots;
    const status = this.simplex.solve();
    const { nodeCount, arcCount } = this.flow;
    this.meter.count(nodeCount + (this.simplex.pivots - before) * (20 + Math.sqrt(arcCount)));
    return status === 'optimal';
  }

  /** Solves the relaxation; the least objective any assignment under the decisions can have, Infinity for none. */
  solve(): number {
    if (!this.fits()) return Infinity;
    const total = this.simplex.objective;
    const whole = Math.floor(total / this.scale);
    return this.blocks.settledCost + whole + (total - whole * this.scale > 0 ? 1 : 0);
  }

  /** The solved flow with its decisions, to come back to. */
  checkpoint(): () => void {
    return this.simplex.checkpoint();
  }

  load(mentor: number): number {
    const first = this.firstArc(mentor);
    let people = this.simplex.flow(first) + this.simplex.flow(first + this.blocks.mentorCount);
    for (let arc = this.firstLoad[mentor]; arc < this.firstLoad[mentor + 1]; arc++) {
      people += this.simplex.flow(arc);
    }
    return people;
  }

  /** People of the candidate's block who go to its mentor. */
  taken(candidate: number): number {
    return this.simplex.flow(candidate);
  }

  /** Whether this one of a household that may be split goes with the others, through the block of all. */
  isJoined(block: number, member: number): boolean {
    return this.simplex.flow(this.firstJoin[block] + member) > 0;
  }

  /** People of a household that may be split who go through the block of all. */
  joined(block: number): number {
    let people = 0;
    for (let member = 0; member < this.blocks.size[block]; member++) {
      people += this.simplex.flow(this.firstJoin[block] + member);
    }
    return people;
  }

  /** All or none of a household that may be split go through the block of all. */
  decideJoining(block: number, isWhole: boolean): void {
    this.boundJoins(block, isWhole ? 1 : 0, isWhole ? JOIN_ROOM : 0);
  }

  /** Takes that back. */
  freeJoining(block: number): void {
    this.boundJoins(block, 0, JOIN_ROOM);
  }

  /** What one more person of this block costs, in true units per block: the block's price. */
  price(block: number): number {
    const sink = this.flow.nodeCount - 1;
    const difference = this.simplex.potential(sink) - this.simplex.potential(block);
    return (difference * this.blocks.size[block]) / this.scale;
  }

  /**
   * What a place with this mentor is worth to everyone, in cost: positive where places are short, negative
   * where somebody is there only to reach the minimum.
   */
  placePrice(mentor: number): number {
    const sink = this.flow.nodeCount - 1;
    const node = this.blocks.blockCount + mentor;
    return (this.simplex.potential(sink) - this.simplex.potential(node)) / this.scale;
  }

  /** Where a block's people go who have no mentor: number of them. */
  unpaired(block: number): number {
    return this.simplex.flow(this.pairCount + block);
  }

  /** Gives the mentor another maximum. */
  setMaximum(mentor: number, maximum: number): void {
    this.room[mentor] = Math.max(0, maximum - this.blocks.minimum[mentor]);
    this.boundRoom(mentor, 0, this.room[mentor]);
  }

  /** Takes over the mentor's minimum and maximum from the blocks; open or close the mentor afterwards. */
  setLimits(mentor: number): void {
    const { minimum, maximum } = this.blocks;
    this.upper[this.firstArc(mentor)] = minimum[mentor];
    this.room[mentor] = Math.max(0, maximum[mentor] - minimum[mentor]);
  }

  /** Takes over the candidate's cost from the blocks, and says whether the block may go there at all. */
  setCandidate(candidate: number, isPossible: boolean): void {
    const size = this.blocks.size[this.flow.source[candidate]];
    this.upper[candidate] = isPossible ? size : 0;
    // A new cost of an arc without room disturbs nothing.
    this.forbid(candidate);
    this.simplex.setCost(candidate, unitCost(this.blocks.cost[candidate], this.scale, size));
    this.allow(candidate);
  }

  open(mentor: number): void {
    const first = this.firstArc(mentor);
    const least = this.blocks.minimum[mentor];
    this.simplex.setBounds(first, least, least);
    this.boundRoom(mentor, 0, this.room[mentor]);
  }

  /** Opens the mentor with so many places taken by people outside the flow. */
  openBeside(mentor: number, people: number): void {
    const first = this.firstArc(mentor);
    const above = people - this.blocks.minimum[mentor];
    this.simplex.setBounds(first, Math.max(0, -above), Math.max(0, -above));
    this.boundRoom(mentor, Math.max(0, above), this.room[mentor]);
  }

  close(mentor: number): void {
    const first = this.firstArc(mentor);
    this.simplex.setBounds(first, 0, 0);
    this.boundRoom(mentor, 0, 0);
  }

  /** Takes an opening or closing back. */
  free(mentor: number): void {
    const first = this.firstArc(mentor);
    this.simplex.setBounds(
      first,
      this.blocks.mustOpen[mentor] ? this.upper[first] : 0,
      this.upper[first],
    );
    this.boundRoom(mentor, 0, this.room[mentor]);
  }

  /** The candidate's block goes whole to its mentor. */
  give(candidate: number): void {
    this.simplex.setBounds(candidate, this.upper[candidate], this.upper[candidate]);
  }

  forbid(candidate: number): void {
    this.simplex.setBounds(candidate, 0, 0);
  }

  /** Takes a giving or forbidding back. */
  allow(candidate: number): void {
    this.simplex.setBounds(candidate, 0, this.upper[candidate]);
  }

  /** Of the places above the minimum those beyond the taken ones, up to so many. */
  private boundRoom(mentor: number, taken: number, room: number): void {
    const second = this.firstArc(mentor) + this.blocks.mentorCount;
    if (this.blocks.loadCost === 0) {
      this.simplex.setBounds(second, 0, Math.max(0, room - taken));
      return;
    }
    this.simplex.setBounds(second, 0, taken === 0 ? Math.min(1, room) : 0);
    for (let arc = this.firstLoad[mentor]; arc < this.firstLoad[mentor + 1]; arc++) {
      this.simplex.setBounds(arc, 0, this.placesOf(arc, mentor, taken, room));
    }
  }

  /** How many places an arc of a mentor stands for: one, but the last of them for all that remain. */
  private placesOf(arc: number, mentor: number, taken: number, room: number): number {
    const before = arc - this.firstLoad[mentor] + 1;
    if (arc === this.firstLoad[mentor + 1] - 1) return Math.max(0, room - Math.max(taken, before));
    return taken <= before && before < room ? 1 : 0;
  }

  private placeLoads(): Int32Array {
    const { blocks, pairCount } = this;
    const { blockCount, mentorCount, minimum, maximum } = blocks;
    const firstLoad = new Int32Array(mentorCount + 1);
    let next = pairCount + blockCount + 2 * mentorCount;
    for (const b of blocks.divisible) next += blocks.size[b];
    const people = new Float64Array(mentorCount);
    for (let b = 0; b < blockCount && blocks.loadCost > 0; b++) {
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        people[blocks.mentor[at]] += blocks.size[b];
      }
    }
    for (let j = 0; j < mentorCount; j++) {
      firstLoad[j] = next;
      if (blocks.loadCost === 0) continue;
      next += Math.max(0, Math.min(maximum[j], people[j]) - minimum[j] - 1 + this.growth);
    }
    firstLoad[mentorCount] = next;
    return firstLoad;
  }

  private layLoads(flow: MinCostFlowProblem, mentor: number): void {
    const { blocks, scale, firstLoad } = this;
    const second = this.firstArc(mentor) + blocks.mentorCount;
    const costOf = (place: number) =>
      unitCost(blocks.loadCost * (blocks.heldLoad[mentor] + place), scale, 1);
    const room = flow.upper[second];
    flow.upper[second] = Math.min(1, room);
    flow.cost[second] = costOf(1);
    for (let arc = firstLoad[mentor]; arc < firstLoad[mentor + 1]; arc++) {
      flow.source[arc] = flow.source[second];
      flow.upper[arc] = this.placesOf(arc, mentor, 0, room);
      flow.cost[arc] = costOf(arc - firstLoad[mentor] + 2);
    }
  }

  private boundJoins(block: number, lower: number, upper: number): void {
    const first = this.firstJoin[block];
    for (let member = 0; member < this.blocks.size[block]; member++) {
      this.simplex.setBounds(first + member, lower, upper);
    }
  }

  private placeJoins(): Int32Array {
    const { blockCount, mentorCount, divisible, size } = this.blocks;
    const firstJoin = new Int32Array(divisible.length === 0 ? 0 : blockCount).fill(-1);
    let next = this.pairCount + blockCount + 2 * mentorCount;
    for (const b of divisible) {
      firstJoin[b] = next;
      next += size[b];
    }
    return firstJoin;
  }

  private firstArc(mentor: number): number {
    return this.pairCount + this.blocks.blockCount + mentor;
  }

  private network(): MinCostFlowProblem {
    const { blocks, scale, pairCount } = this;
    const { blockCount, mentorCount } = blocks;
    const nodeCount = blockCount + mentorCount + 1;
    const arcCount = this.firstLoad[mentorCount];
    const flow: MinCostFlowProblem = {
      nodeCount,
      arcCount,
      source: new Int32Array(arcCount),
      target: new Int32Array(arcCount).fill(nodeCount - 1),
      lower: new Float64Array(arcCount),
      upper: new Float64Array(arcCount),
      cost: new Float64Array(arcCount),
      supply: new Float64Array(nodeCount),
    };
    for (let b = 0; b < blockCount; b++) {
      const size = blocks.size[b];
      flow.supply[b] = size;
      flow.supply[nodeCount - 1] -= size;
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        flow.source[at] = b;
        flow.target[at] = blockCount + blocks.mentor[at];
        flow.upper[at] = size;
        flow.cost[at] = unitCost(blocks.cost[at], scale, size);
      }
      flow.source[pairCount + b] = b;
      flow.upper[pairCount + b] = size;
      flow.cost[pairCount + b] = unitCost(blocks.unpairedCost[b], scale, size);
    }
    for (let j = 0; j < mentorCount; j++) {
      const first = this.firstArc(j);
      const second = first + mentorCount;
      const least = blocks.minimum[j];
      const canOpen = blocks.maximum[j] >= least;
      flow.source[first] = flow.source[second] = blockCount + j;
      flow.upper[first] = canOpen ? least : 0;
      flow.upper[second] = canOpen ? blocks.maximum[j] - least : 0;
      if (blocks.loadCost > 0) this.layLoads(flow, j);
      if (blocks.mustOpen[j]) flow.lower[first] = least;
      else if (least > 0) flow.cost[first] = unitCost(-blocks.activeReward, scale, least);
    }
    for (const b of blocks.divisible) {
      const size = blocks.size[b];
      flow.supply[b] = 0;
      flow.supply[nodeCount - 1] += size;
      for (let member = 0; member < size; member++) {
        const join = this.firstJoin[b] + member;
        flow.source[join] = b + 1 + member;
        flow.target[join] = b;
        flow.upper[join] = JOIN_ROOM;
      }
    }
    return flow;
  }
}

function unitCost(cost: number, scale: number, size: number): number {
  return Math.floor((cost * scale) / size);
}

/** The least number that makes the cost of one unit whole for every block (and every reward), if small enough. */
function scaleFor(blocks: BlockProblem): number {
  let scale = 1;
  for (const size of distinct(blocks.size)) scale = leastCommonMultiple(scale, size);
  if (blocks.activeReward !== 0) {
    for (const least of distinct(blocks.minimum)) {
      if (least > 0) scale = leastCommonMultiple(scale, least);
    }
  }
  const largest = Math.max(
    Math.abs(blocks.activeReward),
    largestSizeOf(blocks.cost),
    largestSizeOf(blocks.unpairedCost),
  );
  const nodes = blocks.blockCount + blocks.mentorCount + 1;
  const room = Math.floor(LARGEST_PATH_COST / Math.max(1, largest * nodes));
  return Math.max(1, Math.min(scale, LARGEST_SCALE, room));
}

function largestSizeOf(costs: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < costs.length; at++) largest = Math.max(largest, Math.abs(costs[at]));
  return largest;
}

function distinct(numbers: Int32Array): Set<number> {
  const seen = new Set<number>();
  let last = NaN;
  for (let at = 0; at < numbers.length; at++) {
    if (numbers[at] !== last) seen.add((last = numbers[at]));
  }
  return seen;
}

function leastCommonMultiple(a: number, b: number): number {
  if (a > LARGEST_SCALE) return a;
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
