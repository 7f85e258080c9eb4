import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { notFound } from '../../../platform/common/domain-error';
import { insert } from '../../../platform/database/insert';
import { PairsService } from '../../matching';
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

/** Rules that are about the two as people, and hold for a single evening, too. */
const ofPeople = new Set(['pair-forbidden', 'no-language', 'no-gender', 'person-stopped']);

/** Takes single people out of a lesson, and in, together with what else is changed of it. */
@Injectable()
export class SessionPeople {
  constructor(
    private readonly pairs: PairsService,
    private readonly callOff: CallOff,
    private readonly listener: BookingListener,
  ) {}

  /** They read the reason. @throws DomainError not-found; nobody-left where the lesson would be off */
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
    // Those in the line go first, so that nobody is seated to fall.
    places.sort((one, other) => Number(one.state === 'booked') - Number(other.state === 'booked'));
    for (const { id: bookingId } of places) {
      await this.callOff.place(context, { bookingId, sessionId, mentorId }, reason);
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
    await this.assertAllowed(context, session, menteeIds);
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
    { wardId, mentorId }: Pick<Session, 'wardId' | 'mentorId'>,
    menteeIds: readonly string[],
  ): Promise<void> {
    const answers = await this.pairs.whoCanGo(manager, wardId, menteeIds, mentorId);
    for (const answer of answers.values()) {
      if (answer && ofPeople.has(answer.code)) throw answer;
    }
  }
}
