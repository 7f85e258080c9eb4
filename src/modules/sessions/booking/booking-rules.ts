import type { Actor } from '../../access';
import { isDuplicate, violates } from '../../../platform/database/violations';
import type { Booking, BookingState } from '../entities/booking.entity';
import type { Learner } from '../rules/learner';
import { earliestChange } from '../rules/change-deadline';
import { refuse } from '../rules/refusals';
import type { FoundSeat } from './seat-finder';

/** Spares the line of writers those who come when all is taken; the write still decides. */
export function assertNotFull({ session, isNew }: FoundSeat): void {
  if (!isNew && session.seatsTaken >= session.seats) throw refuse('seat-taken');
}

/** Only bookings in these states can be changed so. */
export function assertState(booking: Booking, states: BookingState[]): void {
  if (booking.state === 'cancelled') throw refuse('already-cancelled');
  if (booking.state === 'attended' || booking.state === 'absent') throw refuse('already-over');
  if (!states.includes(booking.state)) throw refuse('not-booked');
}

/** Mentees keep to the ward's deadline; nobody changes what has begun. */
export function assertChangeable(
  actor: Actor,
  { startAt }: Booking,
  { settings }: Learner,
  now: number,
): void {
  if (startAt <= now) throw refuse('already-over');
  if (startAt < earliestChange(actor, settings, now)) throw refuse('too-late');
}

/** What an invariant of the database refused, in words; anything else as it is. */
export function inWords(error: unknown): unknown {
  if (violates(error, 'mentor_in_one_place')) return refuse('mentor-busy');
  if (violates(error, 'mentee_in_one_place')) return refuse('mentee-busy');
  if (violates(error, 'session_seats')) return refuse('seat-taken');
  if (violates(error, 'venue_seats')) return refuse('venue-full');
  return isDuplicate(error) ? refuse('already-booked') : error;
}
