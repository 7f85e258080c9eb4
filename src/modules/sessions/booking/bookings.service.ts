import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { BookingListener } from '../rules/booking-listener';
import { Booking } from '../entities/booking.entity';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { assertOneHousehold } from '../rules/one-household';
import { assertChangeable, assertNotFull, assertState } from './booking-rules';
import type { BookedSeat } from './bookings.views';
import { FreedSeats } from './freed-seats';
import { Holds } from './holds';
import { findLearner, lockParties, Learner, loadLearner } from '../rules/learner';
import { BookingRequest, newBooking } from './new-booking';
import { auditRows } from '../rules/audited-rows';
import { assertLesson, isRefusal, refuse } from '../rules/refusals';
import { retryOnConflict } from './retry-on-conflict';
import { FoundSeat, SeatFinder, SeatWish } from './seat-finder';
import { addedBy, reserveSeats, SeatReservations } from './seat-reservations';
import { lockSession, releaseSeat, takeSeat } from '../rules/seats';
import { Session } from '../entities/session.entity';
import { execute } from '../../../platform/database/execute';
import { assertMayBookFor } from '../rules/who-may';
import { assertStillFit } from '../slots/mentor-load';

/** How often a seat is looked at when others change it while somebody says yes to it. */
const mostLooks = 3;

/** A seat, and whose it is. */
type Place = BookedSeat & { learner: Learner };

/**
 * Books, holds, moves and cancels. Every change is one transaction; the database decides between
 * people who want the same seat, and whoever came second gets a DomainError of status 409.
 */
@Injectable()
export class BookingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly seats: SeatFinder,
    private readonly seating: SeatReservations,
    private readonly holds: Holds,
    private readonly freedSeats: FreedSeats,
    private readonly listener: BookingListener,
  ) {}

  book(actor: Actor, request: BookingRequest): Promise<BookedSeat> {
    return this.place(actor, request, 'booked');
  }

  /** Keeps a seat for five minutes while a person reads; a new hold lets go of the earlier one. */
  hold(actor: Actor, request: BookingRequest): Promise<BookedSeat> {
    return this.place(actor, request, 'held');
  }

  /**
   * Says yes to a seat that was held or, to somebody who waits, offered. A hold that is over is booked all
   * the same when the seat is still free. Confirmed twice, it is booked once.
   * @throws DomainError hold-over, or why the seat cannot be had any more
   */
  async confirm(actor: Actor, bookingId: string): Promise<BookedSeat> {
    for (let look = 1; ; look += 1) {
      try {
        return await this.retrying(() => this.take(actor, bookingId));
      } catch (error) {
        // Freed, taken or confirmed in this very moment: it is looked at again.
        if (look === mostLooks || !isRefusal(error, 'stale-version')) throw error;
      }
    }
  }

  /** Takes the next place in the line of a full session. @throws DomainError not-full … */
  async wait(
    actor: Actor,
    sessionId: string,
    request: Pick<BookingRequest, 'menteeId' | 'because' | 'byFamily'>,
  ): Promise<BookedSeat> {
    const now = this.clock.now();
    const learner = await loadLearner(this.unitOfWork.read, request.menteeId);
    assertMayBookFor(actor, learner);
    const { session } = await this.seats.find(actor, learner, { sessionId }, now);
    const booking = newBooking(actor, request, session, 'waiting', now);
    return this.retrying(() =>
      this.unitOfWork.write(async (manager) => {
        await lockParties(manager, [{ learner, mentorId: session.mentorId }]);
        // Changes nothing, but holds the row, so that no seat is freed between the look and the line.
        const isFull = await execute(
          manager,
          `UPDATE session SET seats = seats
           WHERE id = $1 AND seats_taken >= seats AND state IN ('planned', 'confirmed')`,
          [session.id],
        );
        if (isFull === 0) throw refuse('not-full');
        await insert(manager, Booking, booking);
        await auditRows({ manager, actor, now }, 'booking.wait', [withWard(booking, learner)]);
        return { booking, session };
      }),
    );
  }

  /** The same booking at another time; its old seat goes to whoever waits for it. */
  async move(
    actor: Actor,
    bookingId: string,
    wish: SeatWish & { version: number },
  ): Promise<BookedSeat> {
    const { booking, session: before, learner } = await this.load(actor, bookingId);
    const now = this.clock.now();
    assertLesson(before);
    if (booking.version !== wish.version) throw refuse('stale-version');
    assertState(booking, ['booked']);
    assertChangeable(actor, booking, learner, now);
    return this.retrying(async () => {
      const wished = { ...wish, keepTopic: before.topic, leaving: before };
      const seat = await this.findAway(actor, learner, wished, before, now);
      const { session } = seat;
      const { id: sessionId, startAt, endAt } = session;
      return this.unitOfWork.write(async (manager) => {
        const context = { manager, actor, now };
        await lockParties(manager, [{ learner, mentorId: session.mentorId, isNew: seat.isNew }]);
        await releaseSeat(manager, before);
        await this.freedSeats.passOn(context, before.id);
        await reserveSeats(manager, [{ actor, seat }], now);
        const times = { startAt, endAt, movedFrom: before.startAt };
        const place = { sessionId, ...times, updatedAt: now };
        const changed = await compareAndSet(manager, Booking, booking, place, {
          where: { state: 'booked' },
        });
        if (!seat.isNew) await assertOneHousehold(manager, [session]);
        await assertStillFit(manager, addedBy([{ seat }]));
        const facts = { from: before.startAt, to: startAt };
        await auditRows(context, 'booking.move', [withWard(booking, learner)], facts);
        await this.listener.bookingMoved(manager, { before: booking, booking: changed, session });
        return { booking: changed, session };
      });
    });
  }

  /** Lets go of a held, booked or waiting place, or says no to a class; a freed seat goes to whoever waits for it. */
  async cancel(
    actor: Actor,
    bookingId: string,
    { version, reason }: { version: number; reason?: string },
  ): Promise<Booking> {
    const { booking, session, learner } = await this.load(actor, bookingId);
    const now = this.clock.now();
    if (booking.state === 'cancelled') throw refuse('already-cancelled');
    if (booking.version !== version) throw refuse('stale-version');
    assertState(booking, ['invited', 'held', 'booked', 'waiting']);
    if (booking.state === 'booked') assertChangeable(actor, booking, learner, now);
    return this.unitOfWork.write(async (manager) => {
      const context = { manager, actor, now };
      const isSeated = booking.state === 'held' || booking.state === 'booked';
      if (isSeated) await releaseSeat(manager, session);
      else await lockSession(manager, session.id);
      const off = { state: 'cancelled', heldUntil: null, updatedAt: now } as const;
      const changed = await compareAndSet(manager, Booking, booking, off, {
        where: { state: booking.state },
      });
      await auditRows(context, 'booking.cancel', [withWard(booking, learner)], {
        reason: reason ?? null,
      });
      if (booking.state === 'booked') {
        const why = { by: actor, reason, isOfOne: true };
        await this.listener.bookingsCancelled(manager, [{ booking: changed, session }], why);
      }
      if (booking.state === 'invited') await this.listener.answered(manager, [changed]);
      if (isSeated) await this.freedSeats.passOn(context, session.id);
      return changed;
    });
  }

  private async take(actor: Actor, bookingId: string): Promise<BookedSeat> {
    const place = await this.load(actor, bookingId);
    const { state, heldUntil } = place.booking;
    if (state === 'booked') return place;
    if (state === 'held') return this.takeHeld(actor, place);
    if (state === 'waiting') return this.takeOffered(actor, place);
    if (state === 'cancelled' && heldUntil !== null) return this.takeAgain(actor, place);
    throw refuse('hold-over');
  }

  private takeHeld(actor: Actor, { booking, session, learner }: Place): Promise<BookedSeat> {
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      await lockSession(manager, session.id);
      const kept = { state: 'booked', heldUntil: null, updatedAt: now } as const;
      const changed = await compareAndSet(manager, Booking, booking, kept);
      await auditRows({ manager, actor, now }, 'booking.confirm', [withWard(booking, learner)]);
      await this.listener.bookingsMade(manager, [{ booking: changed, session }]);
      return { booking: changed, session };
    });
  }

  private takeOffered(actor: Actor, { booking, session, learner }: Place): Promise<BookedSeat> {
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      await lockParties(manager, [{ learner, mentorId: session.mentorId }]);
      await takeSeat(manager, session, now);
      const seated = { state: 'booked', updatedAt: now } as const;
      const changed = await compareAndSet(manager, Booking, booking, seated, {
        where: { state: 'waiting' },
      });
      await auditRows({ manager, actor, now }, 'booking.accept', [withWard(booking, learner)]);
      await this.listener.bookingsMade(manager, [{ booking: changed, session }]);
      return { booking: changed, session };
    });
  }

  /** The same booking stands again, in its session or, where that fell with the hold, in one like it. */
  private async takeAgain(
    actor: Actor,
    { booking, session: before, learner }: Place,
  ): Promise<BookedSeat> {
    const now = this.clock.now();
    const { startAt, topic, venueId } = before;
    const isOff = before.state === 'cancelled';
    const wish = isOff ? { startAt, topic, venueId } : { sessionId: before.id };
    const seat = await this.seats.find(actor, learner, wish, now);
    assertNotFull(seat);
    const { session } = seat;
    return this.unitOfWork.write(async (manager) => {
      const context = { manager, actor, now };
      await lockParties(manager, [{ learner, mentorId: session.mentorId, isNew: seat.isNew }]);
      if (learner.holds > 0) await this.holds.letGo(context, learner);
      await reserveSeats(manager, [{ actor, seat }], now);
      const again = { sessionId: session.id, state: 'booked', heldUntil: null, updatedAt: now };
      const changed = await compareAndSet(manager, Booking, booking, again as Partial<Booking>, {
        where: { state: 'cancelled' },
      });
      if (!seat.isNew) await assertOneHousehold(manager, [session]);
      await assertStillFit(manager, addedBy([{ seat }]));
      await auditRows(context, 'booking.confirm', [withWard(booking, learner)]);
      const place = { booking: { ...booking, ...changed }, session };
      await this.listener.bookingsMade(manager, [place]);
      return place;
    });
  }

  private async place(
    actor: Actor,
    request: BookingRequest,
    state: 'booked' | 'held',
  ): Promise<BookedSeat> {
    return this.retrying(async () => {
      const now = this.clock.now();
      const learner = await loadLearner(this.unitOfWork.read, request.menteeId);
      assertMayBookFor(actor, learner);
      const seat = await this.seats.find(actor, learner, request, now);
      assertNotFull(seat);
      const booking = newBooking(actor, request, seat.session, state, now);
      return this.seating.seat({ actor, learner, seat, booking });
    });
  }

  private retrying<T>(attempt: () => Promise<T>): Promise<T> {
    return retryOnConflict(() => this.holds.releaseExpired(), attempt);
  }

  private async findAway(
    actor: Actor,
    learner: Learner,
    wish: SeatWish,
    before: Session,
    now: number,
  ): Promise<FoundSeat> {
    const seat = await this.seats.find(actor, learner, wish, now);
    if (seat.session.id === before.id) throw refuse('nothing-to-move');
    assertNotFull(seat);
    return seat;
  }

  private async load(actor: Actor, bookingId: string): Promise<Place> {
    const booking = await this.unitOfWork.read.findOneBy(Booking, { id: bookingId });
    const learner = booking && (await findLearner(this.unitOfWork.read, booking.menteeId));
    if (!learner) throw notFound('booking');
    assertMayBookFor(actor, learner);
    const session = await this.unitOfWork.read.findOneByOrFail(Session, { id: booking.sessionId });
    return { booking, session, learner };
  }
}

function withWard(booking: Booking, learner: Learner): { id: string; wardId: string } {
  return { id: booking.id, wardId: learner.wardId };
}
