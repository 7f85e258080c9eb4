import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import type { DomainError } from '../../../platform/common/domain-error';
import { BookingListener, type MovedPlace } from '../rules/booking-listener';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows, nextBooking } from '../rules/audited-rows';
import { execute } from '../../../platform/database/execute';
import { lockActiveMentors } from '../slots/mentor-load';
import { SessionMaker } from './session-maker';

interface Giving {
  overLimit?: boolean;
  stale: () => DomainError;
  /** As mentees read it. */
  reason?: string;
  /** It goes back to who held it then. */
  asAt?: number;
  /** Who is told later, together with others; left out, everybody at once. */
  onMoved?: (moves: MovedPlace[]) => void;
}

/** Gives a lesson to another mentor; everybody in it is told. */
@Injectable()
export class SessionHandover {
  constructor(
    private readonly maker: SessionMaker,
    private readonly listener: BookingListener,
  ) {}

  /**
   * In the caller's transaction, which knows that the mentor teaches the topic and is free then.
   * @throws DomainError mentor-busy, mentor-on-the-way, mentor-day-full, mentor-week-full; `stale` when it changed
   */
  async give(
    context: AuditContext,
    session: Session,
    mentorId: string,
    { overLimit, stale, reason, asAt, onMoved }: Giving,
  ): Promise<void> {
    const { manager, now } = context;
    const { id } = session;
    await lockActiveMentors(manager, [mentorId]);
    const standing = { where: { state: ['planned', 'confirmed'] as const }, refusal: stale };
    await compareAndSet(manager, Session, session, { mentorId, updatedAt: now }, standing);
    await this.maker.assertFits(manager, { ...session, mentorId }, { overLimit });
    const facts = { from: session.mentorId, to: mentorId };
    await auditRows(context, 'session.reassign', [session], facts);
    const bookings = await manager.find(Booking, {
      where: { sessionId: id, state: In(['booked']) },
      order: { id: 'ASC' },
    });
    await execute(
      manager,
      `UPDATE booking SET version = version + 1, updated_at = $1
       WHERE session_id = $2 AND state = 'booked'`,
      [now, id],
    );
    const rows = bookings.map((booking) => ({ id: booking.id, wardId: session.wardId }));
    await auditRows(context, 'booking.reassign', rows);
    const changed = Object.assign(new Session(), session, { mentorId });
    const moves = bookings.map((before) => ({
      before,
      booking: nextBooking(before, {}, now),
      session: changed,
      isGiven: true,
      reason,
      asAt,
    }));
    if (onMoved) onMoved(moves);
    else await this.listener.bookingsMoved(manager, moves);
  }
}
