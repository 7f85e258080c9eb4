import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { PersonColumn } from '../../../platform/database/person-columns';

export const bookingStates = [
  'invited',
  'held',
  'booked',
  'waiting',
  'attended',
  'absent',
  'cancelled',
] as const;
export type BookingState = (typeof bookingStates)[number];
export type BookedByKind = 'mentee' | 'family' | 'officer' | 'mentor' | 'plan';

/**
 * One mentee's place in a session (đặt lịch). Held, booked, attended and absent bookings take a seat; of a
 * class, not the absent ones. Whoever is invited to a class has said nothing yet.
 */
@Entity('booking')
export class Booking {
  @IdColumn()
  id!: string;

  @RefColumn()
  sessionId!: string;

  @PersonColumn()
  menteeId!: string;

  /** The session's times, repeated so that the database can refuse overlaps of a mentee. */
  @InstantColumn()
  startAt!: number;

  @InstantColumn()
  endAt!: number;

  @TextColumn({ length: 10 })
  state!: BookingState;

  /** Until when a held seat is kept while a person reads. */
  @InstantColumn({ nullable: true })
  heldUntil!: number | null;

  @TextColumn({ length: 10 })
  bookedByKind!: BookedByKind;

  /** Account or person who booked; of the plan, its run, and null where that was not written down yet. */
  @RefColumn({ nullable: true })
  bookedById!: string | null;

  /** Why somebody else booked, in their words. */
  @TextColumn({ ...sealed, nullable: true })
  bookedBecause!: string | null;

  /**
   * The start of the session to which they said that they will come; null while they have said nothing.
   * After a move it speaks of another time, and says nothing any more.
   */
  @InstantColumn({ nullable: true, default: null })
  comingTo?: number | null;

  /** The start of the session that it was moved away from last; null while it stands where it was made. */
  @InstantColumn({ nullable: true, default: null })
  movedFrom?: number | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
