import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';

/** A booking with the session it has a place in. */
export class BookedSeat {
  booking!: Booking;
  session!: Session;
}

/** A half hour in which a mentee can have a session with their mentor. */
export class FreeTime {
  startAt!: number;
  endAt!: number;
  topic!: string;
  /** Null is at home. */
  venueId!: string | null;
  venueName!: string | null;
  /** A session that stands and may be joined; null when booking makes one. */
  sessionId!: string | null;
  seatsLeft!: number;
  /** The mentor would have more sessions in the day or the week than the ward asks of them. */
  isOverLimit!: boolean;
}
