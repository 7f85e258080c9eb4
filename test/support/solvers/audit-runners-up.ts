import { PairExplainer, type PairExplanation } from '../../../src/core/matching/explain/explain';
import type { PairKey } from '../../../src/core/matching/rules/problem';
import type { MatchRequest } from '../../../src/core/matching/pairing/verify';
import { type PairingFile, solvePairingWithHighs } from './highs-pairing';
import { metres, TwoPeople } from '../worlds/two-people';

/**
 * Reads what is said of a pair and its runners-up against the people, and has the costs for everyone solved outside:
 * the move is forced, HiGHS pairs the whole ward again. Gives a sentence for each number that is not true, and how
 * many were said with proof.
 */
export async function auditRunnersUp(
  request: MatchRequest,
  pairs: readonly PairKey[],
  asked: readonly PairKey[],
): Promise<{ faults: string[]; said: number; proved: number }> {
  const explainer = new PairExplainer(request, pairs);
  const file = fileOf(request);
  const today = objectiveOf(file, pairs);
  const faults: string[] = [];
  let said = 0;
  let proved = 0;
  for (const pair of asked) {
    const explained = explainer.explain(pair);
    if (!explained) {
      faults.push(`${pair.menteeId}: nothing is said`);
      continue;
    }
    faults.push(...untrueParts(request, pairs, explained));
    const household = request.mentees.find(({ id }) => id === pair.menteeId)?.householdId;
    const along = request.mentees.filter(
      ({ id, householdId }) =>
        id === pair.menteeId || (household !== null && householdId === household),
    );
    const ids = new Set(along.map(({ id }) => id));
    const locks = file.locks.filter(([menteeId]) => !ids.has(menteeId));
    for (const { mentorId, costForEveryone, isProved } of explained.runnersUp) {
      const move: [string, string] = [pair.menteeId, mentorId];
      const forced = await solvePairingWithHighs({ ...file, locks: [...locks, move] });
      const real = (forced ?? Infinity) - today;
      said++;
      if (isProved) proved++;
      const isTrue = isProved ? costForEveryone === real : costForEveryone >= real;
      if (!isTrue) faults.push(`${move.join(' to ')}: costs ${real}, told ${costForEveryone}`);
    }
  }
  return { faults, said, proved };
}

/** The parts of the pair and the facts of its runners-up that need no solver. */
function untrueParts(
  request: MatchRequest,
  pairs: readonly PairKey[],
  explained: PairExplanation,
): string[] {
  const people = new TwoPeople(request);
  const mentors = new Map(request.mentors.map((mentor) => [mentor.id, mentor]));
  const mentee = request.mentees.find(({ id }) => id === explained.menteeId);
  const mentor = mentors.get(explained.mentorId);
  if (!mentee || !mentor) return [`${explained.menteeId}: is unknown`];
  const faults: string[] = [];
  const say = (what: string, is: number | boolean, told: number | boolean) => {
    if (is !== told) faults.push(`${mentee.id}: ${what} is ${is}, told ${told}`);
  };
  const loadOf = (id: string) => pairs.filter((pair) => pair.mentorId === id).length;
  const mostOf = (one: typeof mentor) => one.maxMentees ?? request.settings.maxMentees;
  const leastOf = (one: typeof mentor) => one.minMentees ?? request.settings.minMentees;
  const household = request.mentees.filter(
    ({ id, householdId, hasConsent }) =>
      id === mentee.id ||
      (hasConsent && householdId !== null && householdId === mentee.householdId),
  );
  // Whoever moves takes the household along, unless no mentor could take it whole.
  const isWhole = request.mentors.some(
    (one) =>
      mostOf(one) >= Math.max(household.length, leastOf(one)) &&
      household.every((member) => people.fit(one, member)),
  );
  const along = isWhole ? household : [mentee];
  const costOf = (other: typeof mentor) =>
    along.reduce((sum, one) => sum + people.cost(other, one), 0);
  say('cost', people.cost(mentor, mentee), explained.cost);
  const sum = explained.parts.reduce((total, { amount }) => total + amount, 0);
  say('sum of the parts', sum, explained.cost);
  let least = -Infinity;
  for (const {
    mentorId,
    metres: told,
    extraCost,
    costForEveryone,
    isFull,
  } of explained.runnersUp) {
    const other = mentors.get(mentorId);
    if (!other) {
      faults.push(`${mentorId}: is unknown`);
      continue;
    }
    say(
      `${mentorId} could teach`,
      along.every((one) => people.fit(other, one)),
      true,
    );
    say(`metres to ${mentorId}`, Math.round(metres(other, mentee)), told);
    say(`own cost with ${mentorId}`, costOf(other) - costOf(mentor), extraCost);
    say(`${mentorId} is full`, loadOf(mentorId) + along.length > mostOf(other), isFull);
    say(`order of ${mentorId}`, costForEveryone >= least, true);
    least = costForEveryone;
  }
  return faults;
}

/** The ward as an outside solver takes it: everyone who could teach anybody is a candidate. */
function fileOf(request: MatchRequest): PairingFile {
  const { mentors, mentees, settings, locks = [] } = request;
  const people = new TwoPeople(request);
  const willing = mentees.filter(({ hasConsent }) => hasConsent);
  return {
    minDefault: settings.minMentees,
    maxDefault: settings.maxMentees,
    unpairedCost: settings.unpairedCost,
    moveCost: 0,
    activeReward: settings.activeMentorReward,
    loadCost: settings.loadCost,
    mentors: mentors.map(({ id, minMentees, maxMentees }) => ({
      id,
      min: minMentees ?? undefined,
      max: maxMentees ?? undefined,
    })),
    mentees: willing.map(({ id, householdId, isPriority }) => ({
      id,
      household: householdId ?? undefined,
      unpairedCost: settings.unpairedCost + (isPriority ? settings.priorityBonus : 0),
    })),
    candidates: willing.flatMap((mentee) =>
      mentors
        .filter((mentor) => people.fit(mentor, mentee))
        .map((mentor): [string, string, number] => [
          mentee.id,
          mentor.id,
          people.cost(mentor, mentee),
        ]),
    ),
    locks: locks.map(({ menteeId, mentorId }) => [menteeId, mentorId]),
    current: [],
  };
}

function objectiveOf(
  { mentors, mentees, candidates, unpairedCost, ...rest }: PairingFile,
  pairs: readonly PairKey[],
): number {
  const cost = new Map(
    candidates.map(([mentee, mentor, amount]) => [`${mentee} ${mentor}`, amount]),
  );
  const mentorOf = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  const { activeReward = 0, loadCost = 0, minDefault } = rest;
  const loads = mentors.reduce((sum, { id, min = minDefault }) => {
    const people = pairs.filter(({ mentorId }) => mentorId === id).length;
    const above = Math.max(0, people - min);
    return sum + (people > 0 ? (loadCost * above * (above + 1)) / 2 - activeReward : 0);
  }, 0);
  return mentees.reduce((sum, { id, unpairedCost: own = unpairedCost }) => {
    const mentor = mentorOf.get(id);
    return sum + (mentor === undefined ? own : (cost.get(`${id} ${mentor}`) ?? NaN));
  }, loads);
}
