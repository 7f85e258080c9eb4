import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { inSavepoint } from '../../../platform/database/savepoint';
import { violates } from '../../../platform/database/violations';
import { defaultLanguage, textsIn } from '../../../texts';
import { FreedSeats } from '../booking/freed-seats';
import { Booking, type BookingState } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type MovedPlace } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { releaseVenueSeats, takeVenueSeats } from '../rules/seats';

const open: BookingState[] = ['invited', 'held', 'booked', 'waiting'];

type Place = Pick<
  Session,
  'venueId' | 'startAt' | 'endAt' | 'seats' | 'mentorId' | 'topic' | 'updatedAt'
>;

interface Moving {
  /** Nobody who is booked may lose their place. */
  everybody?: boolean;
  /** Why, as whoever goes along reads it. */
  reason?: string;
  /** It goes back to where it was then. */
  asAt?: number;
  /** Its free seats are the caller's to pass on, who changes more of it. */
  keepsSeats?: boolean;
  /** Takes what people are to hear, for who moves many and tells all of it at once. */
  onMoved?: (moves: MovedPlace[]) => void;
}

/** A place that somebody lost, as it was. */
export type Lost = Pick<Booking, 'id' | 'state'>;

/** Which hall it was in before it goes to another one; back where it was, it has moved from nowhere. */
export function hallBefore(
  { venueId }: Pick<Session, 'venueId'>,
  place: Pick<Session, 'venueId'>,
  { asAt }: Pick<Moving, 'asAt'>,
): Pick<Session, 'venueFromId'> {
  if (place.venueId === venueId) return {};
  return { venueFromId: asAt === undefined ? venueId : null };
}

/** When a place was before, where it is at another time; one that comes back to its own time is as if it had never moved. */
export function timeBefore(
  { startAt, movedFrom = null }: Pick<Booking, 'startAt' | 'movedFrom'>,
  to: number,
  { asAt }: Pick<Moving, 'asAt'>,
): number | null {
  if (to === startAt) return movedFrom;
  return asAt === undefined ? startAt : null;
}

/** What another time or place of a lesson or a class does to the people in it, in the transaction of the change. */
@Injectable()
export class SessionMoves {
  constructor(
    private readonly listener: BookingListener,
    private readonly freedSeats: FreedSeats,
  ) {}

  /**
   * Everybody goes along, but those who are elsewhere at the new time: they lose their place, and are
   * told, and named here. With `everybody`, nobody who is booked may lose theirs. Whoever goes along reads the reason.
   * @throws DomainError stale-version, venue-full, mentee-busy; session_seats of the database
   */
  async move(
    context: AuditContext,
    seating: Session,
    place: Place,
    moving: Moving = {},
  ): Promise<Lost[]> {
    const { manager } = context;
    const standing = { where: { state: ['planned', 'confirmed'] as const } };
    const there = { ...place, ...hallBefore(seating, place, moving) };
    const moved = await compareAndSet(manager, Session, seating, there, standing);
    const action = seating.classId === null ? 'session.move' : 'session.class';
    const { mentorId, startAt } = seating;
    const given =
      place.mentorId === mentorId ? {} : { mentorFrom: mentorId, mentorTo: place.mentorId };
    await auditRows(context, action, [seating], { from: startAt, ...given });
    const isElsewhere = place.startAt !== seating.startAt || place.venueId !== seating.venueId;
    const lost = isElsewhere ? await this.take(context, seating, moved, moving) : [];
    if (!moving.keepsSeats) await this.freedSeats.passOn(context, seating.id);
    return lost.map(({ id, state }) => ({ id, state }));
  }

  /** Nobody is to come any more. */
  async callOff(
    context: AuditContext,
    seating: Session,
    { reason, isMentorAway }: { reason: string; isMentorAway?: boolean },
  ): Promise<void> {
    const { manager, now } = context;
    const off = { state: 'cancelled', cancelReason: reason, updatedAt: now } as const;
    const standing = { where: { state: ['planned', 'confirmed'] as const } };
    await compareAndSet(manager, Session, seating, off, standing);
    await auditRows(context, 'session.cancel', [seating], { reason });
    const bookings = await manager.findBy(Booking, { sessionId: seating.id, state: In(open) });
    const seated = bookings.filter(isSeated).length;
    await execute(manager, `UPDATE session SET seats_taken = 0 WHERE id = $1`, [seating.id]);
    await releaseVenueSeats(manager, seating, seated);
    const told: Booking[] = [];
    for (const booking of bookings) {
      const after = await this.cancel(context, seating, booking, { from: booking.state });
      if (booking.state === 'booked' || booking.state === 'invited') told.push(after);
    }
    const places = told.map((booking) => ({ booking, session: seating }));
    const why = { by: context.actor, reason, isMentorAway };
    await this.listener.bookingsCancelled(manager, places, why);
  }

  /** Ambassadors who are needed no more. */
  async letGo(
    context: AuditContext,
    helping: readonly Session[],
    reason: string | null = null,
  ): Promise<void> {
    const { manager, now } = context;
    for (const session of helping) {
      const off = { state: 'cancelled', cancelReason: reason, updatedAt: now } as const;
      await compareAndSet(manager, Session, session, off);
      await auditRows(context, 'session.cancel', [session], { reason });
    }
  }

  private async take(
    context: AuditContext,
    before: Session,
    moved: Session,
    { everybody = false, reason: why, asAt, onMoved }: Moving,
  ): Promise<Booking[]> {
    const { manager } = context;
    const { id, startAt, endAt } = moved;
    const bookings = await manager.find(Booking, {
      where: { sessionId: id, state: In(open) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const kept: { before: Booking; booking: Booking }[] = [];
    const lost: Booking[] = [];
    for (const booking of bookings) {
      const movedFrom = timeBefore(booking, startAt, { asAt });
      const times = { startAt, endAt, movedFrom, updatedAt: context.now };
      const refused = await inSavepoint(manager, async () => {
        const after = await compareAndSet(manager, Booking, booking, times);
        kept.push({ before: booking, booking: after });
      });
      if (refused === null) continue;
      if (!violates(refused.refusedBy, 'mentee_in_one_place')) throw refused.refusedBy;
      if (everybody && booking.state === 'booked') throw refuse('mentee-busy');
      lost.push(booking);
    }
    await notifyMoved(context, moved, kept);
    const seated = kept.filter(({ booking }) => isSeated(booking)).length;
    await releaseVenueSeats(manager, before, bookings.filter(isSeated).length);
    await takeVenueSeats(
      manager,
      Array.from({ length: seated }, () => moved),
    );
    await execute(manager, `UPDATE session SET seats_taken = $1 WHERE id = $2`, [seated, id]);
    const booked = kept.filter(({ booking }) => booking.state === 'booked');
    const isGiven = moved.mentorId !== before.mentorId;
    const told = booked.map((change) => ({
      ...change,
      session: moved,
      isGiven,
      venueFrom: before.venueId,
      reason: why,
      asAt,
    }));
    if (onMoved) onMoved(told);
    else await this.listener.bookingsMoved(manager, told);
    const invited = kept.filter(({ booking }) => booking.state === 'invited');
    await this.listener.invited(
      manager,
      invited.map(({ booking }) => ({ booking, session: moved, asAt })),
    );
    const t = textsIn(defaultLanguage);
    const isLesson = before.classId === null;
    const reason = isLesson ? t.sessions.movedElsewhere : t.classes.movedElsewhere;
    for (const booking of lost) {
      const after = await this.cancel(context, before, booking, { reason });
      if (booking.state !== 'booked') continue;
      const place = { booking: after, session: before };
      await this.listener.bookingsCancelled(manager, [place], { by: context.actor, reason });
    }
    return lost;
  }

  private async cancel(
    context: AuditContext,
    { wardId }: Session,
    booking: Booking,
    facts: Record<string, unknown>,
  ): Promise<Booking> {
    const { manager, now } = context;
    const off = { state: 'cancelled', heldUntil: null, updatedAt: now } as const;
    const after = await compareAndSet(manager, Booking, booking, off);
    await auditRows(context, 'booking.cancel', [{ id: booking.id, wardId }], facts);
    return after;
  }
}

async function notifyMoved(
  context: AuditContext,
  { wardId, startAt: to }: Session,
  kept: readonly { before: Booking; booking: Booking }[],
): Promise<void> {
  for (const { before } of kept) {
    const facts = { from: before.startAt, to };
    await auditRows(context, 'booking.move', [{ id: before.id, wardId }], facts);
  }
}

function isSeated({ state }: Booking): boolean {
  return state === 'held' || state === 'booked';
}
