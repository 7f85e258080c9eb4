import { BlockProblem } from './blocks';
import { FlowRelaxation } from './flow-relaxation';
import { PrimalHeuristic } from './primal-heuristic';
import { CLOSED, Decisions, FREE, OPEN, SPLIT, WHOLE } from './decisions';
import { FlowReader } from './flow-reader';
import { subgradientAscent, AscentState } from './subgradient-ascent';
import { Incumbent } from './incumbent';
import { LagrangianBound } from './lagrangian-bound';
import { keepAsTheyStand } from './taking-part';
import type { WorkMeter } from './work-meter';

/** How long to search. Without a time limit the result depends on nothing but the problem. */
export interface SearchBudget {
  /** Rounds of price improvement at the root and at each later node. */
  rootRounds: number;
  nodeRounds: number;
  nodes: number;
  /** A search from a known assignment ends after so many nodes once it has found a better one. */
  nodesOnceBetter?: number;
  /** A search from a known assignment ends where the prices show that everything costs more than this. */
  enough?: number;
  /** Ends the search early with what is known. */
  meter: WorkMeter;
}

/** An assignment known to keep all rules, and prices that came with it. */
export interface SearchStart {
  candidateOf: Int32Array;
  price: Float64Array;
}

const ROUNDS_A_STAGE = 50;
/** Rounds of prices that take as long as finding what they exclude. */
const EXCESS_ROUNDS = 4;
/** A stage that gains less than this part of all that was gained is the last. */
const STALLED = 0.01;

/**
 * Branch and bound over opening and closing mentors and giving blocks to mentors.
 * Each node is bounded by prices (LagrangianBound) and by the flow; the flow also says what still stands in
 * the way of an assignment, and is one itself when nothing does.
 */
export class BranchAndBound {
  readonly best: Incumbent;
  nodes = 0;
  private readonly flow: FlowRelaxation;
  private readonly reader: FlowReader;
  private readonly bounds: LagrangianBound;
  private readonly decisions: Decisions;
  private readonly completion: PrimalHeuristic;
  /** 1 for households that may be split. */
  private readonly isDivisible: Uint8Array;
  private flowBound = -Infinity;
  /** The least bound of the nodes that were left unexplored. */
  private openBound = -Infinity;
  private likelyGap = 0;
  /** What the assignment that a search started from costs. */
  private atStart = Infinity;
  /** Prices at the root; null where nothing keeps the locks. */
  root: AscentState | null | undefined;

  constructor(
    private readonly blocks: BlockProblem,
    private readonly budget: SearchBudget,
  ) {
    this.best = new Incumbent(blocks);
    this.flow = new FlowRelaxation(blocks, budget.meter);
    this.reader = new FlowReader(blocks, this.flow);
    this.bounds = new LagrangianBound(blocks);
    this.decisions = new Decisions(blocks, this.flow);
    this.isDivisible = new Uint8Array(blocks.blockCount);
    for (const b of blocks.divisible) this.isDivisible[b] = 1;
    const { blockOf } = this.bounds;
    const { flow, reader, decisions, best } = this;
    const { meter } = budget;
    this.completion = new PrimalHeuristic(blocks, blockOf, flow, reader, decisions, best, meter);
  }

  /** No assignment costs less. */
  get lowerBound(): number {
    return Math.min(this.best.objective, Math.max(this.flowBound, Math.ceil(this.openBound)));
  }

  /** Prices and the assignments they lead to: most of what there is to find in a small part of the time. */
  begin(start?: Int32Array): void {
    if (this.root !== undefined) return;
    this.root = null;
    this.best.offerEmpty();
    this.flowBound = this.flow.solve();
    if (this.flowBound === Infinity) return;
    if (start?.some((at) => at >= 0)) this.completion.offerByHand(start.slice());
    const price = this.blocks.unpairedCost.map((cost, b) => Math.min(cost, this.flow.price(b)));
    this.root = { price, bound: this.flowBound };
    if (this.offerFlow(this.flowBound)) return;
    this.likelyGap = this.estimateGap();
    this.root = this.improveInStages(price, this.budget.rootRounds);
    this.ensureTeams();
    if (this.blocks.divisible.length > 0) this.polish();
  }

  /** Searches on, to the end if the budget allows. */
  finish(): void {
    this.begin();
    if (!this.root || this.best.excludes(this.lowerBound)) return;
    this.openBound = Infinity;
    this.descend(this.root, Math.max(this.flowBound, this.root.bound));
    if (!this.best.excludes(this.lowerBound)) this.polish();
  }

  /**
   * Starts from a good assignment and its prices: what these exclude is settled before the flow is first
   * solved. True when a better one was found.
   */
  improve({ candidateOf, price }: SearchStart): boolean {
    this.best.offer(candidateOf);
    const before = this.best.objective;
    this.atStart = before;
    const bound = this.bounds.evaluate(price, this.decisions);
    this.likelyGap = Math.max(1, (before - bound) / 2);
    const search = this.improveInStages(price, this.budget.rootRounds);
    if (search.bound > this.enough) return false;
    this.openBound = Infinity;
    this.descend(search, search.bound);
    return this.best.objective < before;
  }

  /** Dividing by hand, or a search cut short, leaves people who could be better off while households and mentors stay. */
  polish(): void {
    const { candidateOf } = this.best;
    if (!candidateOf) return;
    const { blocks, decisions } = this;
    keepAsTheyStand(blocks, decisions, candidateOf);
    this.offerFlow(this.flow.solve());
    decisions.undoTo(0, this.bounds.blockOf);
  }

  private get mostNodes(): number {
    const { nodes, nodesOnceBetter = nodes } = this.budget;
    return this.best.objective < this.atStart ? Math.min(nodes, nodesOnceBetter) : nodes;
  }

  private explore(start: Float64Array, inherited: number): void {
    if (this.best.excludes(inherited)) return;
    if (this.nodes >= this.mostNodes || this.budget.meter.isOver()) {
      this.openBound = Math.min(this.openBound, inherited);
      return;
    }
    const mark = this.decisions.mark;
    const search = this.raise(start, this.budget.nodeRounds);
    if (!this.best.excludes(search.bound) && this.nodes % 8 === 0) {
      this.tryTeams();
      this.bounds.evaluate(search.price, this.decisions);
    }
    this.descend(search, Math.max(inherited, search.bound));
    this.decisions.undoTo(mark, this.bounds.blockOf);
  }

  /** Settles what these prices settle; where the flow is no assignment yet, branches. */
  private descend(search: AscentState, bound: number): void {
    if (this.best.excludes(bound)) return;
    this.nodes++;
    const mark = this.decisions.mark;
    this.bounds.evaluate(search.price, this.decisions);
    this.settleByBound(search);
    const flowBound = this.flow.solve();
    if (!this.best.excludes(flowBound) && !this.offerFlow(flowBound)) {
      this.branch(search.price, Math.max(bound, flowBound));
    }
    this.decisions.undoTo(mark, this.bounds.blockOf);
  }

  /**
   * Prices in stages until they gain little, with tries for an assignment between them, since a good target
   * makes for good steps.
   */
  private improveInStages(start: Float64Array, rounds: number): AscentState {
    let search: AscentState = { price: start, bound: -Infinity };
    const first = this.bounds.evaluate(start, this.decisions);
    for (let left = rounds; left > 0;) {
      if (this.best.excludes(search.bound) || this.budget.meter.isOver()) break;
      const before = Math.max(first, search.bound);
      const next = this.raise(search.price, Math.min(left, ROUNDS_A_STAGE), this.enough);
      if (next.bound > search.bound) search = next;
      if (this.best.excludes(search.bound) || search.bound > this.enough) break;
      // What the next stage can gain is rarely more than what this one gained.
      const gain = search.bound - before;
      this.likelyGap = Math.max(1, gain);
      left -= ROUNDS_A_STAGE;
      const isLast = left <= 0 || gain < STALLED * (search.bound - first);
      // Making households whole takes long and does not help the steps.
      if (isLast || !this.reader.hasHouseholds) {
        this.bounds.evaluate(search.price, this.decisions);
        this.tryTeams();
      }
      if (isLast) break;
    }
    this.openBound = search.bound;
    return search;
  }

  /** Where the prices' teams could not be completed, or time is up, the flow is put right by hand. */
  private ensureTeams(): void {
    if (this.best.candidateOf?.some((at) => at >= 0)) return;
    if (this.flow.solve() < Infinity) this.completion.offerRepaired();
  }

  private get enough(): number {
    return this.budget.enough ?? Infinity;
  }

  private raise(start: Float64Array, rounds: number, enough = Infinity): AscentState {
    return subgradientAscent(
      this.blocks,
      this.bounds,
      this.decisions,
      start,
      { likelyGain: this.likelyGap, cutoff: this.best.objective, enough, rounds },
      this.budget.meter,
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

  /** Opens and closes the mentors whose other state the bound already excludes, and forbids the candidates it does. */
  private settleByBound(search: AscentState): void {
    const { decisions } = this;
    const room = this.best.objective - 1 - search.bound;
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      if (this.decisions.mentor[j] !== FREE || this.blocks.mustOpen[j]) continue;
      const value = this.bounds.teamValue[j];
      if (value > room) this.decisions.decideMentor(j, CLOSED);
      else if (-value > room) this.decisions.decideMentor(j, OPEN);
    }
    const excess = this.bounds.excess(search.price, decisions);
    this.budget.meter.count(EXCESS_ROUNDS * excess.length);
    for (let at = 0; at < excess.length; at++) {
      if (excess[at] <= room || decisions.candidate[at] !== FREE) continue;
      if (decisions.mentor[this.blocks.mentor[at]] !== CLOSED) decisions.forbid(at);
    }
  }

  private tryTeams(): void {
    if (this.reader.hasHouseholds) this.completion.offerPicks(this.bounds.pickedBy());
    this.completion.offerTeams(this.bounds.teamValue.slice());
  }

  private branch(price: Float64Array, bound: number): void {
    const mentor = this.violatingMentor();
    const mark = this.decisions.mark;
    if (mentor >= 0) {
      const isOpenFirst = this.bounds.teamValue[mentor] < 0;
      for (const state of isOpenFirst ? ([OPEN, CLOSED] as const) : ([CLOSED, OPEN] as const)) {
        this.decisions.decideMentor(mentor, state);
        this.explore(price, bound);
        this.decisions.undoTo(mark, this.bounds.blockOf);
      }
      return;
    }
    const [block] = this.reader.shared();
    if (this.isDivisible[block] && this.decisions.mode[block] === FREE) {
      const isMostlyWhole = 2 * this.flow.joined(block) > this.blocks.size[block];
      for (const mode of isMostlyWhole ? ([WHOLE, SPLIT] as const) : ([SPLIT, WHOLE] as const)) {
        this.decisions.decideMode(block, mode);
        this.explore(price, bound);
        this.decisions.undoTo(mark, this.bounds.blockOf);
      }
      return;
    }
    const candidate = this.reader.largestPart(block);
    this.decisions.give(block, candidate);
    this.explore(price, bound);
    this.decisions.undoTo(mark, this.bounds.blockOf);
    this.decisions.forbid(candidate);
    this.explore(price, bound);
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

  /** True when the flow is an assignment already; it is then kept if it is the best. */
  private offerFlow(bound: number): boolean {
    if (bound === Infinity || this.violatingMentor() >= 0 || this.reader.shared().length > 0) {
      return false;
    }
    this.best.offer(this.reader.candidates());
    return true;
  }
}
