import { bindingRule } from '../../../core/matching/rules/constraints';
import type { WarmPairing } from './warm-pairing';

/** Ids of the mentors whom no hard rule and no officer's word keeps from this mentee. */
export function ableMentors({ input }: WarmPairing, menteeId: string): string[] {
  const mentee = input.mentees.find(({ id }) => id === menteeId);
  if (!mentee) return [];
  const barred = new Set(
    input.forbidden.filter((pair) => pair.menteeId === menteeId).map((pair) => pair.mentorId),
  );
  return input.mentors
    .filter((mentor) => !barred.has(mentor.id))
    .filter((mentor) => bindingRule(mentor, mentee, input.settings) === null)
    .map(({ id }) => id);
}
