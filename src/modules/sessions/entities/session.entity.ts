import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { PersonColumn } from '../../../platform/database/person-columns';

export type SessionState = 'planned' | 'confirmed' | 'completed' | 'cancelled';

/**
 * Thirty minutes of one mentor with one to five mentees and one topic (buổi học), or their part in a class:
 * one session of a class has its seats, those of the other ambassadors have none.
 */
@Entity('session')
export class Session {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @PersonColumn()
  mentorId!: string;

  /** Null: at the home of the mentees. */
  @RefColumn({ nullable: true })
  venueId!: string | null;

  /** The hall that it was moved away from last; null while it stands where it was made, and of a home. */
  @RefColumn({ nullable: true, default: null })
  venueFromId?: string | null;

  @TextColumn()
  topic!: string;

  @InstantColumn()
  startAt!: number;

  @InstantColumn()
  endAt!: number;

  @TextColumn({ length: 10 })
  state!: SessionState;

  /** At most so many mentees; the database keeps seatsTaken within it. */
  @IntegerColumn()
  seats!: number;

  @IntegerColumn()
  seatsTaken!: number;

  /** The class that it is a part of; null for a lesson. */
  @RefColumn({ nullable: true, default: null })
  classId!: string | null;

  /** Opened by staff for whoever comes: it stands even while nobody is booked. */
  @FlagColumn({ default: false })
  isOpen!: boolean;

  @TextColumn({ ...sealed, nullable: true })
  note!: string | null;

  @TextColumn({ ...sealed, nullable: true })
  cancelReason!: string | null;

  /** The planning that made it (`week_plan_run`); null for what people agreed on themselves. */
  @RefColumn({ nullable: true })
  planRunId!: string | null;

  /** Counts the changes; also the SEQUENCE of the calendar. */
  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
