import {
  AssignmentProblem,
  AssignmentResult,
  endApart,
  Infeasibility,
  objectiveOf,
} from './assignment-problem';
import { BlockProblem, spreadBlocks, toBlocks, UNUSED } from './blocks';
import { BranchAndBound, SearchBudget } from './branch-and-bound';
import { largeNeighbourhoodSearch } from './large-neighbourhood-search';
import { WorkMeter } from './work-meter';

export interface SolveBudget extends SearchBudget {
  /** At most so many mentors are re-arranged at a time when an assignment is improved part by part; 0 for none. */
  neighbours: number;
}

/** Rounds of prices over candidate pairs that a search may cost when nobody says how long it may take. */
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

/** The same in two steps: what shows early, and what a long search finds. */
export class AssignmentSearch {
  private readonly blocks: BlockProblem | null;
  private readonly search: BranchAndBound | null;
  private readonly fault: Infeasibility | null;

  /** `start`: the mentor of each mentee, -1 for none, where something like the result is known already. */
  constructor(
    private readonly problem: AssignmentProblem,
    budget: Partial<SolveBudget> = {},
    private readonly start?: Int32Array,
  ) {
    const blocks = toBlocks(problem);
    if ('code' in blocks) {
      this.fault = blocks;
      this.blocks = this.search = null;
      return;
    }
    this.fault = null;
    this.blocks = blocks;
    const effort = { ...defaultBudget(blocks), ...budget };
    const byParts = largeNeighbourhoodSearch(blocks, effort.neighbours, effort.meter);
    this.search = new BranchAndBound(blocks, effort, byParts);
  }

  /** A good assignment and a bound, without the long search. */
  begin(): AssignmentResult {
    this.search?.begin(this.startOfBlocks());
    return this.result();
  }

  finish(): AssignmentResult {
    this.begin();
    this.search?.finish();
    return this.result();
  }

  /** A household that was apart before, and is to be kept whole now, starts with nobody; one that may be split, apart. */
  private startOfBlocks(): Int32Array | undefined {
    const { blocks, start } = this;
    if (!blocks || !start) return undefined;
    const candidateOf = blocks.size.map((_, b) => {
      const members = blocks.members.subarray(blocks.memberOffset[b], blocks.memberOffset[b + 1]);
      if (members.some((i) => start[i] !== start[members[0]])) return -1;
      const at = blocks.mentor
        .subarray(blocks.offset[b], blocks.offset[b + 1])
        .indexOf(start[members[0]]);
      return at < 0 ? -1 : blocks.offset[b] + at;
    });
    for (const b of blocks.divisible) {
      const parts = candidateOf.subarray(b + 1, b + 1 + blocks.size[b]);
      if (candidateOf[b] < 0 && parts.some((at) => at >= 0)) candidateOf[b] = UNUSED;
      else parts.fill(UNUSED);
    }
    return candidateOf;
  }

  private result(): AssignmentResult {
    const { problem, blocks, search } = this;
    const candidateOf = search?.best.candidateOf;
    if (!blocks || !search || !candidateOf) {
      return {
        status: 'infeasible',
        mentorOf: new Int32Array(problem.menteeCount).fill(-1),
        objective: Infinity,
        lowerBound: Infinity,
        splitHouseholds: [],
        reason: this.fault ?? { code: 'locks-under-minimum' },
      };
    }
    const mentorOf = spreadBlocks(blocks, candidateOf);
    const objective = objectiveOf(problem, mentorOf);
    return {
      status: search.lowerBound >= objective ? 'optimal' : 'feasible',
      mentorOf,
      objective,
      lowerBound: search.lowerBound,
      splitHouseholds:
        problem.splitCost === undefined
          ? splitHouseholds(problem.household, mentorOf)
          : endApart(problem.household, mentorOf),
    };
  }
}

/** The same effort for small and large problems, so that small ones are searched to the end. */
function defaultBudget(blocks: BlockProblem): SolveBudget {
  const nodeRounds = 30;
  return {
    rootRounds: 300,
    nodeRounds,
    nodes: Math.max(20, Math.ceil(DEFAULT_WORK / (nodeRounds * (blocks.mentor.length + 50)))),
    neighbours: 30,
    meter: new WorkMeter(),
  };
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
