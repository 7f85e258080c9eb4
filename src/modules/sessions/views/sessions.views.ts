import { ApiProperty } from '@nestjs/swagger';
import { type SkillLevel, skillLevels } from '../../../core/curriculum/skill-level';
import { PageOf } from '../../../platform/http/paging';
import type { BookedByKind, BookingState } from '../entities/booking.entity';
import { Booking } from '../entities/booking.entity';
import type { SessionState } from '../entities/session.entity';
import { Session } from '../entities/session.entity';

// What the API answers, as classes, so that its description can name every field.

/** A mentee's place with its session, for the mentee. */
export class MyBooking {
  id!: string;
  menteeId!: string;
  state!: BookingState;
  heldUntil!: number | null;
  version!: number;
  startAt!: number;
  endAt!: number;
  sessionId!: string;
  topic!: string;
  mentorId!: string;
  mentorName!: string;
  mentorPhone!: string | null;
  venueId!: string | null;
  venueName!: string | null;
  /** Where it is, when it is at home: the mentee's address and hamlet; null at a venue. */
  home!: string | null;
  sessionState!: SessionState;
  /** Null for a lesson. */
  classId!: string | null;
  /** The start of the session to which they said that they will come. */
  comingTo?: number | null;
  /** The start of the session that the place was moved away from last. */
  movedFrom?: number | null;
  /** The hall in which it was before, where it is in another. */
  venueFrom?: string | null;
  /** Free in the session. */
  seatsFree!: number;
}

/** One mentee's place, as lists show it. */
export class BookingView {
  id!: string;
  sessionId!: string;
  menteeId!: string;
  menteeName!: string;
  menteePhone!: string | null;
  state!: BookingState;
  heldUntil!: number | null;
  bookedByKind!: BookedByKind;
  bookedBecause!: string | null;
  /** How they can do the session's topic today; null when nobody has seen it. */
  @ApiProperty({ enum: skillLevels, enumName: 'SkillLevel', nullable: true })
  level!: SkillLevel | null;
  /** The start of the session to which they said that they will come. */
  comingTo?: number | null;
  /** The start of the session that the place was moved away from last. */
  movedFrom?: number | null;
  version!: number;
  /** When it was made: the order of the line. */
  createdAt!: number;
}

/** A session with the names of its people and place. */
export class SessionView extends Session {
  mentorName!: string;
  mentorPhone!: string | null;
  /** Null is at home. */
  venueName!: string | null;
  /** The hall in which it was before, where it is in another. */
  venueFrom?: string | null;
  /** Where that is: address and hamlet; null at a venue, for mentees, and where nobody has a place. */
  home!: string | null;
  /** In the order of names; cancelled ones and invitations are left out. */
  bookings!: BookingView[];
}

export class BookingPage extends PageOf(Booking) {}
export class SessionPage extends PageOf(SessionView) {}
