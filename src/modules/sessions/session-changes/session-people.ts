import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { notFound } from '../../../platform/common/domain-error';
import { insert } from '../../../platform/database/insert';
import { whoCanMeet } from '../../matching';
import { CallOff } from '../booking/call-off';
import { newBooking } from '../booking/new-booking';
import { Booking } from '../entities/booking.entity';
import type { Left } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { loadLearner, lockParties } from '../rules/learner';
import { assertOneHousehold } from '../rules/one-household';
import { refuse } from '../rules/refusals';
import { takeSeat } from '../rules/seats';

/** Takes single people out of a lesson, and in, together with what else is changed of it. */
@Injectable()
export class SessionPeople {
  constructor(
    private readonly callOff: CallOff,
    private readonly listener: BookingListener,
  ) {}

  /** They read the reason; their seats are free until they are passed on. @throws DomainError stale-version */
  async takeOut(
    context: AuditContext,
    session: Session,
    bookingIds: readonly string[],
    reason: string,
  ): Promise<Left[]> {
    if (bookingIds.length === 0) return [];
    const { manager } = context;
    const { id: sessionId, mentorId, startAt, venueId } = session;
    const state = In(['booked', 'waiting']);
    const places = await manager.findBy(Booking, { id: In([...bookingIds]), sessionId, state });
    if (places.length < new Set(bookingIds).size) throw refuse('stale-version');
    for (const { id: bookingId } of places) {
      const place = { bookingId, sessionId, mentorId };
      await this.callOff.place(context, place, reason, { keepsSeat: true });
    }
    return places.map(({ id, state: was, menteeId }) => ({
      kind: 'booking',
      subjectId: id,
      was: { state: was, menteeId, startAt, mentorId, venueId, outcome: 'taken-out' },
    }));
  }

  /**
   * They hear of their new place. The caller holds the lesson.
   * @throws DomainError not-found, topic-not-shared, seat-taken, venue-full, mentee-busy, already-booked, household-only
   */
  async takeIn(
    context: AuditContext,
    session: Session,
    menteeIds: readonly string[],
    because: string,
  ): Promise<Left[]> {
    const { manager, actor, now } = context;
    const { id: sessionId, mentorId, startAt, venueId, topic, wardId } = session;
    await this.assertAllowed(context, mentorId, menteeIds);
    const left: Left[] = [];
    for (const menteeId of menteeIds) {
      const learner = await loadLearner(manager, menteeId);
      if (learner.wardId !== wardId) throw notFound('mentee');
      if (!learner.topics.includes(topic)) throw refuse('topic-not-shared');
      await lockParties(manager, [{ learner, mentorId }]);
      await takeSeat(manager, { id: sessionId, venueId, startAt, mentorId }, now);
      const booking = newBooking(actor, { menteeId, because }, session, 'booked', now);
      await insert(manager, Booking, booking);
      const facts = { startAt, because };
      await auditRows(context, 'booking.book', [{ id: booking.id, wardId }], facts);
      await this.listener.bookingsMade(manager, [{ booking, session }]);
      const was = { menteeId, sessionId, startAt, mentorId, venueId, outcome: 'joined' } as const;
      left.push({ kind: 'booking', subjectId: booking.id, was });
    }
    await assertOneHousehold(manager, [session]);
    return left;
  }

  /** @throws DomainError the rule's that keeps one of them from the ambassador for whatever time */
  async assertAllowed(
    { manager }: AuditContext,
    mentorId: string,
    menteeIds: readonly string[],
  ): Promise<void> {
    const answers = await whoCanMeet(manager, menteeIds, mentorId);
    for (const refusal of answers.values()) if (refusal) throw refusal;
  }

  /** The seats that are free once all is changed go to those who wait. @throws DomainError nobody-left */
  async passOn(context: AuditContext, sessionId: string): Promise<void> {
    const { manager } = context;
    await this.callOff.passOnAll(context, [sessionId]);
    const { state } = await manager.findOneByOrFail(Session, { id: sessionId });
    if (state === 'cancelled') throw refuse('nobody-left');
  }
}
