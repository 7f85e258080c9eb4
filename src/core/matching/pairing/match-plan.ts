import { AssignmentProblem, Infeasibility } from '../assignment/assignment-problem';
import { Candidates, CandidateSearch } from '../candidates/candidates';
import { unpairedCost } from '../rules/cost';
import { MatchSettings, MenteeProfile, MentorProfile } from '../rules/problem';
import { MatchRequest } from './verify';

/** Why locks cannot hold. */
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
  const locked = new Int32Array(mentors.length);
  for (const [mentor, mentee] of locks) {
    lockedMentor[mentee] = mentor;
    locked[mentor]++;
  }
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
    // Locks are an officer's word: more of them than the maximum are kept, and nobody comes to them.
    maximum: Int32Array.from(mentors, (mentor, j) =>
      Math.max(locked[j], mentor.maxMentees ?? settings.maxMentees),
    ),
    offset: candidates.offset,
    mentor: candidates.mentor,
    cost: candidates.cost,
    unpairedCost: Float64Array.from(mentees, (mentee) => unpairedCost(mentee, settings)),
    household,
    ...(settings.householdSplitCost === null ? {} : { splitCost: settings.householdSplitCost }),
    lockedMentor,
    activeReward: settings.activeMentorReward,
    loadCost: settings.loadCost,
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
