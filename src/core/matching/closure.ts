import { AssignmentProblem, AssignmentResult, objectiveOf } from './assignment-problem';
import { BlockProblem, spreadBlocks, toBlocks } from './blocks';
import { ClosureSearch, SearchBudget } from './closure-search';
import { improveByParts } from './improve-by-parts';

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
  const blocks = toBlocks(problem);
  const nobody = new Int32Array(problem.menteeCount).fill(-1);
  const infeasible: AssignmentResult = {
    status: 'infeasible',
    mentorOf: nobody,
    objective: Infinity,
    lowerBound: Infinity,
    splitHouseholds: [],
  };
  if ('code' in blocks) return { ...infeasible, reason: blocks };
  const effort = { ...defaultBudget(blocks), ...budget };
  const search = new ClosureSearch(
    blocks,
    effort,
    improveByParts(blocks, effort.neighbours, effort.shouldStop),
  );
  search.run();
  const { candidateOf } = search.best;
  if (candidateOf === null) {
    return { ...infeasible, reason: { code: 'locks-under-minimum' } };
  }
  const mentorOf = spreadBlocks(
    blocks,
    candidateOf.map((at) => (at < 0 ? -1 : blocks.mentor[at])),
  );
  const objective = objectiveOf(problem, mentorOf);
  return {
    status: search.lowerBound >= objective ? 'optimal' : 'feasible',
    mentorOf,
    objective,
    lowerBound: search.lowerBound,
    splitHouseholds: splitHouseholds(problem.household, mentorOf),
  };
}

/** The same effort for small and large problems, so that small ones are searched to the end. */
function defaultBudget(blocks: BlockProblem): SolveBudget {
  const nodeRounds = 30;
  return {
    rootRounds: 300,
    nodeRounds,
    nodes: Math.max(20, Math.ceil(DEFAULT_WORK / (nodeRounds * (blocks.mentor.length + 50)))),
    neighbours: 30,
    shouldStop: () => false,
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
