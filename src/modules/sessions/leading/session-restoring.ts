import type { EntityManager } from 'typeorm';
import { violates } from '../../../platform/database/violations';
import type { BookingListener } from '../rules/booking-listener';
import { Booking, type BookingState } from '../entities/booking.entity';
import { AuditContext, nextBooking, auditRows } from '../rules/audited-rows';
import { isRefusal } from '../rules/refusals';
import { takeSeat } from '../rules/seats';
import type { Session } from '../entities/session.entity';
import { execute } from '../../../platform/database/execute';
import { select } from '../../../platform/database/select';
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
  listener: BookingListener,
  { whenFull, isTheirs = () => true }: Restoring = {},
): Promise<number> {
  let restored = 0;
  for (const one of await cancelledWith(context.manager, session, cancelledAt)) {
    if (!isTheirs(one.booking)) continue;
    const why = await restoreBooking(context, session, { ...one, asAt: cancelledAt }, listener);
    if (why === 'venue-full' && whenFull) throw whenFull();
    if (why === null) restored += 1;
  }
  return restored;
}

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
  listener: BookingListener,
): Promise<InTheWay | null> {
  const { manager, now } = context;
  const { startAt, endAt } = session;
  const movedFrom = startAt === booking.startAt ? (booking.movedFrom ?? null) : booking.startAt;
  const after = nextBooking(booking, { state, startAt, endAt, movedFrom }, now);
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

const entryRow = columns(AuditEntry, 'subjectId', 'facts');

/** The bookings that fell with their session, and what they were before: the audit knows. */
async function cancelledWith(
  manager: EntityManager,
  session: Session,
  cancelledAt: number,
): Promise<{ booking: Booking; state: BookingState }[]> {
  const bookings = await manager.find(Booking, {
    where: { sessionId: session.id, state: 'cancelled', updatedAt: cancelledAt },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const entries = await select(
    manager,
    entryRow,
    `SELECT a.subject_id AS "subjectId", a.facts AS facts
     FROM audit_entry a JOIN booking b ON b.id = a.subject_id
     JOIN mentee e ON e.id = b.mentee_id AND e.is_active
     WHERE b.session_id = $1 AND a.at = $2 AND a.action = 'booking.cancel'`,
    [session.id, cancelledAt],
  );
  const stateOf = new Map(entries.map(({ subjectId, facts }) => [subjectId, facts.from]));
  return bookings.flatMap((booking) => {
    const state = stateOf.get(booking.id);
    return state === 'booked' || state === 'waiting' || state === 'invited'
      ? [{ booking, state }]
      : [];
  });
}
