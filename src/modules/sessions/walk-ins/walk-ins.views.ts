import { PickType } from '@nestjs/swagger';
import type { BookingState } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import type { WaitingTicket, WalkInBoard } from './walk-in-board';
import { WalkInDay } from '../entities/walk-in-day.entity';
import type { ServingMentor, TicketRow } from './walk-in-rows';

/** A number in the line, with its holder. */
export class TicketView implements TicketRow {
  id!: string;
  menteeId!: string;
  menteeName!: string;
  number!: number;
  topic!: string;
  isPriority!: boolean;
  goneBecause!: 'left' | 'absent' | null;
  version!: number;
  createdAt!: number;
  bookingId!: string | null;
  bookingState!: BookingState | null;
  sessionId!: string | null;
  mentorId!: string | null;
  mentorName!: string | null;
  /** Of the half hour in which they are or were served. */
  startAt!: number | null;
}

export class WaitingTicketView extends TicketView implements WaitingTicket {
  /** About how long they still wait; null when their turn may not come today. */
  minutes!: number | null;
}

export class ServedSessionView extends PickType(Session, [
  'id',
  'startAt',
  'endAt',
  'topic',
  'state',
  'venueId',
  'seats',
  'seatsTaken',
] as const) {}

export class ServingMentorView implements ServingMentor {
  id!: string;
  fullName!: string;
  topics!: string[];
  isActive!: boolean;
  sessions!: ServedSessionView[];
}

/** Who is being served, who waits and about how long. */
export class WalkInBoardView implements WalkInBoard {
  day!: WalkInDay;
  venueName!: string;
  mentors!: ServingMentorView[];
  serving!: TicketView[];
  /** In the order in which they are called. */
  waiting!: WaitingTicketView[];
  served!: TicketView[];
  /** Went home or were not there when called. */
  gone!: TicketView[];
}
