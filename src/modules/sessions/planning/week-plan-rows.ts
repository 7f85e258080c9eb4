import type { JoinedSession, PlannedSession } from '../../../core/week-plan/plan-problem';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { Booking } from '../entities/booking.entity';
import type { BookedSeat } from '../booking/bookings.service';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { takeSeat, takeVenueSeats } from '../rules/seats';
import { Session } from '../entities/session.entity';
import { newSession } from '../rules/new-session';
import { assertOneHousehold } from '../rules/one-household';

/** Saves planned sessions with their bookings and their seats in venues. */
export async function savePlanned(
  context: AuditContext,
  wardId: string,
  planned: readonly PlannedSession[],
  seatsOf: ReadonlyMap<string, number>,
): Promise<BookedSeat[]> {
  const { manager, now } = context;
  const sessions: Session[] = [];
  const seats: BookedSeat[] = [];
  for (const plan of planned) {
    const { mentorId, venueId, topic, startAt, endAt, menteeIds } = plan;
    const room = venueId === null ? MAX_MENTEES_A_SESSION : (seatsOf.get(venueId) ?? 0);
    const seatsTaken = menteeIds.length;
    const seatCount = Math.max(seatsTaken, Math.min(MAX_MENTEES_A_SESSION, room));
    const place = { wardId, mentorId, venueId, topic, startAt, endAt };
    const session = newSession({ ...place, seats: seatCount, seatsTaken }, now);
    sessions.push(session);
    for (const menteeId of menteeIds) {
      seats.push({ booking: plannedBooking(context, session, menteeId), session });
    }
  }
  await insert(manager, Session, sessions);
  await takeVenueSeats(
    manager,
    seats.map(({ session }) => session),
  );
  await auditRows(context, 'session.plan', sessions);
  await saveBookings(context, wardId, seats);
  return seats;
}

/** Seats mentees in sessions that were agreed before. */
export async function saveJoined(
  context: AuditContext,
  wardId: string,
  joined: readonly JoinedSession[],
): Promise<BookedSeat[]> {
  const seats: BookedSeat[] = [];
  for (const { sessionId, menteeId } of joined) {
    const session = await context.manager.findOneByOrFail(Session, { id: sessionId });
    await takeSeat(context.manager, session, context.now);
    seats.push({ booking: plannedBooking(context, session, menteeId), session });
  }
  await saveBookings(context, wardId, seats);
  await assertOneHousehold(
    context.manager,
    seats.map(({ session }) => session),
  );
  return seats;
}

async function saveBookings(
  context: AuditContext,
  wardId: string,
  seats: readonly BookedSeat[],
): Promise<void> {
  const bookings = seats.map(({ booking }) => booking);
  await insert(context.manager, Booking, bookings);
  const told = bookings.map(({ id }) => ({ id, wardId }));
  await auditRows(context, 'booking.book', told);
}

function plannedBooking(
  { manager, now }: AuditContext,
  session: Session,
  menteeId: string,
): Booking {
  return manager.create(Booking, {
    id: newId(),
    sessionId: session.id,
    menteeId,
    startAt: session.startAt,
    endAt: session.endAt,
    state: 'booked',
    heldUntil: null,
    bookedByKind: 'plan',
    bookedById: null,
    bookedBecause: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
}
