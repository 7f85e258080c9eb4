import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { selectEntities } from '../../../platform/database/select-entities';
import { BookingListener } from '../rules/booking-listener';
import { Booking } from '../entities/booking.entity';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { isRefusal } from '../rules/refusals';
import { lastChange } from '../rules/change-deadline';
import { lockSession, takeSeat } from '../rules/seats';
import { Ward } from '../../wards';
import { Session } from '../entities/session.entity';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { inSavepoint } from '../../../platform/database/savepoint';
import { violates } from '../../../platform/database/violations';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { columns } from '../../../platform/database/result-columns';

/** What happens to a session that has a seat free again. */
@Injectable()
export class FreedSeats {
  constructor(private readonly listener: BookingListener) {}

  /**
   * Gives free seats to those who wait, in the order in which they came; whoever is elsewhere at that
   * time is passed over and keeps waiting. Too near to the session for a mentee to cancel any more, a seat
   * is offered to all of them instead, and is of whoever says yes first. Then a session that nobody comes
   * to is cancelled, unless staff opened it or somebody may still say yes. The caller's transaction has
   * locked the session by releasing the seat.
   */
  async passOn(context: AuditContext, sessionId: string): Promise<void> {
    const { manager, now } = context;
    const session = await manager.findOneByOrFail(Session, { id: sessionId });
    if (session.state !== 'planned' && session.state !== 'confirmed') return;
    const hasRoom = session.startAt > now && session.seatsTaken < session.seats;
    const filled = hasRoom ? await this.fill(context, session) : 0;
    if (session.seatsTaken + filled === 0 && !session.isOpen) await cancelEmpty(context, session);
  }

  /** The same for many: only where somebody waits, each is looked at by itself. */
  async passOnAll(context: AuditContext, sessionIds: readonly string[]): Promise<void> {
    const { manager } = context;
    const these = `id IN ${idList(manager, '$1')} AND state IN ('planned', 'confirmed')`;
    const ids = JSON.stringify(sessionIds);
    const sessions = await selectEntities(manager, Session, these, [ids]);
    const waited = await select(
      manager,
      waitedRow,
      `SELECT DISTINCT session_id AS "sessionId" FROM booking
       WHERE session_id IN ${idList(manager, '$1')} AND state = 'waiting'`,
      [ids],
    );
    const lines = new Set(waited.map(({ sessionId }) => sessionId));
    const standing = new Set(sessions.map(({ id }) => id));
    for (const id of sessionIds) {
      if (standing.has(id) && lines.has(id)) await this.passOn(context, id);
    }
    const empty = sessions.filter(
      ({ id, seatsTaken, isOpen }) => !lines.has(id) && seatsTaken === 0 && !isOpen,
    );
    await cancelEmptyOnes(context, empty);
  }

  /** Calls a session off that began with nobody in it, because nobody took a seat that was offered. */
  async lapse(context: AuditContext, sessionId: string): Promise<void> {
    await lockSession(context.manager, sessionId);
    const session = await context.manager.findOneByOrFail(Session, { id: sessionId });
    if (session.state !== 'planned' && session.state !== 'confirmed') return;
    if (session.seatsTaken === 0 && !session.isOpen) await cancelEmpty(context, session);
  }

  /** How many have a seat now, or may still take one. */
  private async fill(context: AuditContext, session: Session): Promise<number> {
    const { manager, now } = context;
    const waiting = await waitingFor(manager, session.id);
    if (waiting.length === 0) return 0;
    const { settings } = await manager.findOneByOrFail(Ward, { id: session.wardId });
    if (session.startAt >= lastChange(settings, now))
      return this.promote(context, session, waiting);
    const places = waiting.map((booking) => ({ booking, session, settings }));
    await this.listener.seatsOffered(manager, places);
    return places.length;
  }

  private async promote(
    context: AuditContext,
    session: Session,
    waiting: readonly Booking[],
  ): Promise<number> {
    const promoted: Booking[] = [];
    for (const booking of waiting) {
      if (promoted.length === session.seats - session.seatsTaken) break;
      const refused = await inSavepoint(context.manager, async () => {
        promoted.push(await this.seat(context, session, booking));
      });
      if (refused === null) continue;
      if (isRefusal(refused.refusedBy, 'venue-full', 'seat-taken')) break;
      if (!violates(refused.refusedBy, 'mentee_in_one_place')) throw refused.refusedBy;
    }
    if (promoted.length > 0) {
      const { wardId } = session;
      await auditRows(
        context,
        'booking.promote',
        promoted.map(({ id }) => ({ id, wardId })),
      );
      await this.listener.bookingsMade(
        context.manager,
        promoted.map((booking) => ({ booking, session })),
      );
    }
    return promoted.length;
  }

  private async seat(
    { manager, now }: AuditContext,
    session: Session,
    booking: Booking,
  ): Promise<Booking> {
    await takeSeat(manager, session, now);
    const seated = { state: 'booked', updatedAt: now } as const;
    return compareAndSet(manager, Booking, booking, seated, { where: { state: 'waiting' } });
  }
}

function waitingFor(manager: EntityManager, sessionId: string): Promise<Booking[]> {
  const condition = `session_id = $1 AND state = 'waiting'
    AND EXISTS (SELECT 1 FROM mentee WHERE mentee.id = booking.mentee_id AND mentee.is_active)
    ORDER BY created_at, id`;
  return selectEntities(manager, Booking, condition, [sessionId]);
}

const waitedRow = columns(Booking, 'sessionId');

/** Nobody is left in them, and nobody waits. */
async function cancelEmptyOnes(context: AuditContext, sessions: readonly Session[]): Promise<void> {
  if (sessions.length === 0) return;
  const { manager, now } = context;
  await execute(
    manager,
    `UPDATE session SET state = 'cancelled', cancel_reason = 'empty', version = version + 1,
       updated_at = $1
     WHERE id IN ${idList(manager, '$2')}`,
    [now, JSON.stringify(sessions.map(({ id }) => id))],
  );
  await auditRows(context, 'session.cancel', sessions, { reason: 'empty' });
}

const waitingRow = columns(Booking, 'id');

/** Nobody is left in it, not even somebody who waits and could come. */
async function cancelEmpty(context: AuditContext, session: Session): Promise<void> {
  const { manager, now } = context;
  const left = await select(
    manager,
    waitingRow,
    `SELECT id FROM booking WHERE session_id = $1 AND state = 'waiting'`,
    [session.id],
  );
  await execute(
    manager,
    `UPDATE booking SET state = 'cancelled', version = version + 1, updated_at = $1
     WHERE session_id = $2 AND state = 'waiting'`,
    [now, session.id],
  );
  await execute(
    manager,
    `UPDATE session SET state = 'cancelled', cancel_reason = 'empty', version = version + 1,
       updated_at = $1
     WHERE id = $2`,
    [now, session.id],
  );
  const { wardId } = session;
  await auditRows(
    context,
    'booking.cancel',
    left.map(({ id }) => ({ id, wardId })),
    { reason: 'empty' },
  );
  await auditRows(context, 'session.cancel', [{ id: session.id, wardId }], { reason: 'empty' });
}
