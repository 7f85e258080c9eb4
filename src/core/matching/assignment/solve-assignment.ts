import {
  AssignmentProblem,
  AssignmentResult,
  endApart,
  Infeasibility,
  objectiveOf,
} from './assignment-problem';
import { BlockProblem, placeBlocks, spreadBlocks, toBlocks } from './blocks';
import { BranchAndBound } from './branch-and-bound';
import { columnBars, pricesOfPeople } from './column-bars';
import { ColumnSource } from './column-source';
import { CoreSearch } from './core-search';
import { Incumbent } from './incumbent';
import { LagrangianBound, nothingFixed } from './lagrangian-bound';
import { AscentState } from './subgradient-ascent';
import { WorkMeter } from './work-meter';

export interface SolveBudget {
  /** Rounds of price improvement at the root. */
  rootRounds: number;
  /** Nodes of the search that proves. */
  nodes: number;
  /** At most so many mentors are re-arranged at a time when an assignment is improved part by part; 0 for none. */
  neighbours: number;
  meter: WorkMeter;
}

/** Times that prices are bettered with the pairs they asked for. */
const PRICING_ROUNDS = 4;
/** Rounds of prices over candidate pairs that a proof may cost when nobody says how long it may take. */
const DEFAULT_WORK = 2e7;

/**
 * Assigns mentees to mentors at least cost, each mentor having 0 or from the minimum to the maximum,
 * households whole, locks kept. Always gives a lower bound; small problems are solved to proved optimality.
 */
export function solveAssignment(
  problem: AssignmentProblem,
  budget: Partial<SolveBudget> = {},
): AssignmentResult {
  return new AssignmentSearch(problem, budget).finish();
}

/**
 * The same with the pairs that are no candidates yet: where there are `columns`, the search asks them for what its prices
 * say could matter, and its bound holds for all pairs.
 */
export class AssignmentSearch {
  private readonly effort: Omit<SolveBudget, 'nodes'>;

  /** `start`: the mentor of each mentee, -1 for none, where something like the result is known already. */
  constructor(
    private problem: AssignmentProblem,
    private readonly budget: Partial<SolveBudget> = {},
    private readonly start?: Int32Array,
    private readonly columns?: ColumnSource,
  ) {
    this.effort = { rootRounds: 300, neighbours: 30, meter: new WorkMeter(), ...budget };
  }

  finish(): AssignmentResult {
    const blocks = toBlocks(this.problem);
    if ('code' in blocks) return infeasible(this.problem, blocks);
    const root = this.root(blocks) ?? this.rootOfAllThatMustOpen(blocks);
    if (!root) return infeasible(this.problem, { code: 'locks-under-minimum' });
    const { best, lowerBound } = this.searchOn(root);
    const mentorOf = spreadBlocks(best.blocks, best.candidateOf ?? new Int32Array(0));
    return resultOf(this.problem, mentorOf, lowerBound);
  }

  /** Prices and an assignment to begin with; null where nothing keeps the locks. */
  private root(blocks: BlockProblem): Root | null {
    const budget = { ...this.effort, nodeRounds: 0, nodes: 0 };
    const search = new BranchAndBound(blocks, budget);
    search.begin(this.start && placeBlocks(blocks, this.start));
    const { best, root, lowerBound } = search;
    if (!best.candidateOf || !root) return null;
    return { best, price: root.price, bound: lowerBound };
  }

  /** Among all people they could teach, those who have locked people may reach their minimum yet. */
  private rootOfAllThatMustOpen({ mustOpen }: BlockProblem): Root | null {
    const price = new Float64Array(this.problem.menteeCount);
    const bar = Float64Array.from(mustOpen, (must) => (must ? Infinity : -Infinity));
    const wider = this.columns?.widen(price, bar, true) ?? 'none';
    if (typeof wider === 'string') return null;
    this.problem = wider;
    const blocks = toBlocks(wider);
    return 'code' in blocks ? null : this.root(blocks);
  }

  private searchOn(root: Root): { best: Incumbent; lowerBound: number } {
    let core = this.coreOf(root);
    for (let round = 0; round < PRICING_ROUNDS; round++) {
      core.raise();
      const wider = this.widened(core, 'bound');
      if (typeof wider === 'string') break;
      core = this.coreOf(wider);
    }
    core.improve();
    const searched = core;
    let isComplete = false;
    for (;;) {
      const wider = this.widened(core, 'better');
      isComplete = wider === 'none';
      if (typeof wider === 'string') break;
      core = this.coreOf(wider, core);
    }
    if (core !== searched) {
      core.raise();
      core.improve();
    }
    core.prove();
    if (isComplete) return { best: core.best, lowerBound: core.bound };
    // Too many pairs could be in a better assignment: what holds is the bound of the prices over all of them.
    for (;;) {
      const wider = this.widened(core, 'bound');
      if (typeof wider === 'string') break;
      core = this.coreOf(wider);
    }
    return { best: core.best, lowerBound: Math.ceil(core.boundOfPrices()) };
  }

  private coreOf({ best, price, bound }: Root, before?: CoreSearch): CoreSearch {
    const { blocks } = best;
    const nodes = this.budget.nodes ?? defaultNodes(blocks);
    return new CoreSearch(best, { price, bound }, { ...this.effort, nodes }, before);
  }

  /**
   * The same assignment and prices with the pairs that would change the bound of these prices, or that could be in a
   * better assignment; 'none' where there are none.
   */
  private widened(core: CoreSearch, purpose: 'bound' | 'better'): Root | 'none' | 'too-many' {
    const { best, price } = core;
    if (!this.columns) return 'none';
    const bounds = new LagrangianBound(best.blocks);
    const bound = bounds.evaluate(price, nothingFixed(best.blocks));
    const gap = purpose === 'bound' ? 0 : Math.max(0, best.objective - 1 - bound);
    const bars = columnBars(best.blocks, bounds, price, gap);
    const people = pricesOfPeople(best.blocks, price);
    const wider = this.columns.widen(people, bars, purpose === 'bound');
    if (typeof wider === 'string') return wider;
    const blocks = toBlocks(wider);
    if ('code' in blocks) throw new Error(`More pairs cannot make locks ${blocks.code}.`);
    this.problem = wider;
    const known = new Incumbent(blocks);
    known.offer(moved(best, blocks));
    return { best: known, price, bound: -Infinity };
  }
}

/** An assignment and prices; no assignment of these candidates costs less than the bound. */
interface Root extends AscentState {
  best: Incumbent;
}

/** The same assignment among more candidates: the blocks are the same. */
function moved({ blocks: before, candidateOf }: Incumbent, blocks: BlockProblem): Int32Array {
  const moving = (candidateOf ?? new Int32Array(0)).slice();
  moving.forEach((at, b) => {
    if (at < 0) return;
    const own = blocks.mentor.subarray(blocks.offset[b], blocks.offset[b + 1]);
    moving[b] = blocks.offset[b] + own.indexOf(before.mentor[at]);
  });
  return moving;
}

function infeasible(problem: AssignmentProblem, reason: Infeasibility): AssignmentResult {
  return {
    status: 'infeasible',
    mentorOf: new Int32Array(problem.menteeCount).fill(-1),
    objective: Infinity,
    lowerBound: Infinity,
    splitHouseholds: [],
    reason,
  };
}

function resultOf(
  problem: AssignmentProblem,
  mentorOf: Int32Array,
  bound: number,
): AssignmentResult {
  const objective = objectiveOf(problem, mentorOf);
  const lowerBound = Math.min(objective, bound > objective - 1 ? objective : Math.ceil(bound));
  return {
    status: lowerBound >= objective ? 'optimal' : 'feasible',
    mentorOf,
    objective,
    lowerBound,
    splitHouseholds:
      problem.splitCost === undefined
        ? splitHouseholds(problem.household, mentorOf)
        : endApart(problem.household, mentorOf),
  };
}

/** The same effort for small and large problems, so that small ones are searched to the end. */
function defaultNodes({ mentor }: BlockProblem): number {
  return Math.max(1000, Math.ceil(DEFAULT_WORK / (15 * (mentor.length + 50))));
}

/** Numbers of the households whose people are with more than one mentor. */
export function splitHouseholds(householdOf: Int32Array, mentorOf: Int32Array): number[] {
  const mentors = new Map<number, Set<number>>();
  householdOf.forEach((household, i) => {
    if (household < 0 || mentorOf[i] < 0) return;
    mentors.set(household, (mentors.get(household) ?? new Set()).add(mentorOf[i]));
  });
  return [...mentors].filter(([, set]) => set.size > 1).map(([household]) => household);
}
