import { type EntityManager, In } from 'typeorm';
import { notFound } from '../../../platform/common/domain-error';
import { Booking, type BookingState } from '../entities/booking.entity';
import { refuse } from '../rules/refusals';
import { Session } from '../entities/session.entity';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { Mentee, Mentor } from '../../people';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';
import { WalkInTicket } from '../entities/walk-in-ticket.entity';

/** A number with what its booking says of it. */
export interface TicketRow {
  id: string;
  menteeId: string;
  menteeName: string;
  number: number;
  topic: string;
  isPriority: boolean;
  goneBecause: 'left' | 'absent' | null;
  version: number;
  createdAt: number;
  bookingId: string | null;
  bookingState: BookingState | null;
  sessionId: string | null;
  mentorId: string | null;
  mentorName: string | null;
  startAt: number | null;
}

export type TicketState = 'waiting' | 'serving' | 'served' | 'left' | 'absent';

/** @throws DomainError not-found */
export async function findDay(manager: EntityManager, id: string): Promise<WalkInDay> {
  const day = await manager.findOneBy(WalkInDay, { id });
  if (!day) throw notFound('walk-in-day');
  return day;
}

/**
 * Holds the day's row until the end of the transaction, so that its line is changed by one person at
 * a time; gives the day as it stands now. @throws DomainError walk-in-cancelled
 */
export async function lockDay(manager: EntityManager, id: string): Promise<WalkInDay> {
  const locked = await execute(
    manager,
    `UPDATE walk_in_day SET last_number = last_number WHERE id = $1 AND state = 'open'`,
    [id],
  );
  if (locked === 0) throw refuse('walk-in-cancelled');
  return manager.findOneByOrFail(WalkInDay, { id });
}

const ticketRow = {
  ...columns(WalkInTicket, 'id', 'menteeId', 'number', 'topic', 'isPriority', 'goneBecause'),
  ...columns(WalkInTicket, 'version', 'createdAt', 'bookingId'),
  menteeName: column(Mentee, 'fullName'),
  bookingState: orNull(column(Booking, 'state')),
  sessionId: orNull(column(Session, 'id')),
  mentorId: orNull(column(Session, 'mentorId')),
  mentorName: orNull(column(Mentor, 'fullName')),
  startAt: orNull(column(Session, 'startAt')),
};

/** Every number of a day, in the order in which they were given out. */
export function ticketsOf(manager: EntityManager, dayId: string): Promise<TicketRow[]> {
  return select(
    manager,
    ticketRow,
    `SELECT t.id AS id, t.mentee_id AS "menteeId", m.full_name AS "menteeName", t.number AS number,
       t.topic AS topic, t.is_priority AS "isPriority", t.gone_because AS "goneBecause",
       t.version AS version, t.created_at AS "createdAt", t.booking_id AS "bookingId",
       b.state AS "bookingState", s.id AS "sessionId", s.mentor_id AS "mentorId",
       e.full_name AS "mentorName", s.start_at AS "startAt"
     FROM walk_in_ticket t
     JOIN mentee m ON m.id = t.mentee_id
     LEFT JOIN booking b ON b.id = t.booking_id AND b.state <> 'cancelled'
     LEFT JOIN session s ON s.id = b.session_id
     LEFT JOIN mentor e ON e.id = s.mentor_id
     WHERE t.walk_in_day_id = $1 ORDER BY t.number`,
    [dayId],
  );
}

/** Whose numbers are called no more: they have stopped taking part. */
export async function stoppedOf(
  manager: EntityManager,
  tickets: readonly Pick<TicketRow, 'menteeId'>[],
): Promise<Set<string>> {
  const id = In(tickets.map(({ menteeId }) => menteeId));
  const people = await manager.find(Mentee, {
    where: { id, isActive: false },
    select: { id: true },
  });
  return new Set(people.map((person) => person.id));
}

export function stateOf({ goneBecause, bookingState }: TicketRow): TicketState {
  if (goneBecause !== null) return goneBecause;
  if (bookingState === 'attended') return 'served';
  if (bookingState === 'absent') return 'absent';
  return bookingState === null ? 'waiting' : 'serving';
}

/** An ambassador of the day with the sessions that lie in it. */
export interface ServingMentor {
  id: string;
  fullName: string;
  topics: string[];
  isActive: boolean;
  sessions: Pick<
    Session,
    'id' | 'startAt' | 'endAt' | 'topic' | 'state' | 'venueId' | 'seats' | 'seatsTaken'
  >[];
}

const mentorRow = columns(Mentor, 'id', 'fullName', 'topics', 'isActive');

const sessionRow = {
  ...columns(Session, 'id', 'mentorId', 'startAt', 'endAt', 'topic', 'state', 'venueId', 'seats'),
  ...columns(Session, 'seatsTaken'),
};

export async function mentorsOf(
  manager: EntityManager,
  { id, startAt, endAt }: Pick<WalkInDay, 'id' | 'startAt' | 'endAt'>,
): Promise<ServingMentor[]> {
  const mentors = await select(
    manager,
    mentorRow,
    `SELECT m.id AS id, m.full_name AS "fullName", m.topics AS topics, m.is_active AS "isActive"
     FROM walk_in_mentor w JOIN mentor m ON m.id = w.mentor_id
     WHERE w.walk_in_day_id = $1 ORDER BY m.sort_name, m.id`,
    [id],
  );
  const sessions = await select(
    manager,
    sessionRow,
    `SELECT s.id AS id, s.mentor_id AS "mentorId", s.start_at AS "startAt", s.end_at AS "endAt",
       s.topic AS topic, s.state AS state, s.venue_id AS "venueId", s.seats AS seats,
       s.seats_taken AS "seatsTaken"
     FROM walk_in_mentor w JOIN session s ON s.mentor_id = w.mentor_id
     WHERE w.walk_in_day_id = $1 AND s.state <> 'cancelled' AND s.start_at < $2 AND s.end_at > $3
     ORDER BY s.start_at`,
    [id, endAt, startAt],
  );
  return mentors.map((mentor) => ({
    ...mentor,
    sessions: sessions.filter(({ mentorId }) => mentorId === mentor.id),
  }));
}

const servingRow = {
  dayId: column(WalkInMentor, 'walkInDayId'),
  ...columns(Mentor, 'id', 'fullName'),
};

/** Who serves on these days, by their names. */
export function servingOn(
  manager: EntityManager,
  days: readonly Pick<WalkInDay, 'id'>[],
): Promise<{ dayId: string; id: string; fullName: string }[]> {
  return select(
    manager,
    servingRow,
    `SELECT w.walk_in_day_id AS "dayId", m.id AS id, m.full_name AS "fullName"
     FROM walk_in_mentor w JOIN mentor m ON m.id = w.mentor_id
     WHERE w.walk_in_day_id IN ${idList(manager, '$1')} ORDER BY m.sort_name, m.id`,
    [JSON.stringify(days.map(({ id }) => id))],
  );
}
