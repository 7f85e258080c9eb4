import { newId } from '../../../platform/database/columns';
import type { Session } from '../entities/session.entity';

type Needed = 'wardId' | 'mentorId' | 'venueId' | 'topic' | 'startAt' | 'endAt' | 'seats';

/** The first version of a session: planned, for those who are booked, and with nobody in it unless said otherwise. */
export function newSession(
  given: Pick<Session, Needed> &
    Partial<Pick<Session, 'state' | 'seatsTaken' | 'isOpen' | 'classId' | 'planRunId'>>,
  now: number,
): Session {
  return {
    id: newId(),
    state: 'planned',
    seatsTaken: 0,
    isOpen: false,
    classId: null,
    note: null,
    cancelReason: null,
    planRunId: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
}
