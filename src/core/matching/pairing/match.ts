import { AssignmentResult, Infeasibility } from '../assignment/assignment-problem';
import { Candidates } from '../candidates/candidates';
import { AssignmentSearch, SolveBudget } from '../assignment/solve-assignment';
import { EndedBy, WorkLimits, WorkMeter } from '../assignment/work-meter';
import { MatchSettings, PairKey } from '../rules/problem';
import { LocksOverMaximum, locksOverMaximumOf } from './locks-over-maximum';
import { PairColumns } from './pair-columns';
import { InactiveReason, Reasons, UnpairedReason } from './reasons';
import { SplitHousehold, splitHouseholdsOf } from './split-households';
import { LockFault, MatchPlan, prepare } from './match-plan';
import { MatchRequest } from './verify';

export type MatchStage = 'candidates' | 'solving' | 'reasons';

export interface MatchOptions {
  budget?: Partial<Omit<SolveBudget, 'meter'>>;
  /** How much work the search may cost. */
  limits?: WorkLimits;
  /** Called at the start of each stage with the part done so far, 0 to 1. */
  onProgress?: (stage: MatchStage, done: number) => void;
}

export interface MatchedPair extends PairKey {
  /** Units of one metre; the parts are given by `explainPair`. */
  cost: number;
  metres: number;
}

export interface MatchResult {
  status: AssignmentResult['status'];
  pairs: MatchedPair[];
  unpaired: ({ menteeId: string } & UnpairedReason)[];
  inactive: ({ mentorId: string } & InactiveReason)[];
  splitHouseholds: SplitHousehold[];
  /** Mentors whose locked mentees are more than their maximum: the locks are kept, and nobody else came to them. */
  locksOverMaximum: LocksOverMaximum[];
  objective: number;
  /** No pairing that the rules allow costs less. */
  lowerBound: number;
  /** Work done, in steps, and what ended it before the end; null where it went on to the end. */
  search: { steps: number; endedBy: EndedBy | null };
  /** Why the locks cannot hold, when infeasible. */
  reason?: LockFault;
}

/**
 * Pairs mentees with mentors at least cost under all hard rules. The same people get the same pairs on every
 * machine, unless somebody's own time limit ends the search.
 */
export function match(request: MatchRequest, options: MatchOptions = {}): MatchResult {
  const plan = prepare(request);
  if ('code' in plan) return infeasible(plan);
  const report = options.onProgress ?? (() => undefined);
  report('candidates', 0);
  const { settings } = request;
  const meter = new WorkMeter(options.limits);
  const columns = new PairColumns(plan, settings);
  report('solving', 0.2);
  const search = new AssignmentSearch(
    columns.problem,
    { ...options.budget, meter },
    todaysMentors(plan),
    columns,
  );
  const solved = search.finish();
  if (solved.reason) return infeasible(named(plan, solved.reason));
  report('reasons', 0.9);
  const { steps, endedBy } = meter;
  const result = {
    ...describe(plan, settings, columns.candidates, solved),
    locksOverMaximum: locksOverMaximumOf(request),
    search: { steps: Math.round(steps), endedBy },
  };
  report('reasons', 1);
  return result;
}

/** The row of each mentee's mentor of today, -1 for none: where a search that moves few best begins. */
function todaysMentors({ mentors, mentees }: MatchPlan): Int32Array {
  const row = new Map(mentors.map(({ id }, at) => [id, at]));
  return Int32Array.from(mentees, ({ currentMentorId }) => row.get(currentMentorId ?? '') ?? -1);
}

function describe(
  plan: MatchPlan,
  settings: MatchSettings,
  candidates: Candidates,
  solved: AssignmentResult,
): Omit<MatchResult, 'search' | 'locksOverMaximum'> {
  const { mentors, mentees, search } = plan;
  const { mentorOf } = solved;
  const load = new Int32Array(mentors.length);
  for (const j of mentorOf) if (j >= 0) load[j]++;
  const isProvedBest = solved.objective <= solved.lowerBound;
  const teams = { mentorOf, load };
  const reasons = new Reasons(mentors, mentees, settings, search, teams, isProvedBest);
  const pairs: MatchedPair[] = [];
  const unpaired: MatchResult['unpaired'] = [];
  mentees.forEach(({ id }, i) => {
    if (mentorOf[i] < 0) {
      unpaired.push({ menteeId: id, ...reasons.forMentee(i) });
      return;
    }
    const at = candidates.mentor.indexOf(mentorOf[i], candidates.offset[i]);
    pairs.push({
      mentorId: mentors[mentorOf[i]].id,
      menteeId: id,
      cost: candidates.cost[at],
      metres: candidates.metres[at],
    });
  });
  return {
    status: solved.status,
    pairs,
    unpaired,
    inactive: mentors.flatMap(({ id }, j) =>
      load[j] > 0 ? [] : [{ mentorId: id, ...reasons.forMentor(j) }],
    ),
    splitHouseholds: splitHouseholdsOf(plan, settings, mentorOf),
    objective: solved.objective,
    lowerBound: solved.lowerBound,
  };
}

function named(plan: MatchPlan, { code, mentor, mentee }: Infeasibility): LockFault {
  return {
    code,
    mentorId: mentor === undefined ? undefined : plan.mentors[mentor].id,
    menteeId: mentee === undefined ? undefined : plan.mentees[mentee].id,
  };
}

function infeasible(reason: LockFault): MatchResult {
  return {
    status: 'infeasible',
    pairs: [],
    unpaired: [],
    inactive: [],
    splitHouseholds: [],
    locksOverMaximum: [],
    objective: Infinity,
    lowerBound: Infinity,
    search: { steps: 0, endedBy: null },
    reason,
  };
}
