import { BranchAndBound } from '../assignment/branch-and-bound';
import {
  NEIGHBOURHOOD_BUDGET,
  SolvedNeighbourhood,
  solveNeighbourhood,
} from '../assignment/large-neighbourhood-search';
import { Neighbourhood, Neighbourhoods } from '../assignment/neighbourhoods';
import { nothingFixed, LagrangianBound } from '../assignment/lagrangian-bound';
import { fixBlocks } from '../assignment/fix-blocks';
import { FixedTeamsFlow } from './fixed-teams-flow';
import { incumbentPrices } from '../assignment/incumbent-prices';
import { costOfActive } from '../assignment/load-costs';
import { WorkMeter } from '../assignment/work-meter';

/** With so few mentors the whole ward is searched for every move, mostly to the proof. */
export const WHOLE_WARD_MENTORS = 24;
const WHOLE_WARD_NODES = 1000;
/** Else only so many mentors around the move change anything … */
const PART_MENTORS = 20;
/** … and only by candidates that cost at most so much more than the best at these prices. */
const PART_EXCESS = 1000;

/** What everybody had best do once a block has moved. */
export interface MovedPart {
  /** What everyone together costs more than today. */
  extraCost: number;
  /** The candidate of every block that goes elsewhere than at the start, -1 for none. */
  changes: Map<number, number>;
  /** No pairing of the candidates that makes the move costs less. */
  isProved: boolean;
}

/**
 * Searches around a move for what everybody else had best do, households and whole teams included: the mentors
 * around it are cut out, the moved block settled, and the part solved like a ward. The answer depends on nothing
 * but the pairing.
 */
export class MoveParts {
  private readonly price: Float64Array;
  private readonly excess: Float64Array;
  private readonly parts: Neighbourhoods;
  private readonly isWholeWard: boolean;
  /** What the pairing costs above the bound of its prices. */
  private readonly gap: number;

  constructor(
    private readonly teams: FixedTeamsFlow,
    /** Blocks that are locked where they are. */
    private readonly held: ReadonlySet<number>,
  ) {
    const { blocks } = teams;
    this.isWholeWard = blocks.mentorCount <= WHOLE_WARD_MENTORS;
    const bounds = new LagrangianBound(blocks);
    const objective = teams.objective();
    const { price, bound } = incumbentPrices(blocks, bounds, objective);
    this.price = price;
    this.gap = objective - bound;
    this.excess = bounds.excess(price, nothingFixed(blocks));
    const most = this.isWholeWard ? Infinity : PART_EXCESS;
    this.parts = new Neighbourhoods(blocks, bounds.blockOf, (at) => this.excess[at] <= most);
  }

  /** No pairing with this candidate costs everyone less above today's than this. */
  atLeast(candidate: number): number {
    return this.excess[candidate] - this.gap;
  }

  /**
   * `start` has the block where it goes: a pairing that keeps the rules if it `isSound`, else only that.
   * `changed` are the mentors whose teams differ in it. Null when nothing was found, 'dearer' once it is sure that
   * everyone together would cost more than `atMost` above today.
   */
  solve(
    block: number,
    start: Int32Array,
    isSound: boolean,
    changed: readonly number[],
    atMost: number,
  ): MovedPart | 'dearer' | null {
    const { blocks } = this.teams;
    const mentors = this.isWholeWard
      ? Array.from({ length: blocks.mentorCount }, (_, j) => j)
      : this.parts.around(changed, Math.max(changed.length, PART_MENTORS));
    const whole = this.parts.cut(mentors, start);
    const part = fixBlocks(whole, (b) => b === block || this.held.has(b));
    if (!part) return null;
    const costToday = this.costToday(whole, mentors);
    const solved = this.search(part, isSound, atMost + costToday);
    if (solved.objective === Infinity) return null;
    if (solved.lowerBound > atMost + costToday) return 'dearer';
    const next = solved.candidateOf ?? part.wholeBlock.map((b) => start[b]);
    const changes = new Map([[block, start[block]]]);
    part.wholeBlock.forEach((b, at) => {
      if (next[at] !== start[b]) changes.set(b, next[at]);
    });
    return {
      extraCost: solved.objective - costToday,
      changes,
      // Households stay as they are in this search: splitting one, where that may be, might cost less.
      isProved: this.isWholeWard && !this.teams.maySplit && solved.lowerBound >= solved.objective,
    };
  }

  private search(part: Neighbourhood, isSound: boolean, enough: number): SolvedNeighbourhood {
    const effort = this.isWholeWard ? { nodes: WHOLE_WARD_NODES } : {};
    const meter = new WorkMeter();
    if (isSound) return solveNeighbourhood(part, this.price, meter, { ...effort, enough });
    const search = new BranchAndBound(part.problem, {
      ...NEIGHBOURHOOD_BUDGET,
      ...effort,
      meter,
    });
    search.finish();
    const { best, lowerBound } = search;
    const candidateOf =
      best.candidateOf?.map((at) => (at < 0 ? -1 : part.wholeCandidate[at])) ?? null;
    return { candidateOf, objective: best.objective, lowerBound };
  }

  private costToday({ wholeBlock }: Neighbourhood, mentors: readonly number[]): number {
    const { blocks, load, standing } = this.teams;
    let cost = 0;
    for (const j of mentors) cost += costOfActive(blocks, j, load[j]);
    for (const b of wholeBlock) {
      const at = standing[b];
      cost += at < 0 ? blocks.unpairedCost[b] : blocks.cost[at];
    }
    return cost;
  }
}
