import type { Actor } from '../../access';
import { newId } from '../../../platform/database/columns';
import type { Booking } from '../entities/booking.entity';
import type { SeatWish } from './seat-finder';
import type { Session } from '../entities/session.entity';
import { bookedByKind } from '../rules/who-may';
import { MINUTE_MS } from '../../../core/time/durations';

/** How long a seat is kept while a person reads. */
const HOLD_MS = 5 * MINUTE_MS;

/** A seat for a mentee, asked for by themselves or by somebody for them. */
export interface BookingRequest extends SeatWish {
  menteeId: string;
  /** Why somebody else books, in their words. */
  because?: string;
  /** Somebody of the family uses the mentee's link. */
  byFamily?: boolean;
}

/** The first version of a booking of this session, as it is asked for. */
export function newBooking(
  actor: Actor,
  request: Pick<BookingRequest, 'menteeId' | 'because' | 'byFamily'>,
  session: Session,
  state: 'held' | 'booked' | 'waiting',
  now: number,
): Booking {
  return {
    id: newId(),
    sessionId: session.id,
    menteeId: request.menteeId,
    startAt: session.startAt,
    endAt: session.endAt,
    state,
    heldUntil: state === 'held' ? now + HOLD_MS : null,
    bookedByKind: bookedByKind(actor, request.byFamily),
    bookedById: actor.id,
    bookedBecause: request.because ?? null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
