import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import { column } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Skill } from '../../learning';
import { defaultLanguage, textsIn } from '../../../texts';
import { Booking } from '../entities/booking.entity';
import type { GroupClass } from '../entities/group-class.entity';
import { Session } from '../entities/session.entity';
import { restoreBookings } from '../leading/session-restoring';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { lockSession, releaseVenueSeats } from '../rules/seats';
import { type Audience, audienceThere, isMeant, whoNeeds } from './class-audience';

/** What a class is to be about, and for whom. */
type Purpose = Audience & { topic: string; startAt: number };

const ableRow = { menteeId: column(Skill, 'menteeId') };

/** Whether a class still fits the people in it, in the transaction of its change. */
@Injectable()
export class ClassFitting {
  constructor(private readonly listener: BookingListener) {}

  /**
   * With another topic whoever can do it alone loses the place, and with another topic or audience whoever is
   * not meant any more the invitation; they hear why. A place that somebody took stays theirs, whomever the
   * class is open to.
   */
  async letGo(
    context: AuditContext,
    groupClass: GroupClass,
    seating: Session,
    { topic, startAt, ...audience }: Purpose,
  ): Promise<void> {
    const { manager, now } = context;
    const isNewTopic = topic !== seating.topic;
    const isNewAudience = ref(audience) !== ref(groupClass);
    if (!isNewTopic && !isNewAudience) return;
    // Nobody takes a seat meanwhile.
    await lockSession(manager, seating.id);
    const bookings = await manager.findBy(Booking, {
      sessionId: seating.id,
      state: In(['invited', 'held', 'booked', 'waiting']),
    });
    const needing = await whoNeeds(manager, groupClass.wardId, topic, { now, at: startAt });
    const there = await audienceThere(manager, groupClass.wardId, audience);
    const meant = new Set(needing.filter((one) => isMeant(there, one)).map(({ id }) => id));
    const able = isNewTopic ? await whoCan(context, topic, bookings) : new Set<string>();
    const lost = bookings.filter(({ state, menteeId }) =>
      state === 'invited' ? !meant.has(menteeId) : able.has(menteeId),
    );
    const seated = lost.filter(({ state }) => state === 'held' || state === 'booked').length;
    await releaseVenueSeats(manager, seating, seated);
    await execute(manager, `UPDATE session SET seats_taken = seats_taken - $1 WHERE id = $2`, [
      seated,
      seating.id,
    ]);
    const reason = textsIn(defaultLanguage).classes.fitsNoMore;
    for (const booking of lost) {
      const off = { state: 'cancelled', heldUntil: null, updatedAt: context.now } as const;
      const after = await compareAndSet(manager, Booking, booking, off);
      await auditRows(context, 'booking.cancel', [{ id: booking.id, wardId: seating.wardId }], {
        reason,
      });
      if (booking.state !== 'booked' && booking.state !== 'invited') continue;
      const place = { booking: after, session: seating };
      await this.listener.bookingsCancelled(manager, [place], { by: context.actor, reason });
    }
  }

  /** Of another topic at the same time and place everybody hears; of a move they hear anyway. */
  async notifyOfTopic(
    context: AuditContext,
    before: Session,
    next: Pick<Session, 'topic' | 'startAt' | 'venueId'>,
  ): Promise<void> {
    const { manager, now } = context;
    const isElsewhere = next.startAt !== before.startAt || next.venueId !== before.venueId;
    if (isElsewhere || next.topic === before.topic) return;
    const session = await manager.findOneByOrFail(Session, { id: before.id });
    const state = In(['booked', 'invited']);
    for (const booking of await manager.findBy(Booking, { sessionId: before.id, state })) {
      // A message is one for each version of a booking.
      const after = await compareAndSet(manager, Booking, booking, { updatedAt: now });
      const place = { booking: after, session };
      if (booking.state === 'booked') {
        await this.listener.bookingMoved(manager, { before: booking, ...place });
      } else await this.listener.invited(manager, [place]);
    }
  }

  /** Stands again, with whoever is still free; tells how many. @throws DomainError stale-version, venue-full */
  async restore(
    context: AuditContext,
    seating: Session,
    helping: readonly Session[],
  ): Promise<number> {
    const { manager, now } = context;
    const cancelledAt = seating.updatedAt;
    const back = { state: 'planned', cancelReason: null, updatedAt: now } as const;
    const cancelled = { where: { state: ['cancelled'] as const } };
    for (const session of [seating, ...helping]) {
      await compareAndSet(manager, Session, session, back, cancelled);
    }
    await auditRows(context, 'session.restore', [seating, ...helping]);
    const standing = Object.assign(new Session(), seating, back);
    return restoreBookings(context, standing, cancelledAt, this.listener, {
      whenFull: () => refuse('venue-full'),
    });
  }
}

/** Of these people, who can do the topic alone. */
async function whoCan(
  { manager }: AuditContext,
  topic: string,
  bookings: readonly Booking[],
): Promise<Set<string>> {
  const rows = await select(
    manager,
    ableRow,
    `SELECT mentee_id AS "menteeId" FROM skill
     WHERE mentee_id IN ${idList(manager, '$1')} AND topic = $2 AND level = 'alone'`,
    [JSON.stringify(bookings.map(({ menteeId }) => menteeId)), topic],
  );
  return new Set(rows.map(({ menteeId }) => menteeId));
}

const ref = ({ audienceKind, audienceRef }: Audience) => `${audienceKind} ${audienceRef ?? ''}`;
