import { MatchResult } from './match';
import { prepare } from './match-plan';
import { PairKey } from '../rules/problem';
import { Reasons, type UnpairedReason } from './reasons';
import { SplitHousehold, splitHouseholdsOf } from './split-households';
import { MatchRequest } from './verify';

/** Who is left over in a pairing, however it came about, and the reason that binds each. */
export function leftoversOf(
  request: MatchRequest,
  pairs: readonly PairKey[],
): Pick<MatchResult, 'unpaired' | 'inactive'> {
  const { mentors, mentees, mentorOf, load, reasons } = standingOf(request, pairs);
  return {
    unpaired: mentees.flatMap(({ id }, i) =>
      mentorOf[i] < 0 ? [{ menteeId: id, ...reasons.forMentee(i) }] : [],
    ),
    inactive: mentors.flatMap(({ id }, j) =>
      load[j] === 0 ? [{ mentorId: id, ...reasons.forMentor(j) }] : [],
    ),
  };
}

/** The households that are apart in a pairing, however it came about, and why. */
export function splitsOf(request: MatchRequest, pairs: readonly PairKey[]): SplitHousehold[] {
  if (request.settings.householdSplitCost === 0) return [];
  const { mentors, mentees, mentorOf, search } = standingOf(request, pairs);
  const mentorRow = new Map(mentors.map(({ id }, row) => [id, row]));
  const menteeRow = new Map(mentees.map(({ id }, row) => [id, row]));
  const locks = (request.locks ?? []).flatMap(({ mentorId, menteeId }) => {
    const lock = [mentorRow.get(mentorId) ?? -1, menteeRow.get(menteeId) ?? -1] as const;
    return lock.includes(-1) ? [] : [lock];
  });
  return splitHouseholdsOf({ mentors, mentees, search, locks }, request.settings, mentorOf);
}

/**
 * Why these have nobody as people are paired today, by mentee; who has somebody, or takes no part, is left out. Looks at
 * them and their households alone, among all mentors.
 */
export function reasonsOf(
  request: MatchRequest,
  pairs: readonly PairKey[],
  menteeIds: ReadonlySet<string>,
): Map<string, UnpairedReason> {
  const homes = new Set(
    request.mentees.flatMap(({ id, householdId }) =>
      householdId !== null && menteeIds.has(id) ? [householdId] : [],
    ),
  );
  const isNear = ({ id, householdId }: (typeof request.mentees)[number]): boolean =>
    menteeIds.has(id) || (householdId !== null && homes.has(householdId));
  const { mentees, mentorOf, reasons } = standingOf(request, pairs, isNear);
  return new Map(
    mentees.flatMap(({ id }, i) =>
      mentorOf[i] < 0 && menteeIds.has(id) ? [[id, untried(reasons.forMentee(i))] as const] : [],
    ),
  );
}

/** Of people as they are today nothing was searched: that a group cannot be gathered, nobody knows. */
function untried(reason: UnpairedReason): UnpairedReason {
  return reason.code === 'mentor-closed' ? { ...reason, code: 'no-group-yet' } : reason;
}

function standingOf(
  request: MatchRequest,
  pairs: readonly PairKey[],
  isMeant: (mentee: MatchRequest['mentees'][number]) => boolean = () => true,
) {
  const meant = { ...request, mentees: request.mentees.filter(isMeant), locks: [] };
  const plan = prepare(meant);
  if ('code' in plan) throw new Error(`Without locks nothing can be ${plan.code}.`);
  const { mentors, mentees, search } = plan;
  const mentorRow = new Map(mentors.map(({ id }, row) => [id, row]));
  const mentorOfMentee = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  const rowOf = ({ id }: { id: string }): number =>
    mentorRow.get(mentorOfMentee.get(id) ?? '') ?? -1;
  const load = new Int32Array(mentors.length);
  for (const j of request.mentees.map(rowOf)) if (j >= 0) load[j]++;
  const mentorOf = Int32Array.from(mentees, rowOf);
  const reasons = new Reasons(mentors, mentees, request.settings, search, { mentorOf, load });
  return { mentors, mentees, search, mentorOf, load, reasons };
}
