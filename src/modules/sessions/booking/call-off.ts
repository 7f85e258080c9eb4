import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { Booking, type BookingState } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type PlacesOff } from '../rules/booking-listener';
import { lockSession, releaseSeat } from '../rules/seats';
import { FreedSeats } from './freed-seats';

const open: BookingState[] = ['held', 'booked', 'waiting'];
const openOrInvited: BookingState[] = [...open, 'invited'];

/** Takes single places away for which the ground has gone, in the transaction of what took it. */
@Injectable()
export class CallOff {
  constructor(
    private readonly freedSeats: FreedSeats,
    private readonly listener: BookingListener,
  ) {}

  /**
   * Nothing when the place is no longer there, or the session by now another mentor's. With `keepsSeat` its seat is the
   * caller's to give, who passes on what is left of it.
   */
  async place(
    context: AuditContext,
    place: { bookingId: string; sessionId: string; mentorId: string },
    reason: string,
    { keepsSeat }: { keepsSeat?: boolean } = {},
  ): Promise<void> {
    const { manager } = context;
    const { bookingId, sessionId, mentorId } = place;
    await lockSession(manager, sessionId);
    // Only now does it stand still: it may have been cancelled, promoted or reassigned before.
    const session = await manager.findOneBy(Session, { id: sessionId, mentorId });
    const booking = await manager.findOneBy(Booking, { id: bookingId, state: In(open) });
    if (session && booking) await this.cancel(context, booking, session, { reason, keepsSeat });
  }

  /** Free seats of a session go to those who wait; it is off where nobody is left. */
  async passOn(context: AuditContext, sessionId: string): Promise<void> {
    await lockSession(context.manager, sessionId);
    await this.freedSeats.passOn(context, sessionId);
  }

  /**
   * The same for somebody who takes part no more: they hear nothing of it, and why they do not come stays with staff.
   * Of a record that was merged, the person hears it as the other one. Gives the booking as it was; null when it is no
   * longer there.
   */
  async leave(
    context: AuditContext,
    { bookingId, sessionId }: { bookingId: string; sessionId: string },
    heard?: { reason: string; heardBy: string },
  ): Promise<Booking | null> {
    const { manager } = context;
    await lockSession(manager, sessionId);
    const session = await manager.findOneByOrFail(Session, { id: sessionId });
    const standing = { id: bookingId, sessionId, state: In(openOrInvited) };
    const booking = await manager.findOneBy(Booking, standing);
    const alone = { reason: null, told: 'mentors', isOfOne: true } as const;
    if (booking) await this.cancel(context, booking, session, heard ?? alone);
    return booking;
  }

  private async cancel(
    context: AuditContext,
    booking: Booking,
    session: Session,
    {
      reason,
      told,
      isOfOne,
      heardBy,
      keepsSeat = false,
    }: Pick<PlacesOff, 'told' | 'isOfOne'> & {
      reason: string | null;
      heardBy?: string;
      keepsSeat?: boolean;
    },
  ): Promise<void> {
    const { manager, now } = context;
    const isSeated = booking.state === 'held' || booking.state === 'booked';
    if (isSeated) await releaseSeat(manager, session);
    const off = { state: 'cancelled', heldUntil: null, updatedAt: now } as const;
    const after = await compareAndSet(manager, Booking, booking, off, {
      where: { state: booking.state },
    });
    await auditRows(context, 'booking.cancel', [{ id: booking.id, wardId: session.wardId }], {
      reason,
    });
    if (booking.state === 'booked') {
      const place = { booking: after, session, heardBy };
      const why = { by: context.actor, reason, told, isOfOne };
      await this.listener.bookingsCancelled(manager, [place], why);
    }
    if (booking.state === 'invited') await this.listener.answered(manager, [after]);
    if (isSeated && !keepsSeat) await this.freedSeats.passOn(context, session.id);
  }
}
