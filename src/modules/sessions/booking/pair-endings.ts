import { Injectable, OnModuleInit } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { defaultLanguage, textsIn } from '../../../texts';
import { type Pair, PairsService } from '../../matching';
import { BookingListener } from '../rules/booking-listener';
import { Booking, BookingState } from '../entities/booking.entity';
import { FreedSeats } from './freed-seats';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { lockSession, releaseSeat } from '../rules/seats';
import { Session } from '../entities/session.entity';
import { select } from '../../../platform/database/select';
import { columns } from '../../../platform/database/result-columns';

const placeRow = columns(Booking, 'id', 'sessionId');

const open: BookingState[] = ['held', 'booked', 'waiting'];

/** When a pair ends, what the two had agreed for later is called off in the same transaction. */
@Injectable()
export class PairEndings implements OnModuleInit {
  constructor(
    private readonly pairs: PairsService,
    private readonly clock: Clock,
    private readonly freedSeats: FreedSeats,
    private readonly listener: BookingListener,
  ) {}

  onModuleInit(): void {
    this.pairs.whenEnded((manager, actor, pairs) => this.callOff(manager, actor, pairs));
  }

  async callOff(manager: EntityManager, actor: Actor, pairs: readonly Pair[]): Promise<void> {
    const context = { manager, actor, now: this.clock.now() };
    for (const { mentorId, menteeId } of pairs) await this.callOffPair(context, mentorId, menteeId);
  }

  private async callOffPair(
    context: AuditContext,
    mentorId: string,
    menteeId: string,
  ): Promise<void> {
    const { manager, now } = context;
    const places = await select(
      manager,
      placeRow,
      `SELECT b.id AS id, b.session_id AS "sessionId"
       FROM booking b JOIN session s ON s.id = b.session_id
       WHERE b.mentee_id = $1 AND s.mentor_id = $2 AND b.start_at > $3
         AND b.state IN ('held', 'booked', 'waiting')`,
      [menteeId, mentorId, now],
    );
    for (const { id, sessionId } of places) {
      await lockSession(manager, sessionId);
      // Only now does it stand still: it may have been cancelled, promoted or reassigned before.
      const session = await manager.findOneBy(Session, { id: sessionId, mentorId });
      const booking = await manager.findOneBy(Booking, { id, state: In(open) });
      if (session && booking) await this.cancel(context, booking, session);
    }
  }

  private async cancel(context: AuditContext, booking: Booking, session: Session): Promise<void> {
    const { manager, now } = context;
    if (booking.state !== 'waiting') await releaseSeat(manager, session);
    const off = { state: 'cancelled', heldUntil: null, updatedAt: now } as const;
    const after = await compareAndSet(manager, Booking, booking, off, {
      where: { state: booking.state },
    });
    const reason = textsIn(defaultLanguage).sessions.mentorChanged;
    await auditRows(context, 'booking.cancel', [{ id: booking.id, wardId: session.wardId }], {
      reason,
    });
    if (booking.state === 'booked') {
      await this.listener.bookingsCancelled(manager, [{ booking: after, session }], reason);
    }
    if (booking.state !== 'waiting') await this.freedSeats.passOn(context, session.id);
  }
}
