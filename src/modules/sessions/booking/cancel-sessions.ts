import { grouped } from '../../../platform/common/grouped';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import { storedValue } from '../../../platform/database/row-shape';
import { selectEntities } from '../../../platform/database/select-entities';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRowChanges, nextBooking } from '../rules/audited-rows';
import type { BookingListener, PlacesOff, Told } from '../rules/booking-listener';
import { releaseSeatsAtVenues } from '../rules/seats';

const openBookings = ['held', 'booked', 'waiting'] as const;

/**
 * Calls sessions off for everybody in them and in their lines, in as many statements for one as for a
 * thousand; the caller has locked them. Tells how many had a booking.
 */
export async function cancelSessions(
  context: AuditContext,
  sessions: readonly Session[],
  reason: string,
  listener: BookingListener,
  told: Told = 'everybody',
  { isMentorAway = false }: Pick<PlacesOff, 'isMentorAway'> = {},
): Promise<number> {
  if (sessions.length === 0) return 0;
  const { manager, now } = context;
  const ids = JSON.stringify(sessions.map(({ id }) => id));
  const bookings = await selectEntities(
    manager,
    Booking,
    `session_id IN ${idList(manager, '$1')} AND state IN ('held', 'booked', 'waiting')
     AND state <> 'cancelled'`,
    [ids],
  );
  await execute(
    manager,
    `UPDATE booking SET state = 'cancelled', held_until = NULL, version = version + 1, updated_at = $1
     WHERE id IN ${idList(manager, '$2')}`,
    [now, JSON.stringify(bookings.map(({ id }) => id))],
  );
  await execute(
    manager,
    `UPDATE session SET state = 'cancelled', cancel_reason = $1, seats_taken = 0,
       version = version + 1, updated_at = $2
     WHERE id IN ${idList(manager, '$3')}`,
    [storedValue(manager, Session, 'cancelReason', reason), now, ids],
  );
  const seated = grouped(
    bookings.filter(({ state }) => state !== 'waiting'),
    ({ sessionId }) => sessionId,
  );
  await releaseSeatsAtVenues(
    manager,
    sessions.map(({ id, venueId, startAt }) => ({
      venueId,
      startAt,
      people: seated.get(id)?.length ?? 0,
    })),
  );
  const sessionOf = new Map(sessions.map((session) => [session.id, session]));
  const wardOf = (booking: Booking): string => sessionOf.get(booking.sessionId)?.wardId ?? '';
  await auditRowChanges(context, [
    { action: 'session.cancel', rows: sessions, facts: { reason } },
    // What they were before tells whoever takes a cancellation back.
    ...openBookings.map((from) => ({
      action: 'booking.cancel',
      rows: bookings
        .filter(({ state }) => state === from)
        .map((booking) => ({ id: booking.id, wardId: wardOf(booking) })),
      facts: { from },
    })),
  ]);
  const places = bookings
    .filter(({ state }) => state === 'booked')
    .flatMap((booking) => {
      const session = sessionOf.get(booking.sessionId);
      const off = nextBooking(booking, { state: 'cancelled', heldUntil: null }, now);
      return session ? [{ booking: off, session }] : [];
    });
  await listener.bookingsCancelled(manager, places, {
    by: context.actor,
    reason,
    told,
    isMentorAway,
  });
  return places.length;
}
