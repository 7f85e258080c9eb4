import type { Before } from '../entities/change-effect.entity';
import type { Session } from '../entities/session.entity';
import { refuse } from '../rules/refusals';

/**
 * Where and when a session was that a change has moved, for who takes it back there.
 * @throws DomainError stale-version when somebody moved it since, already-over
 */
export function placeBefore(now: number, session: Session, was: Before) {
  const { startAt, venueId } = was;
  const { mentorId, topic } = session;
  if (!isWhereItWent(session, was) || startAt === undefined || venueId === undefined) {
    throw refuse('stale-version');
  }
  if (startAt <= now) throw refuse('already-over');
  const endAt = startAt + (session.endAt - session.startAt);
  // The hall that it was moved to may have had fewer.
  const seats = Math.max(session.seats, was.seats ?? 0);
  return { venueId, startAt, endAt, seats, mentorId, topic, updatedAt: now };
}

/** Nobody has moved it since, or called it off. */
export function isWhereItWent(
  { startAt, venueId, mentorId, state }: Session,
  { to }: Before,
): boolean {
  const isThere = to?.startAt === startAt && to.venueId === venueId && to.mentorId === mentorId;
  return isThere && (state === 'planned' || state === 'confirmed');
}
