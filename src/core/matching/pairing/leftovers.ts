import { MatchResult, prepare } from './match';
import { PairKey } from '../rules/problem';
import { Reasons } from './reasons';
import { MatchRequest } from './verify';

/** Who is left over in a pairing, however it came about, and the reason that binds each. */
export function leftoversOf(
  request: MatchRequest,
  pairs: readonly PairKey[],
): Pick<MatchResult, 'unpaired' | 'inactive'> {
  const plan = prepare({ ...request, locks: [] });
  if ('code' in plan) throw new Error(`Without locks nothing can be ${plan.code}.`);
  const mentorRow = new Map(plan.mentors.map(({ id }, row) => [id, row]));
  const mentorOfMentee = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  const mentorOf = Int32Array.from(
    plan.mentees,
    ({ id }) => mentorRow.get(mentorOfMentee.get(id) ?? '') ?? -1,
  );
  const load = new Int32Array(plan.mentors.length);
  for (const j of mentorOf) if (j >= 0) load[j]++;
  const teams = { mentorOf, load };
  const reasons = new Reasons(plan.mentors, plan.mentees, request.settings, plan.search, teams);
  return {
    unpaired: plan.mentees.flatMap(({ id }, i) =>
      mentorOf[i] < 0 ? [{ menteeId: id, ...reasons.forMentee(i) }] : [],
    ),
    inactive: plan.mentors.flatMap(({ id }, j) =>
      load[j] === 0 ? [{ mentorId: id, ...reasons.forMentor(j) }] : [],
    ),
  };
}
