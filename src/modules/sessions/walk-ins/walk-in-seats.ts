import { Injectable } from '@nestjs/common';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { isDuplicate, violates } from '../../../platform/database/violations';
import { defaultLanguage, textsIn } from '../../../texts';
import { Booking } from '../entities/booking.entity';
import { AuditContext, auditRowChanges } from '../rules/audited-rows';
import { isRefusal } from '../rules/refusals';
import { newSession } from '../rules/new-session';
import { takeSeat, takeVenueSeats } from '../rules/seats';
import { Session } from '../entities/session.entity';
import { sessionTime } from '../slots/session-times';
import { inSavepoint } from '../../../platform/database/savepoint';
import { bookedByKind } from '../rules/who-may';
import type { WalkInDay } from '../entities/walk-in-day.entity';
import { ServingMentor, stateOf, TicketRow } from './walk-in-rows';

/** Where somebody of the line can be seated; `halfHours` the better one first. */
interface Places {
  day: WalkInDay;
  tickets: readonly TicketRow[];
  mentors: readonly ServingMentor[];
  halfHours: readonly number[];
}

type Place = { startAt: number; mentor: ServingMentor; joins: { id: string } | null };

/** Seats somebody of the line: with a free ambassador, else in a group that learns the same. */
@Injectable()
export class WalkInSeats {
  /** Gives the booking's id; null when nobody can take this person now. */
  async seat(context: AuditContext, ticket: TicketRow, places: Places): Promise<string | null> {
    for (const place of placesFor(ticket, places)) {
      const booking = bookingOf(context, ticket, place.startAt);
      const refused = await inSavepoint(context.manager, () =>
        reserveTicketSeat(context, places.day, ticket, place, booking),
      );
      if (refused === null) return booking.id;
      // Learns elsewhere at this time, or learned in this very group: keeps their place in the line.
      if (violates(refused.refusedBy, 'mentee_in_one_place')) continue;
      if (isDuplicate(refused.refusedBy)) continue;
      if (violates(refused.refusedBy, 'mentor_in_one_place')) continue;
      if (isRefusal(refused.refusedBy, 'venue-full', 'seat-taken', 'session-closed')) continue;
      throw refused.refusedBy;
    }
    return null;
  }
}

/** Free ambassadors first, those who served least before the others; then groups with a seat left. */
function placesFor(ticket: TicketRow, { day, tickets, mentors, halfHours }: Places): Place[] {
  const serving = tickets.filter((other) => stateOf(other) === 'serving');
  const busy = new Set(serving.map(({ mentorId }) => mentorId));
  const able = mentors
    .filter(({ topics }) => topics.includes(ticket.topic))
    .sort((a, b) => a.sessions.length - b.sessions.length);
  const open = halfHours.filter((startAt) => {
    const then = tickets.filter((other) => other.startAt === startAt && !other.goneBecause);
    return then.length < day.seats;
  });
  const free = open.flatMap((startAt) =>
    able
      .filter(({ id, sessions }) => !busy.has(id) && !sessions.some(isAt(startAt)))
      .map((mentor) => ({ startAt, mentor, joins: null })),
  );
  const groups = open.flatMap((startAt) =>
    able.flatMap((mentor) =>
      mentor.sessions
        .filter(isAt(startAt))
        .filter(
          ({ id, topic, state, seats, seatsTaken }) =>
            topic === ticket.topic &&
            state === 'confirmed' &&
            seatsTaken < seats &&
            serving.some(({ sessionId }) => sessionId === id),
        )
        .map((joins) => ({ startAt, mentor, joins })),
    ),
  );
  return [...free, ...groups];
}

function isAt(startAt: number): (session: { startAt: number; endAt: number }) => boolean {
  const time = sessionTime(startAt);
  return (session) => session.startAt < time.endAt && time.startAt < session.endAt;
}

async function reserveTicketSeat(
  context: AuditContext,
  day: WalkInDay,
  ticket: TicketRow,
  { startAt, mentor, joins }: Place,
  booking: Booking,
): Promise<void> {
  const { manager, now } = context;
  const { wardId, venueId } = day;
  const told: Parameters<typeof auditRowChanges>[1][number][] = [];
  if (joins) {
    booking.sessionId = joins.id;
    // A session that has begun may be joined here: whoever walked in stands beside it.
    await takeSeat(manager, { id: joins.id, venueId, startAt }, startAt - 1);
  } else {
    const where = { wardId, mentorId: mentor.id, venueId, ...sessionTime(startAt) };
    const seats = Math.min(MAX_MENTEES_A_SESSION, day.seats);
    const session = newSession(
      { ...where, topic: ticket.topic, state: 'confirmed', seats, seatsTaken: 1 },
      now,
    );
    booking.sessionId = session.id;
    await insert(manager, Session, session);
    await takeVenueSeats(manager, [session]);
    told.push({ action: 'session.plan', rows: [session], facts: { walkInDayId: day.id } });
  }
  await insert(manager, Booking, booking);
  const facts = { startAt, number: ticket.number };
  await auditRowChanges(context, [
    ...told,
    { action: 'booking.book', rows: [{ id: booking.id, wardId }], facts },
  ]);
}

function bookingOf({ actor, now }: AuditContext, ticket: TicketRow, startAt: number): Booking {
  return {
    id: newId(),
    sessionId: '',
    menteeId: ticket.menteeId,
    ...sessionTime(startAt),
    state: 'booked',
    heldUntil: null,
    bookedByKind: bookedByKind(actor),
    bookedById: actor.id,
    bookedBecause: textsIn(defaultLanguage).sessions.cameWithout(ticket.number),
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
