import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { lockRows } from '../../../platform/database/locks';
import { idList } from '../../../platform/database/row-set';
import { selectEntities } from '../../../platform/database/select-entities';
import { Booking, type BookingState } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows, nextBooking } from '../rules/audited-rows';
import { BookingListener, type Gone, type PlacesOff } from '../rules/booking-listener';
import { lockSession, releaseSeat, releaseSeats } from '../rules/seats';
import { FreedSeats } from './freed-seats';

const openOrInvited: BookingState[] = ['held', 'booked', 'waiting', 'invited'];

/** A place in a lesson that somebody has agreed on with its ambassador. */
export interface AgreedPlace {
  bookingId: string;
  sessionId: string;
  mentorId: string;
}

/**
 * Why a place is off, as people read it, and as the audit keeps it, which no erasure reaches: there it names nobody. Of
 * `isMentorAway` see PlacesOff.
 */
export type OffReason = string | { told: string; kept: string; isMentorAway?: boolean };

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
  place(
    context: AuditContext,
    place: AgreedPlace,
    reason: OffReason,
    seats: { keepsSeat?: boolean } = {},
  ): Promise<void> {
    return this.places(context, [place], reason, seats);
  }

  /** The same for many, in as many statements for one as for a thousand: what they free goes on once all have fallen. */
  async places(
    context: AuditContext,
    places: readonly AgreedPlace[],
    said: OffReason,
    { keepsSeat }: { keepsSeat?: boolean } = {},
  ): Promise<void> {
    if (places.length === 0) return;
    const why: Exclude<OffReason, string> =
      typeof said === 'string' ? { told: said, kept: said } : said;
    const { told: reason, kept, isMentorAway } = why;
    const { manager, now } = context;
    const sessionIds = [...new Set(places.map(({ sessionId }) => sessionId))];
    await lockRows(manager, Session, sessionIds);
    // Only now do they stand still: they may have been cancelled, promoted or reassigned before.
    const falling = await this.standing(manager, places);
    if (falling.length === 0) return;
    const bookingIds = JSON.stringify(falling.map(({ booking }) => booking.id));
    await execute(
      manager,
      `UPDATE booking SET state = 'cancelled', held_until = NULL, version = version + 1, updated_at = $1
       WHERE id IN ${idList(manager, '$2')}`,
      [now, bookingIds],
    );
    const seated = falling.filter(({ booking }) => booking.state !== 'waiting');
    await releaseSeats(
      manager,
      seated.map(({ session }) => session),
    );
    const rows = falling.map(({ booking, session }) => ({
      id: booking.id,
      wardId: session.wardId,
    }));
    await auditRows(context, 'booking.cancel', rows, { reason: kept });
    const told = falling
      .filter(({ booking }) => booking.state === 'booked')
      .map(({ booking, session }) => ({
        booking: nextBooking(booking, { state: 'cancelled', heldUntil: null }, now),
        session,
      }));
    if (told.length > 0) {
      const off = { by: context.actor, reason, isMentorAway };
      await this.listener.bookingsCancelled(manager, told, off);
    }
    if (keepsSeat) return;
    await this.freedSeats.passOnAll(context, [...new Set(seated.map(({ session }) => session.id))]);
  }

  /** Free seats of sessions go to those who wait; they are off where nobody is left. */
  async passOnAll(context: AuditContext, sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await lockRows(context.manager, Session, sessionIds);
    await this.freedSeats.passOnAll(context, sessionIds);
  }

  /** Those that are still there, in the order in which they were named. */
  private async standing(
    manager: EntityManager,
    places: readonly AgreedPlace[],
  ): Promise<{ booking: Booking; session: Session }[]> {
    const ids = (of: (place: AgreedPlace) => string): string => JSON.stringify(places.map(of));
    const sessions = await selectEntities(manager, Session, `id IN ${idList(manager, '$1')}`, [
      ids(({ sessionId }) => sessionId),
    ]);
    const bookings = await selectEntities(
      manager,
      Booking,
      `id IN ${idList(manager, '$1')} AND state IN ('held', 'booked', 'waiting')`,
      [ids(({ bookingId }) => bookingId)],
    );
    const sessionOf = new Map(sessions.map((one) => [one.id, one]));
    const bookingOf = new Map(bookings.map((one) => [one.id, one]));
    return places.flatMap(({ bookingId, sessionId, mentorId }) => {
      const [session, booking] = [sessionOf.get(sessionId), bookingOf.get(bookingId)];
      return session?.mentorId === mentorId && booking ? [{ booking, session }] : [];
    });
  }

  /**
   * The same for somebody who takes part no more: they hear nothing of it, and why they do not come stays with staff.
   * Of a record that was merged, the person hears it as the other one. Gives the booking as it was; null when it is no
   * longer there.
   */
  async leave(
    context: AuditContext,
    { bookingId, sessionId }: { bookingId: string; sessionId: string },
    { heard, gone }: { heard?: { reason: string; heardBy: string }; gone?: Gone } = {},
  ): Promise<Booking | null> {
    const { manager } = context;
    await lockSession(manager, sessionId);
    const session = await manager.findOneByOrFail(Session, { id: sessionId });
    const standing = { id: bookingId, sessionId, state: In(openOrInvited) };
    const booking = await manager.findOneBy(Booking, standing);
    const alone = { reason: null, told: 'mentors', isOfOne: true, gone } as const;
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
      gone,
      heardBy,
    }: Pick<PlacesOff, 'told' | 'isOfOne' | 'gone'> & { reason: string | null; heardBy?: string },
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
      const why = { by: context.actor, reason, told, isOfOne, gone };
      await this.listener.bookingsCancelled(manager, [place], why);
    }
    if (booking.state === 'invited') await this.listener.answered(manager, [after]);
    if (isSeated) await this.freedSeats.passOn(context, session.id);
  }
}
