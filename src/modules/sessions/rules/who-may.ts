import { type Actor, assertStaffOrSelf, assertWard } from '../../access';
import { notFound } from '../../../platform/common/domain-error';
import type { BookedByKind } from '../entities/booking.entity';
import type { Learner } from './learner';
import { refuse } from './refusals';

/** Staff of the mentee's and of the mentor's ward, the mentee (or whoever of the family holds the link), and their mentor. */
export function assertMayBookFor(actor: Actor, learner: Learner): void {
  if (actor.kind === 'mentor' && actor.id === learner.mentor?.id) return;
  const isOfMentorsWard = actor.kind === 'officer' && actor.wardId === learner.wardId;
  const wardId = isOfMentorsWard ? learner.wardId : learner.homeWardId;
  assertStaffOrSelf(actor, 'mentee', { id: learner.menteeId, wardId });
}

/** Staff of the ward and the session's own mentor. @throws DomainError not-found, not-allowed */
export function assertMayLead(actor: Actor, session: { wardId: string; mentorId: string }): void {
  if (actor.kind === 'mentee') throw refuse('not-allowed');
  if (actor.kind === 'mentor' && actor.id !== session.mentorId) throw notFound('session');
  assertWard(actor, session.wardId);
}

/** Staff alone: officers of the ward, operators, the system. */
export function assertStaff(actor: Actor, wardId: string): void {
  if (actor.kind === 'mentee' || actor.kind === 'mentor') throw refuse('not-allowed');
  assertWard(actor, wardId);
}

/** Mentees keep to deadlines and their own mentor; those who look after them may do more. */
export function isLookingAfterOthers(actor: Actor): boolean {
  return actor.kind !== 'mentee';
}

export function bookedByKind(actor: Actor, byFamily = false): BookedByKind {
  if (actor.kind === 'system') return 'plan';
  if (actor.kind === 'operator') return 'officer';
  if (actor.kind === 'mentee') return byFamily ? 'family' : 'mentee';
  return actor.kind;
}
