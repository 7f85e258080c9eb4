import { BlockProblem } from './blocks';
import { ClosureFlow } from './closure-flow';
import { CLOSED, Decisions, FREE, OPEN } from './decisions';
import { WholeTeams } from './households';
import { Neighbourhoods } from './neighbourhoods';
import { improvePrices, PriceBound, PriceSearch } from './price-bound';

/** How long to search. Without a clock the result depends on nothing but the problem. */
export interface SearchBudget {
  /** Rounds of price improvement at the root and at each later node. */
  rootRounds: number;
  nodeRounds: number;
  nodes: number;
  /** At most so many mentors are re-arranged at a time when an assignment is improved part by part; 0 for none. */
  neighbours: number;
  /** Ends the search early with what is known. */
  shouldStop: () => boolean;
}

export interface SearchResult {
  /** The candidate each block goes to, -1 for none; null when no assignment was found. */
  candidateOf: Int32Array | null;
  objective: number;
  lowerBound: number;
  nodes: number;
}

const ROUNDS_A_STAGE = 50;
/** A stage that gains less than this part of all that was gained is the last. */
const STALLED = 0.004;

/** Mentors in a part: small parts are quick to solve, large ones see more. */
const PART_SIZES = [10, 20, 40];
/** For parts cut out of a larger problem: small, so that a few nodes mostly prove the best. */
const PART_BUDGET = { rootRounds: 100, nodeRounds: 15, nodes: 40, neighbours: 0 };

/**
 * Branch and bound over opening and closing mentors and giving blocks to mentors.
 * Each node is bounded by prices (PriceBound) and by the flow; the flow also says what still stands in
 * the way of an assignment, and is one itself when nothing does.
 */
export class ClosureSearch {
  private readonly flow: ClosureFlow;
  private readonly bounds: PriceBound;
  private readonly decisions: Decisions;
  private readonly hasHouseholds: boolean;
  private best: Int32Array | null = null;
  private bestObjective = Infinity;
  /** The least bound of the nodes that were left unexplored. */
  private openBound = Infinity;
  private nodes = 0;
  private likelyGap = 0;

  /** `start` is an assignment to begin with, known to keep all rules. */
  constructor(
    private readonly blocks: BlockProblem,
    private readonly budget: SearchBudget,
    start?: Int32Array,
  ) {
    this.flow = new ClosureFlow(blocks);
    this.bounds = new PriceBound(blocks);
    this.decisions = new Decisions(blocks, this.flow);
    this.hasHouseholds = blocks.size.some((size) => size > 1);
    if (start) this.offer(start, this.objectiveOf(start));
  }

  run(): SearchResult {
    this.offerEmpty();
    const flowBound = this.flow.solve();
    if (flowBound < Infinity && !this.offerFlow(flowBound)) {
      this.likelyGap = this.estimateGap();
      this.offerRepaired();
      this.explore(this.flowPrices(), flowBound, this.budget.rootRounds);
    }
    const lowerBound = Math.min(this.bestObjective, Math.max(flowBound, Math.ceil(this.openBound)));
    return {
      candidateOf: this.best,
      objective: this.bestObjective,
      lowerBound,
      nodes: this.nodes,
    };
  }

  /** The flow with its households made whole and its mentors put right by hand: quick, if not close. */
  private offerRepaired(): void {
    const places = this.blocks.maximum.slice();
    const candidateOf = this.flowCandidates();
    candidateOf.forEach((at, b) => {
      if (at < 0) return;
      const mentor = this.blocks.mentor[at];
      if (places[mentor] < this.blocks.size[b]) candidateOf[b] = -1;
      else places[mentor] -= this.blocks.size[b];
    });
    const teams = new WholeTeams(this.blocks, this.bounds.blockOf, candidateOf);
    if (teams.repair()) {
      if (this.hasHouseholds) teams.improve(this.budget.shouldStop);
      this.offer(candidateOf, teams.objective());
    }
  }

  private explore(start: Float64Array, inherited: number, rounds: number): void {
    if (inherited > this.bestObjective - 1) return;
    if (this.nodes >= this.budget.nodes || this.budget.shouldStop()) {
      this.openBound = Math.min(this.openBound, inherited);
      return;
    }
    this.nodes++;
    const isRoot = this.nodes === 1;
    const mark = this.decisions.mark;
    const search = isRoot ? this.improveAtRoot(start, rounds) : this.improve(start, rounds);
    let bound = Math.max(inherited, search.bound);
    if (bound <= this.bestObjective - 1) {
      if (!isRoot && this.nodes % 8 === 0) this.tryTeams();
      this.bounds.evaluate(search.price, this.decisions);
      this.settleByBound(search);
      const flowBound = this.flow.solve();
      bound = Math.max(bound, flowBound);
      if (flowBound <= this.bestObjective - 1 && !this.offerFlow(flowBound)) {
        this.branch(search.price, bound);
      }
    }
    this.decisions.undoTo(mark, this.bounds.blockOf);
  }

  /** In stages, with a try for a better assignment after each, since a good target makes for good steps. */
  private improveAtRoot(start: Float64Array, rounds: number): PriceSearch {
    let search: PriceSearch = { price: start, bound: -Infinity };
    const first = this.bounds.evaluate(start, this.decisions);
    for (let left = rounds; left > 0; left -= ROUNDS_A_STAGE) {
      const before = Math.max(first, search.bound);
      const next = this.improve(search.price, Math.min(left, ROUNDS_A_STAGE));
      if (next.bound >= search.bound) search = next;
      if (search.bound > this.bestObjective - 1 || this.budget.shouldStop()) break;
      this.bounds.evaluate(search.price, this.decisions);
      this.tryTeams();
      // What the next stage can gain is rarely more than what this one gained.
      const gain = search.bound - before;
      this.likelyGap = Math.max(1, Math.min(this.likelyGap, gain));
      if (gain < STALLED * (search.bound - first)) break;
    }
    this.improveByParts(search.price);
    this.bounds.evaluate(search.price, this.decisions);
    return search;
  }

  /**
   * Cuts out some mentors at a time and solves the part to its end, starting with those whose state the
   * prices speak against, until a whole round finds nothing better; then again with larger parts.
   */
  private improveByParts(price: Float64Array): void {
    const smallest = Math.min(this.budget.neighbours, this.blocks.mentorCount - 1);
    if (this.best === null || smallest < PART_SIZES[0]) return;
    const parts = new Neighbourhoods(this.blocks, this.bounds.blockOf);
    this.bounds.evaluate(price, this.decisions);
    const value = this.bounds.teamValue.slice();
    for (const count of PART_SIZES) {
      if (count > this.budget.neighbours || count >= this.blocks.mentorCount) return;
      this.improveByPartsOf(count, parts, value);
    }
  }

  private improveByPartsOf(count: number, parts: Neighbourhoods, value: Float64Array): void {
    const isIdle = new Uint8Array(this.blocks.mentorCount);
    for (let isBetter = true; isBetter;) {
      isBetter = false;
      for (const seed of this.seeds(value)) {
        if (this.budget.shouldStop()) return;
        if (isIdle[seed]) continue;
        const mentors = parts.around(seed, count);
        if (this.improvePart(parts, mentors)) {
          isBetter = true;
          for (const j of mentors) isIdle[j] = 0;
        }
        isIdle[seed] = 1;
      }
    }
  }

  /** Closed mentors who would gain, open ones who lose, then those least sure. */
  private seeds(value: Float64Array): number[] {
    const isActive = new Uint8Array(this.blocks.mentorCount);
    this.best?.forEach((at) => {
      if (at >= 0) isActive[this.blocks.mentor[at]] = 1;
    });
    const order = Float64Array.from(value, (worth, j) => (isActive[j] ? -worth : worth));
    return Array.from(order.keys()).sort((a, b) => order[a] - order[b] || a - b);
  }

  private improvePart(parts: Neighbourhoods, mentors: readonly number[]): boolean {
    if (this.best === null) return false;
    const part = parts.cut(mentors, this.best);
    const search = new ClosureSearch(
      part.problem,
      { ...PART_BUDGET, shouldStop: this.budget.shouldStop },
      part.candidateOf,
    );
    const before = search.bestObjective;
    const found = search.run();
    if (found.candidateOf === null || found.objective >= before) return false;
    const next = this.best.slice();
    found.candidateOf.forEach((at, b) => {
      next[part.wholeBlock[b]] = at < 0 ? -1 : part.wholeCandidate[at];
    });
    this.offer(next, this.bestObjective + found.objective - before);
    return true;
  }

  private improve(start: Float64Array, rounds: number): PriceSearch {
    const cutoff = this.bestObjective;
    const bound = this.bounds.evaluate(start, this.decisions);
    return improvePrices(
      this.blocks,
      this.bounds,
      this.decisions,
      start,
      { target: Math.min(cutoff, bound + this.likelyGap), cutoff, rounds },
      this.budget.shouldStop,
    );
  }

  /**
   * How far above the flow the optimum may lie: every mentor the flow leaves between 0 and the minimum
   * costs about half a pair to put right. Only the length of the first steps depends on it.
   */
  private estimateGap(): number {
    const { blocks } = this;
    let cheapest = 0;
    for (let b = 0; b < blocks.blockCount; b++) {
      const costs = blocks.cost.subarray(blocks.offset[b], blocks.offset[b + 1]);
      cheapest += costs.reduce(
        (least, cost) => Math.min(least, Math.abs(cost)),
        blocks.unpairedCost[b],
      );
    }
    let violations = 1;
    for (let j = 0; j < blocks.mentorCount; j++) {
      const load = this.flow.load(j);
      if (load > 0 && load < blocks.minimum[j]) violations++;
    }
    return Math.max(1, (violations * cheapest) / (2 * blocks.blockCount));
  }

  /** Opens and closes the mentors whose other state the bound already excludes. */
  private settleByBound(search: PriceSearch): void {
    const room = this.bestObjective - 1 - search.bound;
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      if (this.decisions.mentor[j] !== FREE || this.blocks.mustOpen[j]) continue;
      const value = this.bounds.teamValue[j];
      if (value > room) this.decisions.decideMentor(j, CLOSED);
      else if (-value > room) this.decisions.decideMentor(j, OPEN);
    }
  }

  /** Opens the mentors that gain at these prices, closes the others and completes the assignment. */
  private tryTeams(): void {
    const mark = this.decisions.mark;
    const value = this.bounds.teamValue.slice();
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      if (this.decisions.mentor[j] !== FREE || this.blocks.mustOpen[j]) continue;
      this.decisions.decideMentor(j, value[j] < 0 ? OPEN : CLOSED);
    }
    this.complete();
    this.decisions.undoTo(mark, this.bounds.blockOf);
    this.decisions.restoreMinimums();
  }

  /**
   * Gives shared blocks to the mentor with the largest part until the flow is an assignment or too dear.
   * Where whole households do not fit the minimums, these are let go and put right at the end by hand.
   */
  private complete(): void {
    let isStrict = true;
    for (;;) {
      const bound = this.flow.solve();
      if (bound === Infinity) {
        if (!isStrict) return;
        isStrict = false;
        this.letMinimumsGo();
        continue;
      }
      if (bound > this.bestObjective - 1) return;
      const shared = this.sharedBlocks();
      if (shared.length === 0) break;
      this.giveWhole(shared);
    }
    const candidateOf = this.flowCandidates();
    const teams = new WholeTeams(this.blocks, this.bounds.blockOf, candidateOf);
    if (!teams.repair()) return;
    if (this.hasHouseholds) teams.improve(this.budget.shouldStop);
    this.offer(candidateOf, teams.objective());
  }

  /** Opened mentors may stay below the minimum for now, even at 0. */
  private letMinimumsGo(): void {
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      if (this.decisions.mentor[j] === OPEN) this.flow.free(j);
    }
  }

  /** Gives about a quarter of the shared blocks, the largest first, to mentors who have the places. */
  private giveWhole(shared: readonly number[]): void {
    const { blocks, decisions } = this;
    const places = blocks.maximum.slice();
    for (let b = 0; b < blocks.blockCount; b++) {
      if (blocks.size[b] === 1) continue;
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        if (this.flow.taken(at) === blocks.size[b]) places[blocks.mentor[at]] -= blocks.size[b];
      }
    }
    for (const b of shared.slice(0, Math.ceil(shared.length / 4))) {
      const size = blocks.size[b];
      let chosen = -1;
      let most = 0;
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        const taken = this.flow.taken(at);
        if (taken === 0) continue;
        if (places[blocks.mentor[at]] < size) decisions.forbid(at);
        else if (taken > most) {
          most = taken;
          chosen = at;
        }
      }
      if (chosen < 0) continue;
      decisions.give(b, chosen);
      places[blocks.mentor[chosen]] -= size;
    }
  }

  private branch(price: Float64Array, bound: number): void {
    const mentor = this.violatingMentor();
    const mark = this.decisions.mark;
    const rounds = this.budget.nodeRounds;
    if (mentor >= 0) {
      const isOpenFirst = this.bounds.teamValue[mentor] < 0;
      for (const state of isOpenFirst ? ([OPEN, CLOSED] as const) : ([CLOSED, OPEN] as const)) {
        this.decisions.decideMentor(mentor, state);
        this.explore(price, bound, rounds);
        this.decisions.undoTo(mark, this.bounds.blockOf);
      }
      return;
    }
    const [block] = this.sharedBlocks();
    const candidate = this.largestPart(block);
    this.decisions.give(block, candidate);
    this.explore(price, bound, rounds);
    this.decisions.undoTo(mark, this.bounds.blockOf);
    this.decisions.forbid(candidate);
    this.explore(price, bound, rounds);
    this.decisions.undoTo(mark, this.bounds.blockOf);
  }

  /** A free mentor whose load is neither 0 nor at least the minimum, the least decided one; -1 when there is none. */
  private violatingMentor(): number {
    let chosen = -1;
    let leastClear = Infinity;
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      if (this.decisions.mentor[j] !== FREE) continue;
      const load = this.flow.load(j);
      if (load === 0 || load >= this.blocks.minimum[j]) continue;
      const clarity = Math.abs(load / this.blocks.minimum[j] - 0.5);
      if (clarity < leastClear) {
        leastClear = clarity;
        chosen = j;
      }
    }
    return chosen;
  }

  /** Blocks the flow gives to more than one place, the largest first. */
  private sharedBlocks(): number[] {
    if (!this.hasHouseholds) return [];
    const { blocks, flow } = this;
    const shared: number[] = [];
    for (let b = 0; b < blocks.blockCount; b++) {
      const size = blocks.size[b];
      if (size === 1) continue;
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        const taken = flow.taken(at);
        if (taken === 0) continue;
        if (taken < size) shared.push(b);
        break;
      }
    }
    return shared.sort((a, b) => blocks.size[b] - blocks.size[a] || a - b);
  }

  private largestPart(block: number): number {
    let chosen = -1;
    let most = 0;
    for (let at = this.blocks.offset[block]; at < this.blocks.offset[block + 1]; at++) {
      const taken = this.flow.taken(at);
      if (taken > most) {
        most = taken;
        chosen = at;
      }
    }
    return chosen;
  }

  /** Everyone left out and everyone closed is an assignment, unless a lock needs more people. */
  private offerEmpty(): void {
    const { blocks } = this;
    if (blocks.mustOpen.some((must, j) => must === 1 && blocks.minimum[j] > 0)) return;
    const nobody = new Int32Array(blocks.blockCount).fill(-1);
    this.offer(
      nobody,
      blocks.unpairedCost.reduce((sum, cost) => sum + cost, blocks.settledCost),
    );
  }

  /** True when the flow is an assignment already; it is then kept if it is the best. */
  private offerFlow(bound: number): boolean {
    if (bound === Infinity || this.violatingMentor() >= 0 || this.sharedBlocks().length > 0)
      return false;
    const candidateOf = this.flowCandidates();
    this.offer(candidateOf, this.objectiveOf(candidateOf));
    return true;
  }

  private objectiveOf(candidateOf: Int32Array): number {
    const { blocks } = this;
    const isActive = new Uint8Array(blocks.mentorCount);
    let objective = blocks.settledCost;
    for (let b = 0; b < blocks.blockCount; b++) {
      const at = candidateOf[b];
      objective += at < 0 ? blocks.unpairedCost[b] : blocks.cost[at];
      if (at >= 0 && !blocks.mustOpen[blocks.mentor[at]]) isActive[blocks.mentor[at]] = 1;
    }
    for (const active of isActive) objective -= active * blocks.activeReward;
    return objective;
  }

  private flowCandidates(): Int32Array {
    const { blocks, flow } = this;
    const candidateOf = new Int32Array(blocks.blockCount).fill(-1);
    for (let b = 0; b < blocks.blockCount; b++) {
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        if (flow.taken(at) > 0) candidateOf[b] = at;
      }
    }
    return candidateOf;
  }

  private offer(candidateOf: Int32Array, objective: number): void {
    if (objective >= this.bestObjective) return;
    this.best = candidateOf;
    this.bestObjective = objective;
  }

  private flowPrices(): Float64Array {
    return Float64Array.from(this.blocks.size, (_, b) => this.flow.price(b));
  }
}
