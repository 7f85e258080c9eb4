import {
  AssignmentProblem,
  AssignmentResult,
  Infeasibility,
} from '../assignment/assignment-problem';
import { Candidates, CandidateSearch } from '../candidates/candidates';
import { AssignmentSearch, SolveBudget } from '../assignment/solve-assignment';
import { EndedBy, WorkLimits, WorkMeter } from '../assignment/work-meter';
import { unpairedCost } from '../rules/cost';
import { MatchSettings, MenteeProfile, MentorProfile, PairKey } from '../rules/problem';
import { InactiveReason, Reasons, UnpairedReason } from './reasons';
import { SplitHousehold, splitHouseholdsOf } from './split-households';
import { MatchRequest } from './verify';

/** How far a wider search goes for people left over. */
const WIDE_SEARCH_MENTORS = 200;

export type MatchStage = 'candidates' | 'solving' | 'widening' | 'reasons';

export interface MatchOptions {
  budget?: Partial<Omit<SolveBudget, 'meter'>>;
  /** How much work the search may cost; half as much again where it is begun anew for people left over. */
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
  objective: number;
  /** No pairing of the considered candidates costs less. */
  lowerBound: number;
  /** Work done, in steps, and what ended it before the end; null where it went on to the end. */
  search: { steps: number; endedBy: EndedBy | null };
  /** Why the locks cannot hold, when infeasible. */
  reason?: LockFault;
}

export interface LockFault {
  code:
    | Infeasibility['code']
    | 'lock-unknown-person'
    | 'lock-without-consent'
    | 'lock-twice'
    | 'lock-forbidden';
  mentorId?: string;
  menteeId?: string;
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
  const budget = { ...options.budget, meter };
  const reach = new Int32Array(plan.mentees.length).fill(settings.nearestMentors);
  let candidates = plan.search.find((i) => reach[i], plan.locks);
  report('solving', 0.2);
  let solved: AssignmentResult | undefined;
  const today = todaysMentors(plan);
  for (let isWide = false; ; isWide = true) {
    const problem = toProblem(plan, settings, candidates);
    const search = new AssignmentSearch(problem, budget, solved?.mentorOf ?? today);
    solved = search.begin();
    if (!widenForLeftOver(plan, candidates, solved, reach)) {
      if (isWide) meter.allowMore((options.limits?.steps ?? Infinity) / 2);
      solved = search.finish();
      if (!widenForLeftOver(plan, candidates, solved, reach)) break;
    }
    if (!isWide) report('widening', 0.6);
    candidates = plan.search.find((i) => reach[i], plan.locks);
  }
  if (solved.reason) return infeasible(named(plan, solved.reason));
  report('reasons', 0.9);
  const { steps, endedBy } = meter;
  const result = {
    ...describe(plan, settings, candidates, solved),
    search: { steps: Math.round(steps), endedBy },
  };
  report('reasons', 1);
  return result;
}

/** People by row, with the locks checked and the candidates' search built. */
export interface MatchPlan {
  mentors: readonly MentorProfile[];
  mentees: readonly MenteeProfile[];
  search: CandidateSearch;
  locks: (readonly [mentor: number, mentee: number])[];
}

export function prepare(request: MatchRequest): MatchPlan | LockFault {
  const mentorRow = new Map(request.mentors.map(({ id }, row) => [id, row]));
  const menteeRow = new Map(request.mentees.map(({ id }, row) => [id, row]));
  const forbidden = new Set<number>();
  const cell = (mentor: number, mentee: number) => mentor * request.mentees.length + mentee;
  for (const { mentorId, menteeId } of request.forbidden ?? []) {
    const mentor = mentorRow.get(mentorId);
    const mentee = menteeRow.get(menteeId);
    if (mentor !== undefined && mentee !== undefined) forbidden.add(cell(mentor, mentee));
  }
  const locks: (readonly [number, number])[] = [];
  const lockedTo = new Map<number, number>();
  for (const lock of request.locks ?? []) {
    const mentor = mentorRow.get(lock.mentorId);
    const mentee = menteeRow.get(lock.menteeId);
    if (mentor === undefined || mentee === undefined)
      return { code: 'lock-unknown-person', ...lock };
    if (!request.mentees[mentee].hasConsent) return { code: 'lock-without-consent', ...lock };
    if (forbidden.has(cell(mentor, mentee))) return { code: 'lock-forbidden', ...lock };
    if ((lockedTo.get(mentee) ?? mentor) !== mentor) return { code: 'lock-twice', ...lock };
    if (!lockedTo.has(mentee)) locks.push([mentor, mentee]);
    lockedTo.set(mentee, mentor);
  }
  // A mentor who left cannot be gone back to: nobody pays for leaving them.
  const mentees = request.mentees.map((mentee) =>
    mentee.currentMentorId !== null && !mentorRow.has(mentee.currentMentorId)
      ? { ...mentee, currentMentorId: null }
      : mentee,
  );
  const isForbidden = (mentor: number, mentee: number) => forbidden.has(cell(mentor, mentee));
  const search = new CandidateSearch(request.mentors, mentees, request.settings, isForbidden);
  return { mentors: request.mentors, mentees, search, locks };
}

/** The bare problem over rows. A household that must stay whole, but is pulled apart by an officer's locks, is not held together. */
export function toProblem(
  { mentors, mentees, search, locks }: MatchPlan,
  settings: MatchSettings,
  candidates: Candidates,
): AssignmentProblem {
  const lockedMentor = new Int32Array(mentees.length).fill(-1);
  for (const [mentor, mentee] of locks) lockedMentor[mentee] = mentor;
  const numbers = new Map<string, number>();
  const household = Int32Array.from(mentees, ({ householdId, hasConsent }, i) => {
    if (settings.householdSplitCost === 0 || householdId === null || !hasConsent) return -1;
    if (settings.householdSplitCost === null && isPulledApart(search, lockedMentor, i)) return -1;
    if (!numbers.has(householdId)) numbers.set(householdId, numbers.size);
    return numbers.get(householdId) ?? -1;
  });
  return {
    mentorCount: mentors.length,
    menteeCount: mentees.length,
    minimum: Int32Array.from(mentors, (mentor) => mentor.minMentees ?? settings.minMentees),
    maximum: Int32Array.from(mentors, (mentor) => mentor.maxMentees ?? settings.maxMentees),
    offset: candidates.offset,
    mentor: candidates.mentor,
    cost: candidates.cost,
    unpairedCost: Float64Array.from(mentees, (mentee) => unpairedCost(mentee, settings)),
    household,
    ...(settings.householdSplitCost === null ? {} : { splitCost: settings.householdSplitCost }),
    lockedMentor,
    activeReward: settings.activeMentorReward,
  };
}

function isPulledApart(search: CandidateSearch, lockedMentor: Int32Array, mentee: number): boolean {
  const members = [mentee, ...search.companionsOf(mentee)];
  const mentors = new Set(members.map((i) => lockedMentor[i]).filter((j) => j >= 0));
  if (mentors.size === 0) return false;
  if (mentors.size > 1) return true;
  const [mentor] = mentors;
  return members.some((i) => lockedMentor[i] < 0 && !search.canTeach(mentor, i));
}

/** The row of each mentee's mentor of today, -1 for none: where a search that moves few best begins. */
function todaysMentors({ mentors, mentees }: MatchPlan): Int32Array {
  const row = new Map(mentors.map(({ id }, at) => [id, at]));
  return Int32Array.from(mentees, ({ currentMentorId }) => row.get(currentMentorId ?? '') ?? -1);
}

/** Raises the reach of people left over who could have more candidates; false when nobody could. */
function widenForLeftOver(
  { mentees, mentors }: MatchPlan,
  { offset }: Candidates,
  { mentorOf, status }: AssignmentResult,
  reach: Int32Array,
): boolean {
  if (status === 'infeasible') return false;
  const wide = Math.min(WIDE_SEARCH_MENTORS, mentors.length);
  let hasMore = false;
  mentees.forEach(({ hasConsent }, i) => {
    const found = offset[i + 1] - offset[i];
    if (!hasConsent || mentorOf[i] >= 0 || found < reach[i] || reach[i] >= wide) return;
    reach[i] = wide;
    hasMore = true;
  });
  return hasMore;
}

function describe(
  plan: MatchPlan,
  settings: MatchSettings,
  candidates: Candidates,
  solved: AssignmentResult,
): Omit<MatchResult, 'search'> {
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
    objective: Infinity,
    lowerBound: Infinity,
    search: { steps: 0, endedBy: null },
    reason,
  };
}
