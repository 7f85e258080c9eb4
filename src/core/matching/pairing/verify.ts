import { greatCircle } from '../../places/great-circle';
import { PairKey, MatchSettings, MenteeProfile, MentorProfile } from '../rules/problem';

/** A rule that a result breaks. It is a fault of the program, never of the people. */
export interface Violation {
  code:
    | 'unknown-person'
    | 'paired-twice'
    | 'no-consent'
    | 'too-far'
    | 'other-programme'
    | 'no-language'
    | 'no-topic'
    | 'no-window'
    | 'no-gender'
    | 'no-training'
    | 'under-minimum'
    | 'over-maximum'
    | 'household-split'
    | 'lock-broken'
    | 'forbidden-pair'
    | 'person-lost'
    | 'paired-and-unpaired'
    | 'inactive-but-paired'
    | 'mentor-lost';
  mentorId?: string;
  menteeId?: string;
  householdId?: string;
}

/** What is checked: who goes to whom, who is left over and who has nobody. */
export interface ClaimedResult {
  pairs: readonly PairKey[];
  unpaired: readonly { menteeId: string }[];
  inactive: readonly { mentorId: string }[];
  splitHouseholds: readonly { householdId: string }[];
}

export interface MatchRequest {
  mentors: readonly MentorProfile[];
  mentees: readonly MenteeProfile[];
  settings: MatchSettings;
  locks?: readonly PairKey[];
  forbidden?: readonly PairKey[];
}

/**
 * Checks every hard rule on a result straight from the profiles, sharing no code with the solver.
 * Gives all violations; an empty list means that the result may be stored. Locked pairs are an officer's
 * word: the rules about needs and distance do not apply to them, consent and the programme do.
 */
export function verify(request: MatchRequest, result: ClaimedResult): Violation[] {
  const violations: Violation[] = [];
  const mentors = new Map(request.mentors.map((mentor) => [mentor.id, mentor]));
  const mentees = new Map(request.mentees.map((mentee) => [mentee.id, mentee]));
  const locked = new Set((request.locks ?? []).map(keyOf));
  const forbidden = new Set((request.forbidden ?? []).map(keyOf));
  const mentorOf = new Map<string, string>();
  const load = new Map<string, number>();
  for (const pair of result.pairs) {
    const mentor = mentors.get(pair.mentorId);
    const mentee = mentees.get(pair.menteeId);
    if (!mentor || !mentee) {
      violations.push({ code: 'unknown-person', ...pair });
      continue;
    }
    if (mentorOf.has(mentee.id)) violations.push({ code: 'paired-twice', ...pair });
    mentorOf.set(mentee.id, mentor.id);
    load.set(mentor.id, (load.get(mentor.id) ?? 0) + 1);
    const isLocked = locked.has(keyOf(pair));
    for (const code of brokenPairRules(mentor, mentee, request.settings)) {
      if (code === 'no-consent' || code === 'other-programme' || !isLocked)
        violations.push({ code, ...pair });
    }
    if (forbidden.has(keyOf(pair))) violations.push({ code: 'forbidden-pair', ...pair });
  }
  violations.push(...brokenLoads(request, load));
  violations.push(...brokenLocks(request, mentors, mentees, mentorOf));
  violations.push(...lostPeople(request, result, mentorOf, load));
  if (request.settings.householdSplitCost !== 0) {
    violations.push(...brokenHouseholds(request, result, mentorOf, locked, forbidden));
  }
  return violations;
}

function keyOf({ mentorId, menteeId }: PairKey): string {
  return JSON.stringify([mentorId, menteeId]);
}

function brokenPairRules(
  mentor: MentorProfile,
  mentee: MenteeProfile,
  settings: MatchSettings,
): Violation['code'][] {
  const broken: Violation['code'][] = [];
  if (!mentee.hasConsent) broken.push('no-consent');
  // A centimetre for the rounding of another way of measuring.
  if (greatCircle(mentor, mentee) > settings.maxMetres + 0.01) broken.push('too-far');
  if ((mentor.programme ?? null) !== (mentee.programme ?? null)) broken.push('other-programme');
  if (isDisjoint(mentor.languages, mentee.languages)) broken.push('no-language');
  if (isDisjoint(mentor.topics, mentee.topics)) broken.push('no-topic');
  if (!hasCommonHalfHour(mentor, mentee)) broken.push('no-window');
  if (mentee.wishedGender && mentee.wishedGender !== mentor.gender) broken.push('no-gender');
  const missing = settings.requiredTrainings.filter((code) => !mentor.trainings.includes(code));
  if (missing.length > 0 && mentee.currentMentorId !== mentor.id) broken.push('no-training');
  return broken;
}

function isDisjoint(a: readonly string[], b: readonly string[]): boolean {
  return new Set([...a, ...b]).size === new Set(a).size + new Set(b).size;
}

function hasCommonHalfHour(mentor: MentorProfile, mentee: MenteeProfile): boolean {
  const free = freeStarts(mentor.windows);
  return freeStarts(mentee.windows).some((start) => free.includes(start));
}

type Windows = MentorProfile['windows'];
const startsOf = new WeakMap<Windows, readonly number[]>();

/** Minutes from Monday at which a half-hour begins that is wholly free; walked once for each list of windows. */
function freeStarts(windows: Windows): readonly number[] {
  const known = startsOf.get(windows);
  if (known) return known;
  const starts: number[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    for (let start = 0; start < 1440; start += 30) {
      if (isFree(windows, weekday, start)) starts.push((weekday - 1) * 1440 + start);
    }
  }
  startsOf.set(windows, starts);
  return starts;
}

function isFree(windows: Windows, weekday: number, start: number): boolean {
  let until = start;
  const today = windows.filter((window) => window.weekday === weekday);
  // Windows may touch or overlap: go on to the end of any window that holds the minute reached.
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const { startMinute, endMinute } of today) {
      if (startMinute <= until && until < endMinute) {
        until = endMinute;
        isMoving = true;
      }
    }
  }
  return until >= start + 30;
}

function brokenLoads(request: MatchRequest, load: Map<string, number>): Violation[] {
  const locked = new Map<string, number>();
  for (const { mentorId } of request.locks ?? []) {
    locked.set(mentorId, (locked.get(mentorId) ?? 0) + 1);
  }
  return request.mentors.flatMap((mentor): Violation[] => {
    const people = load.get(mentor.id) ?? 0;
    const least = mentor.minMentees ?? request.settings.minMentees;
    const most = mentor.maxMentees ?? request.settings.maxMentees;
    if (people > 0 && people < least) return [{ code: 'under-minimum', mentorId: mentor.id }];
    const isByLocks = people === (locked.get(mentor.id) ?? 0);
    return people > most && !isByLocks ? [{ code: 'over-maximum', mentorId: mentor.id }] : [];
  });
}

function brokenLocks(
  request: MatchRequest,
  mentors: Map<string, MentorProfile>,
  mentees: Map<string, MenteeProfile>,
  mentorOf: Map<string, string>,
): Violation[] {
  return (request.locks ?? [])
    .filter(({ mentorId, menteeId }) => mentors.has(mentorId) && mentees.has(menteeId))
    .filter(({ mentorId, menteeId }) => mentorOf.get(menteeId) !== mentorId)
    .map((lock) => ({ code: 'lock-broken', ...lock }));
}

/** Everyone is paired or named as left over, every mentor active or named as having nobody. */
function lostPeople(
  request: MatchRequest,
  result: ClaimedResult,
  mentorOf: Map<string, string>,
  load: Map<string, number>,
): Violation[] {
  const violations: Violation[] = [];
  const unpaired = new Set(result.unpaired.map(({ menteeId }) => menteeId));
  for (const { id } of request.mentees) {
    if (mentorOf.has(id) === unpaired.has(id)) {
      violations.push({
        code: unpaired.has(id) ? 'paired-and-unpaired' : 'person-lost',
        menteeId: id,
      });
    }
  }
  const inactive = new Set(result.inactive.map(({ mentorId }) => mentorId));
  for (const { id } of request.mentors) {
    if (load.has(id) === inactive.has(id)) {
      violations.push({
        code: inactive.has(id) ? 'inactive-but-paired' : 'mentor-lost',
        mentorId: id,
      });
    }
  }
  return violations;
}

/**
 * A household whose people are with several mentors, or with one and with nobody, is reported. Where households must
 * stay whole it may be with several only when no mentor could take it whole.
 */
function brokenHouseholds(
  request: MatchRequest,
  result: ClaimedResult,
  mentorOf: Map<string, string>,
  locked: Set<string>,
  forbidden: Set<string>,
): Violation[] {
  const members = new Map<string, MenteeProfile[]>();
  for (const mentee of request.mentees) {
    if (mentee.householdId === null || !mentee.hasConsent) continue;
    members.set(mentee.householdId, [...(members.get(mentee.householdId) ?? []), mentee]);
  }
  const reported = new Set(result.splitHouseholds.map(({ householdId }) => householdId));
  const violations: Violation[] = [];
  for (const [householdId, people] of members) {
    const ends = people.map(({ id }) => mentorOf.get(id));
    const mayBeSplit = request.settings.householdSplitCost !== null;
    const teams = new Set(mayBeSplit ? ends : ends.filter((id) => id !== undefined));
    if (teams.size < 2) continue;
    const isLocked = people.some(({ id }) =>
      request.mentors.some((mentor) => locked.has(keyOf({ mentorId: mentor.id, menteeId: id }))),
    );
    const canStayWhole = request.mentors.some((mentor) => {
      const most = mentor.maxMentees ?? request.settings.maxMentees;
      const least = mentor.minMentees ?? request.settings.minMentees;
      return (
        most >= people.length &&
        most >= least &&
        people.every(
          (mentee) =>
            brokenPairRules(mentor, mentee, request.settings).length === 0 &&
            !forbidden.has(keyOf({ mentorId: mentor.id, menteeId: mentee.id })),
        )
      );
    });
    if ((canStayWhole && !isLocked && !mayBeSplit) || !reported.has(householdId)) {
      violations.push({ code: 'household-split', householdId });
    }
  }
  return violations;
}
