import { loadCostOf } from './load-costs';

/**
 * The bare problem, in numbers: who may go to whom at what cost. Costs are integers.
 * The candidates of mentee i are the entries offset[i] … offset[i + 1] - 1 of `mentor` and `cost`,
 * every mentor at most once.
 *
 * Objective: costs of the pairs + `unpairedCost` of everyone without a mentor - `activeReward` for each
 * mentor who has anyone + `splitCost` for each household whose people do not all end alike, with one mentor or all
 * with nobody + the load costs of each mentor. A mentor has 0 or from `minimum` to `maximum` mentees.
 */
export interface AssignmentProblem {
  mentorCount: number;
  menteeCount: number;
  minimum: Int32Array;
  maximum: Int32Array;
  offset: Int32Array;
  mentor: Int32Array;
  cost: Float64Array;
  unpairedCost: Float64Array;
  /** Number of the household to be kept whole, -1 for people on their own. */
  household: Int32Array;
  /**
   * What it costs to split a household, 0 or more. Without it a household stays whole where some mentor could take it,
   * and may be split for nothing where none could.
   */
  splitCost?: number;
  /** The mentor this mentee must have, -1 for none. Must be among the candidates. */
  lockedMentor: Int32Array;
  activeReward: number;
  /** For each mentee above a mentor's minimum: this for the first, twice as much for the second, and so on. */
  loadCost?: number;
}

export interface AssignmentResult {
  /**
   * optimal: proved, the bound equals the objective. feasible: stopped before the proof.
   * infeasible: no assignment keeps the locks.
   */
  status: 'optimal' | 'feasible' | 'infeasible';
  /** The mentor of each mentee, -1 for nobody. */
  mentorOf: Int32Array;
  objective: number;
  /** No assignment whatever costs less than this. */
  lowerBound: number;
  /**
   * With a `splitCost`, households whose people do not end alike; else those that no mentor could take whole and that
   * went to several mentors.
   */
  splitHouseholds: number[];
  /** Why nothing keeps the locks, when infeasible. */
  reason?: Infeasibility;
}

export interface Infeasibility {
  code:
    'lock-not-candidate' | 'lock-splits-household' | 'locks-over-maximum' | 'locks-under-minimum';
  mentee?: number;
  mentor?: number;
}

/** The objective of an assignment, counted from scratch. */
export function objectiveOf(problem: AssignmentProblem, mentorOf: Int32Array): number {
  let total = 0;
  const isActive = new Uint8Array(problem.mentorCount);
  for (let i = 0; i < problem.menteeCount; i++) {
    const j = mentorOf[i];
    if (j < 0) {
      total += problem.unpairedCost[i];
      continue;
    }
    isActive[j] = 1;
    total += candidateCost(problem, i, j);
  }
  for (const active of isActive) total -= active * problem.activeReward;
  total += loadCosts(problem, mentorOf);
  if (problem.splitCost) total += problem.splitCost * endApart(problem.household, mentorOf).length;
  return total;
}

function loadCosts(
  { loadCost = 0, minimum, mentorCount }: AssignmentProblem,
  mentorOf: Int32Array,
) {
  const load = new Int32Array(mentorCount);
  for (const j of mentorOf) if (j >= 0) load[j]++;
  const above = (people: number, j: number) => people - Math.max(1, minimum[j]);
  return load.reduce((sum, people, j) => sum + loadCostOf(loadCost, above(people, j)), 0);
}

/** Numbers of the households whose people are not all with one mentor, nor all with nobody. */
export function endApart(householdOf: Int32Array, mentorOf: Int32Array): number[] {
  const mentor = new Map<number, number>();
  const apart = new Set<number>();
  householdOf.forEach((household, i) => {
    if (household < 0) return;
    const first = mentor.get(household);
    if (first === undefined) mentor.set(household, mentorOf[i]);
    else if (first !== mentorOf[i]) apart.add(household);
  });
  return [...apart];
}

/** Cost of a candidate pair; Infinity when it is none. */
export function candidateCost(problem: AssignmentProblem, mentee: number, mentor: number): number {
  for (let at = problem.offset[mentee]; at < problem.offset[mentee + 1]; at++) {
    if (problem.mentor[at] === mentor) return problem.cost[at];
  }
  return Infinity;
}
