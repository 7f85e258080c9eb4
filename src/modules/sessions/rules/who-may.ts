import { type Act, type Actor, assertMay, mayDo, scopeOf, type Subject } from '../../access';
import type { BookedByKind } from '../entities/booking.entity';
import type { Learner } from './learner';
import { refuse } from './refusals';
import type { Thing } from '../../../texts';

/** Of the mentee's ward and, across a border, of the ambassador's; theirs, and in their ambassador's charge. */
export function assertMayBookFor(actor: Actor, learner: Learner, act: Act = 'bookings.make'): void {
  const { menteeId, homeWardId, wardId, mentor } = learner;
  const subject = {
    wardIds: [homeWardId, wardId],
    personIds: [menteeId],
    mentorIds: [mentor?.id ?? null],
  };
  assertWithin(actor, act, subject, 'mentee');
}

/** Of the ward, and in the charge of the ambassador who leads it. @throws DomainError not-found, not-allowed */
export function assertMayLead(
  actor: Actor,
  { wardId, mentorId }: { wardId: string; mentorId: string },
  act: Act = 'sessions.lead',
): void {
  assertWithin(actor, act, { wardIds: [wardId], mentorIds: [mentorId] }, 'session');
}

/** What is done for a whole ward. @throws DomainError not-found, not-allowed */
export function assertMayIn(actor: Actor, act: Act, wardId: string): void {
  assertWithin(actor, act, { wardIds: [wardId] }, 'ward');
}

/** @throws DomainError not-found, not-allowed */
export function assertWithin(actor: Actor, act: Act, subject: Subject, what: Thing): void {
  if (!mayDo(actor, act)) throw refuse('not-allowed');
  assertMay(actor, act, subject, what);
}

/** Mentees keep to deadlines and their own mentor; those who look after them may do more. */
export function isLookingAfterOthers(actor: Actor): boolean {
  return mayDo(actor, 'bookings.make-exceptions');
}

/** Whoever serves a walk-in day without serving the ward calls people for themselves only. */
export function servesAlone(actor: Actor): boolean {
  return scopeOf(actor, 'walk-ins.serve') === 'charge';
}

/** By whom a booking is said to be made. */
const bookedBy: Record<Actor['kind'], BookedByKind> = {
  system: 'plan',
  operator: 'officer',
  officer: 'officer',
  provincial: 'officer',
  counter: 'officer',
  mentor: 'mentor',
  mentee: 'mentee',
};

export function bookedByKind(actor: Actor, byFamily = false): BookedByKind {
  const kind = bookedBy[actor.kind];
  return kind === 'mentee' && byFamily ? 'family' : kind;
}
