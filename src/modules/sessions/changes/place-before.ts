import type { Before } from '../entities/change-effect.entity';
import type { Session } from '../entities/session.entity';
import { refuse } from '../rules/refusals';

/**
 * Where and when a session was that a change has moved, for who takes it back there.
 * @throws DomainError stale-version when somebody moved it since, already-over
 */
export function placeBefore(now: number, session: Session, was: Before) {
  const { startAt, venueId, to } = was;
  const { mentorId, topic, state } = session;
  const isThere =
    to?.startAt === session.startAt &&
    to.venueId === session.venueId &&
    to.mentorId === session.mentorId;
  const isStanding = state === 'planned' || state === 'confirmed';
  if (!isThere || !isStanding || startAt === undefined || venueId === undefined) {
    throw refuse('stale-version');
  }
  if (startAt <= now) throw refuse('already-over');
  const endAt = startAt + (session.endAt - session.startAt);
  // The hall that it was moved to may have had fewer.
  const seats = Math.max(session.seats, was.seats ?? 0);
  return { venueId, startAt, endAt, seats, mentorId, topic, updatedAt: now };
}
