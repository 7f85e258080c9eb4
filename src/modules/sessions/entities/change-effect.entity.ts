import { Entity } from 'typeorm';
import type { HitReason, Outcome } from '../../../core/changes/acts';
import type { BookingState } from './booking.entity';
import { IdColumn, JsonColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** What was before a change, so that it can be again. */
export interface Before {
  /** Of a booking. */
  state?: string;
  /** Of a pair that was given to a successor: the new one. */
  pairId?: string;
  /** Of a pair, and of a place that fell with one. */
  menteeId?: string;
  /** By what it was hit, where that is more than the change itself. */
  hitBy?: HitReason;
  /** A session that went over to the successor; else it was called off. */
  isHandedOver?: boolean;
  /** Why it could not be given to the successor, or moved: the code of a refusal. */
  why?: string;
  /** Of a planned change: what became of it, … */
  outcome?: Outcome;
  /** … when and with whom it was to be, … */
  startAt?: number;
  mentorId?: string;
  venueId?: string | null;
  /** Of a place that was given: the session it was given in. */
  sessionId?: string;
  people?: number;
  /** Of a place that somebody left: the lesson that nobody was in any more. */
  fell?: string;
  /** Of a class that goes on: the part of it that is held no more, the ambassador's own or that of who leads it now. */
  partId?: string;
  /** Of a class that was moved: places of people who were elsewhere at the new time. */
  lost?: { id: string; state: BookingState }[];
  /** Of a lesson that was moved: its seats, and the places that were in it then. */
  seats?: number;
  bookingIds?: string[];
  /** Of a lesson that is about something else from then on. */
  topic?: string;
  /** … and of what was moved or handed over, when, where, with whom and about what it is; of a pair, with whom alone. */
  to?: { startAt?: number; venueId?: string | null; mentorId: string; topic?: string };
}

/** One pair, session, booking or walk-in day that a change took away, moved or left. */
@Entity('change_effect')
export class ChangeEffect {
  @IdColumn()
  id!: string;

  /** A `person_stop` or a `planned_change`. */
  @RefColumn()
  changeId!: string;

  @TextColumn({ length: 10 })
  kind!: 'pair' | 'session' | 'booking' | 'class' | 'walk-in';

  @RefColumn()
  subjectId!: string;

  @JsonColumn({ ...sealed })
  was!: Before;

  /** `yes` when it came back with them, else the code of what was in the way; null while nobody tried. */
  @TextColumn({ length: 30, nullable: true })
  cameBack!: string | null;
}

/** What a change took away, moved or left, before it is kept. */
export type Left = Pick<ChangeEffect, 'kind' | 'subjectId' | 'was'>;
