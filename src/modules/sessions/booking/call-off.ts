import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { Booking, type BookingState } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { lockSession, releaseSeat } from '../rules/seats';
import { FreedSeats } from './freed-seats';

const open: BookingState[] = ['held', 'booked', 'waiting'];

/** Takes single places away for which the ground has gone, in the transaction of what took it. */
@Injectable()
export class CallOff {
  constructor(
    private readonly freedSeats: FreedSeats,
    private readonly listener: BookingListener,
  ) {}

  /** Nothing when the place is no longer there, or the session by now another mentor's. */
  async place(
    context: AuditContext,
    place: { bookingId: string; sessionId: string; mentorId: string },
    reason: string,
  ): Promise<void> {
    const { manager } = context;
    const { bookingId, sessionId, mentorId } = place;
    await lockSession(manager, sessionId);
    // Only now does it stand still: it may have been cancelled, promoted or reassigned before.
    const session = await manager.findOneBy(Session, { id: sessionId, mentorId });
    const booking = await manager.findOneBy(Booking, { id: bookingId, state: In(open) });
    if (session && booking) await this.cancel(context, booking, session, reason);
  }

  private async cancel(
    context: AuditContext,
    booking: Booking,
    session: Session,
    reason: string,
  ): Promise<void> {
    const { manager, now } = context;
    if (booking.state !== 'waiting') await releaseSeat(manager, session);
    const off = { state: 'cancelled', heldUntil: null, updatedAt: now } as const;
    const after = await compareAndSet(manager, Booking, booking, off, {
      where: { state: booking.state },
    });
    await auditRows(context, 'booking.cancel', [{ id: booking.id, wardId: session.wardId }], {
      reason,
    });
    if (booking.state === 'booked') {
      await this.listener.bookingsCancelled(manager, [{ booking: after, session }], reason);
    }
    if (booking.state !== 'waiting') await this.freedSeats.passOn(context, session.id);
  }
}
