import type { EntityManager } from 'typeorm';
import { violates } from '../../../platform/database/violations';
import type { BookingListener, MovedPlace } from '../rules/booking-listener';
import { Booking, type BookingState } from '../entities/booking.entity';
import { AuditContext, nextBooking, auditRows } from '../rules/audited-rows';
import { isRefusal, refuse } from '../rules/refusals';
import { takeSeat, takeSessionSeats, takeVenueSeats } from '../rules/seats';
import type { Session } from '../entities/session.entity';
import { execute } from '../../../platform/database/execute';
import { idList, rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import { inSavepoint } from '../../../platform/database/savepoint';
import { columns } from '../../../platform/database/result-columns';
import { AuditEntry } from '../../access';

/**
 * Gives the people of a session that was called off by mistake their seats and places in line back,
 * as far as they are free then and the venue still has room (unless `whenFull` says that all of them must
 * have it), and only to those whom `isTheirs` names; tells how many came back. Invitations stand again, too.
 */
export async function restoreBookings(
  context: AuditContext,
  session: Session,
  cancelledAt: number,
  listener: PlaceListener,
  { whenFull, isTheirs = () => true }: Restoring = {},
): Promise<number> {
  let restored = 0;
  for (const one of await cancelledWith(context.manager, [session], cancelledAt)) {
    if (!isTheirs(one.booking)) continue;
    const why = await restoreBooking(context, session, { ...one, asAt: cancelledAt }, listener);
    if (why === 'venue-full' && whenFull) throw whenFull();
    if (why === null) restored += 1;
  }
  return restored;
}

/** Who hears of it: at once, or when all is back. */
export type PlaceListener = Pick<BookingListener, 'invited' | 'bookingMoved'>;

interface Restoring {
  whenFull?: () => Error;
  isTheirs?: (booking: Booking) => boolean;
}

/** What was in the way of somebody's old place. */
export type InTheWay = 'mentee-busy' | 'venue-full' | 'seat-taken';

/**
 * Gives one person their old place back, at the time at which the session is held today, or null; tells what was in
 * the way. With `asAt` the session is as it was then, and whoever has heard nothing since hears nothing.
 */
export async function restoreBooking(
  context: AuditContext,
  session: Session,
  { booking, state, asAt }: { booking: Booking; state: BookingState; asAt?: number },
  listener: PlaceListener,
): Promise<InTheWay | null> {
  const { manager, now } = context;
  const after = bookingAgain(booking, state, session, now);
  const { startAt, endAt, movedFrom } = after;
  const refused = await inSavepoint(manager, async () => {
    if (state === 'booked') await takeSeat(manager, session, now);
    await execute(
      manager,
      `UPDATE booking SET state = $1, start_at = $2, end_at = $3, moved_from = $4,
         version = version + 1, updated_at = $5
       WHERE id = $6 AND state = 'cancelled'`,
      [state, startAt, endAt, movedFrom, now, booking.id],
    );
  });
  if (refused) {
    if (violates(refused.refusedBy, 'mentee_in_one_place')) return 'mentee-busy';
    if (isRefusal(refused.refusedBy, 'venue-full')) return 'venue-full';
    if (isRefusal(refused.refusedBy, 'seat-taken')) return 'seat-taken';
    throw refused.refusedBy;
  }
  await auditRows(context, 'booking.restore', [{ id: booking.id, wardId: session.wardId }]);
  const place = { booking: after, session, asAt };
  if (state === 'invited') await listener.invited(manager, [place]);
  else await listener.bookingMoved(manager, { before: booking, ...place });
  return null;
}

/** A booking that fell, what it was before, and the session it is a place in. */
export interface FallenPlace {
  booking: Booking;
  state: BookingState;
  session: Session;
}

/**
 * Places of sessions that stand, all of them or none, in as many statements for one as for a thousand; what people are to
 * hear is for the caller to tell. The caller holds the sessions.
 * @throws DomainError seat-taken, venue-full, stale-version; mentee_in_one_place of the database
 */
export async function restoreTogether(
  context: AuditContext,
  fallen: readonly FallenPlace[],
): Promise<MovedPlace[]> {
  const { manager, now } = context;
  const places = fallen.map(({ booking: before, state, session }) => ({
    before,
    session,
    booking: bookingAgain(before, state, session, now),
  }));
  const seats = places
    .filter(({ booking }) => booking.state === 'booked')
    .map(({ session }) => session);
  await takeSessionSeats(manager, seats, now);
  await takeVenueSeats(manager, seats);
  await restoreAll(
    context,
    places.map(({ booking }) => booking),
  );
  const rows = places.map(({ before: { id }, session: { wardId } }) => ({ id, wardId }));
  await auditRows(context, 'booking.restore', rows);
  return places;
}

async function restoreAll(
  { manager, now }: AuditContext,
  bookings: readonly Booking[],
): Promise<void> {
  const given = {
    booking_id: 'text',
    is_now: 'text',
    from_at: 'bigint',
    until_at: 'bigint',
    was_at: 'bigint',
  } as const;
  const rows = bookings.map(({ id, state, startAt, endAt, movedFrom = null }) => ({
    booking_id: id,
    is_now: state,
    from_at: startAt,
    until_at: endAt,
    was_at: movedFrom,
  }));
  const restored = await execute(
    manager,
    `UPDATE booking SET state = given.is_now, start_at = given.from_at, end_at = given.until_at,
       moved_from = given.was_at, version = version + 1, updated_at = $1
     FROM ${rowSet(manager, given, '$2')}
     WHERE id = given.booking_id AND state = 'cancelled'`,
    [now, JSON.stringify(rows)],
  );
  if (restored < bookings.length) throw refuse('stale-version');
}

/** The booking at the time at which its session is held now. */
function bookingAgain(
  booking: Booking,
  state: BookingState,
  { startAt, endAt }: Session,
  now: number,
): Booking {
  const movedFrom = startAt === booking.startAt ? (booking.movedFrom ?? null) : booking.startAt;
  return nextBooking(booking, { state, startAt, endAt, movedFrom }, now);
}

const entryRow = columns(AuditEntry, 'subjectId', 'facts');

/** The bookings that fell with their sessions, and what they were before: the audit knows. */
export async function cancelledWith(
  manager: EntityManager,
  sessions: readonly Session[],
  cancelledAt: number,
): Promise<FallenPlace[]> {
  const ids = JSON.stringify(sessions.map(({ id }) => id));
  const bookings = await selectEntities(
    manager,
    Booking,
    `session_id IN ${idList(manager, '$1')} AND state = 'cancelled' AND updated_at = $2
     ORDER BY created_at, id`,
    [ids, cancelledAt],
  );
  const entries = await select(
    manager,
    entryRow,
    `SELECT a.subject_id AS "subjectId", a.facts AS facts
     FROM audit_entry a JOIN booking b ON b.id = a.subject_id
     JOIN mentee e ON e.id = b.mentee_id AND e.is_active
     WHERE b.session_id IN ${idList(manager, '$1')} AND a.at = $2 AND a.action = 'booking.cancel'`,
    [ids, cancelledAt],
  );
  const stateOf = new Map(entries.map(({ subjectId, facts }) => [subjectId, facts.from]));
  const sessionOf = new Map(sessions.map((one) => [one.id, one]));
  return bookings.flatMap((booking) => {
    const state = stateOf.get(booking.id);
    const session = sessionOf.get(booking.sessionId);
    const isKnown = state === 'booked' || state === 'waiting' || state === 'invited';
    return session && isKnown ? [{ booking, state, session }] : [];
  });
}
