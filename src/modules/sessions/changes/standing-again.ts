import { Injectable } from '@nestjs/common';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { PairsService } from '../../matching';
import type { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { SessionMaker } from '../leading/session-maker';
import { restoreBookings } from '../leading/session-restoring';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { lockActiveMentors } from '../slots/mentor-load';

/** Lessons that a change called off, and that can stand again. */
@Injectable()
export class StandingAgain {
  constructor(
    private readonly maker: SessionMaker,
    private readonly pairs: PairsService,
    private readonly listener: BookingListener,
  ) {}

  /**
   * A lesson that was called off at that instant, and by nobody again since; its people are for the caller.
   * @throws DomainError stale-version, already-over, mentor-inactive, mentor-busy, mentor-on-the-way …
   */
  async reopen(context: AuditContext, id: string, cancelledAt: number): Promise<Session> {
    const { manager, now } = context;
    const session = await this.ahead(context, id);
    if (session.state !== 'cancelled' || session.updatedAt !== cancelledAt) {
      throw refuse('stale-version');
    }
    await lockActiveMentors(manager, [session.mentorId]);
    const back = { state: 'planned', cancelReason: null, updatedAt: now } as const;
    const after = await compareAndSet(manager, Session, session, back);
    await auditRows(context, 'session.restore', [session]);
    await this.maker.assertFits(manager, session, { overLimit: true });
    return Object.assign(new Session(), after);
  }

  /**
   * The same with its people, as far as they are free then and the mentor guides them today.
   * @throws DomainError not-booked when nobody is left
   */
  async lessonAgain(context: AuditContext, id: string, cancelledAt: number): Promise<void> {
    const session = await this.reopen(context, id, cancelledAt);
    const pairs = await this.pairs.ofMentor(session.mentorId, context.manager);
    const guided = new Set(pairs.map(({ menteeId }) => menteeId));
    const isTheirs = ({ menteeId }: Booking): boolean => guided.has(menteeId);
    const people = await restoreBookings(context, session, cancelledAt, this.listener, {
      isTheirs,
    });
    if (people === 0 && !session.isOpen) throw refuse('not-booked');
  }

  /** @throws DomainError already-over */
  async ahead({ manager, now }: AuditContext, id: string): Promise<Session> {
    const session = await manager.findOneByOrFail(Session, { id });
    if (session.startAt <= now) throw refuse('already-over');
    return session;
  }
}
