import { SESSION_MS } from '../../src/core/slots/generate';
import type { Booking } from '../../src/modules/sessions/entities/booking.entity';
import type { Session } from '../../src/modules/sessions/entities/session.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

type Needed = 'wardId' | 'mentorId' | 'venueId' | 'startAt';

/** A planned session in which nobody sits yet. */
export function makeSession(given: Given<Session, Needed>): Session {
  return {
    id: newId(),
    topic: 'vneid',
    endAt: given.startAt + SESSION_MS,
    state: 'planned',
    seats: 5,
    seatsTaken: 0,
    isOpen: false,
    classId: null,
    note: null,
    cancelReason: null,
    planRunId: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}

/** A place in the session, as the plan books it; the session's `seatsTaken` is the caller's to count. */
export function makeBooking(
  { id: sessionId, startAt, endAt }: Pick<Session, 'id' | 'startAt' | 'endAt'>,
  given: Given<Booking, 'menteeId'>,
): Booking {
  return {
    id: newId(),
    sessionId,
    startAt,
    endAt,
    state: 'booked',
    heldUntil: null,
    bookedByKind: 'plan',
    bookedById: null,
    bookedBecause: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}
