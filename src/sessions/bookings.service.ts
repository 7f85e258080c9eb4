import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor';
import { Clock } from '../common/clock';
import { notFound } from '../common/domain-error';
import { newId } from '../database/columns';
import { insertAll } from '../database/insert-all';
import { together } from '../database/together';
import { UnitOfWork } from '../database/unit-of-work';
import { violates } from '../database/violations';
import { ReminderPlanner } from '../reminders/reminder-planner';
import { Booking, BookingState } from './booking.entity';
import { assertInTime, assertNotFull, assertState, inWords } from './booking-rules';
import { FreedSeats } from './freed-seats';
import { HOLD_MS, Holds } from './holds';
import { findLearner, holdTogether, Learner, loadLearner } from './learner';
import { Deed, nextBooking, tell, tellAll } from './records';
import { isRefusal, refuse } from './refusals';
import { FoundSeat, SeatFinder, SeatWish } from './seat-finder';
import { lockSession, releaseSeat, takeSeat, takeVenueSeat } from './seats';
import { Session } from './session.entity';
import { change } from './statements';
import { assertMayBookFor, bookedByKind } from './who-may';

/** A seat for a mentee, asked for by themselves or by somebody for them. */
export interface BookingRequest extends SeatWish {
  menteeId: string;
  /** Why somebody else books, in their words. */
  because?: string;
  /** Somebody of the family uses the mentee's link. */
  byFamily?: boolean;
}

export interface BookedSeat {
  booking: Booking;
  session: Session;
}

/**
 * Books, holds, moves and cancels. Every deed is one transaction; the database decides between
 * people who want the same seat, and whoever came second gets a DomainError of status 409.
 */
@Injectable()
export class BookingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly seats: SeatFinder,
    private readonly holds: Holds,
    private readonly freedSeats: FreedSeats,
    private readonly reminders: ReminderPlanner,
  ) {}

  book(actor: Actor, request: BookingRequest): Promise<BookedSeat> {
    return this.place(actor, request, 'booked');
  }

  /** Keeps a seat for five minutes while a person reads; a new hold lets go of the earlier one. */
  hold(actor: Actor, request: BookingRequest): Promise<BookedSeat> {
    return this.place(actor, request, 'held');
  }

  async confirmHold(actor: Actor, bookingId: string): Promise<BookedSeat> {
    const { booking, session, learner } = await this.load(actor, bookingId);
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      await lockSession(manager, session.id);
      const confirmed = await change(
        manager,
        `UPDATE booking SET state = 'booked', held_until = NULL, version = version + 1, updated_at = $1
         WHERE id = $2 AND version = $3 AND state = 'held' AND held_until > $1`,
        [now, booking.id, booking.version],
      );
      if (confirmed === 0) throw refuse('hold-over');
      const changed = nextBooking(booking, { state: 'booked', heldUntil: null }, now);
      await tell({ manager, actor, now }, 'booking.confirm', [withWard(booking, learner)]);
      await this.reminders.bookingsMade(manager, [{ booking: changed, session }]);
      return { booking: changed, session };
    });
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
    return this.refusing(() =>
      this.unitOfWork.write(async (manager) => {
        await holdTogether(manager, learner, session.mentorId);
        // Changes nothing, but holds the row, so that no seat is freed between the look and the line.
        const isFull = await change(
          manager,
          `UPDATE session SET seats = seats
           WHERE id = $1 AND seats_taken >= seats AND state IN ('planned', 'confirmed')`,
          [session.id],
        );
        if (isFull === 0) throw refuse('not-full');
        await insertAll(manager, Booking, [booking]);
        await tell({ manager, actor, now }, 'booking.wait', [withWard(booking, learner)]);
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
    if (booking.version !== wish.version) throw refuse('stale-version');
    assertState(booking, ['booked']);
    assertInTime(actor, booking, learner, now);
    return this.refusing(async () => {
      const seat = await this.findAway(actor, learner, wish, before, now);
      const { session } = seat;
      const changed = nextBooking(
        booking,
        { sessionId: session.id, startAt: session.startAt, endAt: session.endAt },
        now,
      );
      return this.unitOfWork.write(async (manager) => {
        const deed = { manager, actor, now };
        await holdTogether(manager, learner, session.mentorId);
        await releaseSeat(manager, before);
        await this.freedSeats.passOn(deed, before.id);
        await this.sit(deed, seat);
        const moved = await change(
          manager,
          `UPDATE booking SET session_id = $1, start_at = $2, end_at = $3, version = version + 1,
             updated_at = $4
           WHERE id = $5 AND version = $6 AND state = 'booked'`,
          [session.id, session.startAt, session.endAt, now, booking.id, booking.version],
        );
        if (moved === 0) throw refuse('stale-version');
        const facts = { from: before.startAt, to: session.startAt };
        const rows = [withWard(booking, learner)];
        await tellAll(deed, [...plannedBy(seat), { action: 'booking.move', rows, facts }]);
        await this.reminders.bookingMoved(manager, { before: booking, booking: changed, session });
        return { booking: changed, session };
      });
    });
  }

  /** Lets go of a held, booked or waiting place; a freed seat goes to whoever waits for it. */
  async cancel(
    actor: Actor,
    bookingId: string,
    { version, reason }: { version: number; reason?: string },
  ): Promise<Booking> {
    const { booking, session, learner } = await this.load(actor, bookingId);
    const now = this.clock.now();
    if (booking.state === 'cancelled') throw refuse('already-cancelled');
    if (booking.version !== version) throw refuse('stale-version');
    assertState(booking, ['held', 'booked', 'waiting']);
    if (booking.state === 'booked') assertInTime(actor, booking, learner, now);
    const changed = nextBooking(booking, { state: 'cancelled', heldUntil: null }, now);
    return this.unitOfWork.write(async (manager) => {
      const deed = { manager, actor, now };
      if (booking.state === 'waiting') await lockSession(manager, session.id);
      else await releaseSeat(manager, session);
      const cancelled = await change(
        manager,
        `UPDATE booking SET state = 'cancelled', held_until = NULL, version = version + 1,
           updated_at = $1
         WHERE id = $2 AND version = $3 AND state = $4`,
        [now, booking.id, version, booking.state],
      );
      if (cancelled === 0) throw refuse('stale-version');
      await tell(deed, 'booking.cancel', [withWard(booking, learner)], { reason: reason ?? null });
      if (booking.state === 'booked') {
        await this.reminders.bookingsCancelled(manager, [{ booking: changed, session }], reason);
      }
      if (booking.state !== 'waiting') await this.freedSeats.passOn(deed, session.id);
      return changed;
    });
  }

  private async place(
    actor: Actor,
    request: BookingRequest,
    state: 'booked' | 'held',
  ): Promise<BookedSeat> {
    return this.refusing(async () => {
      const now = this.clock.now();
      const learner = await loadLearner(this.unitOfWork.read, request.menteeId);
      assertMayBookFor(actor, learner);
      const seat = await this.seats.find(actor, learner, request, now);
      assertNotFull(seat);
      const booking = newBooking(actor, request, seat.session, state, now);
      return this.unitOfWork.write(async (manager) => {
        const deed = { manager, actor, now };
        await together(
          manager,
          () => holdTogether(manager, learner, seat.session.mentorId),
          async () => {
            if (learner.holds > 0) await this.holds.letGo(deed, learner);
            await this.sit(deed, seat);
          },
        );
        await insertAll(manager, Booking, [booking]);
        const facts = { startAt: booking.startAt, because: booking.bookedBecause };
        const action = state === 'held' ? 'booking.hold' : 'booking.book';
        const rows = [withWard(booking, learner)];
        const { session } = seat;
        const { settings } = learner;
        await together(
          manager,
          () => tellAll(deed, [...plannedBy(seat), { action, rows, facts }]),
          () => this.reminders.bookingsMade(manager, [{ booking, session, settings }]),
        );
        return { booking, session };
      });
    });
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

  private async sit({ manager, now }: Deed, { session, isNew }: FoundSeat): Promise<void> {
    if (!isNew) return takeSeat(manager, session, now);
    await together(
      manager,
      () => insertAll(manager, Session, [session]),
      () => takeVenueSeat(manager, session),
    );
  }

  /**
   * Says in words what the database refused. A mentor who got a session at this very time since we
   * looked is looked at again, for it may be one to join; a seat that only an old hold keeps is freed.
   */
  private async refusing<T>(attempt: () => Promise<T>, again = 3): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      const refusal = inWords(error);
      if (again === 0) throw refusal;
      if (violates(error, 'mentor_in_one_place')) return this.refusing(attempt, again - 1);
      const mayBeHeld = isRefusal(
        refusal,
        'seat-taken',
        'mentor-busy',
        'mentee-busy',
        'venue-full',
        'no-venue',
        'already-booked',
      );
      if (mayBeHeld && (await this.holds.releaseExpired()) > 0) return this.refusing(attempt, 0);
      throw refusal;
    }
  }

  private async load(actor: Actor, bookingId: string): Promise<BookedSeat & { learner: Learner }> {
    const booking = await this.unitOfWork.read.findOneBy(Booking, { id: bookingId });
    const learner = booking && (await findLearner(this.unitOfWork.read, booking.menteeId));
    if (!learner) throw notFound('lịch học này');
    assertMayBookFor(actor, learner);
    const session = await this.unitOfWork.read.findOneByOrFail(Session, { id: booking.sessionId });
    return { booking, session, learner };
  }
}

function newBooking(
  actor: Actor,
  request: BookingRequest,
  session: Session,
  state: BookingState,
  now: number,
): Booking {
  return {
    id: newId(),
    sessionId: session.id,
    menteeId: request.menteeId,
    startAt: session.startAt,
    endAt: session.endAt,
    state,
    heldUntil: state === 'held' ? now + HOLD_MS : null,
    bookedByKind: bookedByKind(actor, request.byFamily),
    bookedById: actor.id,
    bookedBecause: request.because ?? null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** What the audit is told of a session that was made for a booking. */
function plannedBy({ session, isNew }: FoundSeat): Parameters<typeof tellAll>[1] {
  return isNew ? [{ action: 'session.plan', rows: [session], facts: {} }] : [];
}

function withWard(booking: Booking, learner: Learner): { id: string; wardId: string } {
  return { id: booking.id, wardId: learner.wardId };
}
