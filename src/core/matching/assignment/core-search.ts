import { nobodyPlaced } from './blocks';
import { Incumbent } from './incumbent';
import { LagrangianBound, nothingFixed } from './lagrangian-bound';
import {
  largeNeighbourhoodSearch,
  NeighbourhoodBudget,
  solveNeighbourhood,
} from './large-neighbourhood-search';
import { Neighbourhood, wholeOf, withCandidates } from './neighbourhoods';
import {
  AscentState,
  LONG_STEPS,
  ROUNDS_A_LONG_STAGE,
  subgradientAscent,
} from './subgradient-ascent';
import { TakingPart } from './taking-part';
import type { WorkMeter } from './work-meter';

export interface CoreEffort {
  /** Nodes of the search that proves, beyond those of the searches for something better. */
  nodes: number;
  neighbours: number;
  meter: WorkMeter;
}

/** Candidates for each block in a core, those that cost least above the bound: small cores are quicker, larger ones see more. */
const CORE_SIZES = [1.5, 3];
const CORE_BUDGET = { nodes: 60, nodeRounds: 30 };
/** A part with no more candidates for each block than this is hardly larger than the smallest core: the proof looks at all of it. */
const SMALL_PART = 1.75;
/** A proof that takes more nodes than this begins anew where it has found something better. */
const PROOF_NODES_ONCE_BETTER = 300;
const LONG_STAGES = 5;
/** A stage that closes less than this part of what is open is the last. */
const STALLED = 0.02;
/** With more candidates one short stage has to do. */
const MOST_FOR_LONG_STAGES = 300_000;
const ROUNDS_A_SHORT_STAGE = 50;

/**
 * Searches on from the prices of the root. A core of the most promising candidates (Balas and Zemel) is searched for
 * something better; a better assignment aims the steps of the prices better, and these exclude candidates that no
 * better one uses (reduced-cost fixing). What remains is small enough to be searched to the proof.
 */
export class CoreSearch {
  price: Float64Array;
  /** No assignment that is better than the best costs less. */
  bound: number;
  private part: Neighbourhood;
  /** An assignment that no part of a core makes better. */
  private searchedParts: Int32Array | null;
  /** Of each candidate of the whole that is still in the part, see `LagrangianBound.excess`. */
  private readonly excess: Float64Array;

  constructor(
    readonly best: Incumbent,
    root: AscentState,
    private readonly effort: CoreEffort,
    before?: CoreSearch,
  ) {
    this.searchedParts = before?.hasSearchedParts ? best.candidateOf : null;
    this.price = root.price.slice();
    this.bound = root.bound;
    const { blocks } = best;
    this.excess = new Float64Array(blocks.mentor.length);
    this.part = wholeOf(blocks, best.candidateOf ?? nobodyPlaced(blocks));
  }

  /** True where the best is one that no part makes better. */
  private get hasSearchedParts(): boolean {
    return this.searchedParts === this.best.candidateOf;
  }

  private get isSmall(): boolean {
    const { mentor, blockCount } = this.part.problem;
    return mentor.length <= SMALL_PART * blockCount;
  }

  get isProved(): boolean {
    return this.best.excludes(this.bound);
  }

  /** Better prices in long stages, each without what the prices before it exclude. */
  raise(): void {
    if (this.isProved) return;
    const { best, effort } = this;
    const isLong = this.part.problem.mentor.length <= MOST_FOR_LONG_STAGES;
    const rounds = isLong ? ROUNDS_A_LONG_STAGE : ROUNDS_A_SHORT_STAGE;
    let bound = this.narrow();
    for (let stage = 0; stage < (isLong ? LONG_STAGES : 1); stage++) {
      const gap = best.objective - bound;
      if (best.excludes(bound) || effort.meter.isOver()) break;
      const { problem } = this.part;
      const next = subgradientAscent(
        problem,
        new LagrangianBound(problem),
        nothingFixed(problem),
        this.price,
        { ...LONG_STEPS, cutoff: best.objective, likelyGain: Math.max(1, gap / 4), rounds },
        effort.meter,
      );
      if (next.bound > bound) {
        this.price = next.price;
        bound = this.narrow();
      }
      if (best.objective - bound > (1 - STALLED) * gap) break;
    }
    this.bound = Math.max(this.bound, bound);
  }

  /** Leaves out what the prices exclude; gives their bound. */
  private narrow(): number {
    const { problem } = this.part;
    const bounds = new LagrangianBound(problem);
    const settled = nothingFixed(problem);
    const bound = bounds.evaluate(this.price, settled);
    const room = this.best.objective - 1 - bound;
    const excess = bounds.excess(this.price, settled);
    excess.forEach((value, at) => (this.excess[this.part.wholeCandidate[at]] = value));
    this.part = withCandidates(this.part, (at) => excess[at] <= room);
    return bound;
  }

  /** Searches cores, larger ones where a smaller one holds nothing better, until none does. */
  improve(): void {
    const { best, effort } = this;
    for (let at = 0; at < CORE_SIZES.length && !this.isProved && !effort.meter.isOver();) {
      if (this.isSmall && this.hasSearchedParts) return;
      const before = best.objective;
      const core = this.core(CORE_SIZES[at]);
      const isAll = core.problem.mentor.length === this.part.problem.mentor.length;
      const lowerBound = this.solve(core, CORE_BUDGET);
      const isSearched = lowerBound >= best.objective;
      if (isAll && isSearched) this.bound = best.objective;
      if (!isSearched) this.improveTakingPart();
      if (!isSearched) this.improveByParts(core);
      if (best.objective < before) this.raise();
      else if (isAll) return;
      at = best.objective < before ? 0 : at + 1;
    }
  }

  /** Searches all that is left to its end, as far as the effort allows. */
  prove(): void {
    const { best, effort } = this;
    const budget = {
      ...CORE_BUDGET,
      nodes: effort.nodes,
      nodesOnceBetter: PROOF_NODES_ONCE_BETTER,
    };
    while (!this.isProved) {
      const before = best.objective;
      const lowerBound = this.solve(this.part, budget);
      this.bound = Math.max(this.bound, Math.min(lowerBound, best.objective));
      if (this.isProved || effort.meter.isOver() || best.objective === before) return;
      this.raise();
    }
  }

  /** What the prices alone say of all candidates. */
  boundOfPrices(): number {
    const { blocks } = this.best;
    return new LagrangianBound(blocks).evaluate(this.price, nothingFixed(blocks));
  }

  /** The part with the candidates that cost least above the bound. */
  private core(aBlock: number): Neighbourhood {
    const { part, excess } = this;
    const all = Float64Array.from(part.wholeCandidate, (at) => excess[at]).sort();
    const most = all[Math.min(all.length - 1, Math.ceil(aBlock * part.problem.blockCount))];
    return withCandidates(part, (at) => excess[part.wholeCandidate[at]] <= most);
  }

  /** Looks for something better in the part or its core; gives what nothing in there costs less than. */
  private solve(core: Neighbourhood, budget: NeighbourhoodBudget): number {
    const { candidateOf, lowerBound } = solveNeighbourhood(
      core,
      this.price,
      this.effort.meter,
      budget,
    );
    if (candidateOf) this.offer(candidateOf);
    return lowerBound;
  }

  private improveTakingPart(): void {
    const { part } = this;
    const known = new Incumbent(part.problem);
    known.offer(this.placedIn(part));
    const before = known.candidateOf;
    new TakingPart(part.problem, known, this.effort.meter).improve();
    if (known.candidateOf === before || !known.candidateOf) return;
    this.offer(known.candidateOf.map((at) => (at < 0 ? at : part.wholeCandidate[at])));
  }

  private improveByParts(core: Neighbourhood): void {
    const { neighbours, meter } = this.effort;
    const known = new Incumbent(core.problem);
    known.offer(this.placedIn(core));
    const before = known.candidateOf;
    largeNeighbourhoodSearch(core.problem, known, this.price, { most: neighbours, meter });
    if (known.candidateOf !== before && known.candidateOf) {
      this.offer(known.candidateOf.map((at) => (at < 0 ? at : core.wholeCandidate[at])));
    }
    this.searchedParts = this.best.candidateOf;
  }

  /** In candidates of the whole. */
  private offer(candidateOf: Int32Array): void {
    this.best.offer(candidateOf);
    this.part = { ...this.part, candidateOf: this.placedIn(this.part) };
  }

  /** The best assignment in candidates of a part that has them. */
  private placedIn({ wholeCandidate }: Neighbourhood): Int32Array {
    const place = new Int32Array(this.best.blocks.mentor.length).fill(-1);
    wholeCandidate.forEach((whole, at) => (place[whole] = at));
    const { candidateOf } = this.best;
    return (candidateOf ?? nobodyPlaced(this.best.blocks)).map((at) => (at < 0 ? at : place[at]));
  }
}
