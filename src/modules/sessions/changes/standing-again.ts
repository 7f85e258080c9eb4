import { Inject, Injectable } from '@nestjs/common';
import { And, type EntityManager, In, LessThan, MoreThan, Not } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { DAY_MS } from '../../../core/time/durations';
import { Env } from '../../../platform/config/env';
import { PairsService } from '../../matching';
import { Mentee } from '../../people';
import { Booking, type BookingState } from '../entities/booking.entity';
import type { ChangeEffect } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { WeekPlanRun } from '../entities/week-plan-run.entity';
import { SessionMaker } from '../leading/session-maker';
import { restoreBooking, restoreBookings } from '../leading/session-restoring';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { assertNotClosedSince } from './closed-since';
import { lockActiveMentors } from '../slots/mentor-load';

const WEEK_MS = 7 * DAY_MS;

/** Lessons that a change called off, and that can stand again. */
@Injectable()
export class StandingAgain {
  constructor(
    private readonly maker: SessionMaker,
    private readonly pairs: PairsService,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /**
   * A lesson that was called off at that instant, and by nobody again since; its people are for the caller.
   * @throws DomainError stale-version, already-over, mentor-inactive, mentor-busy, holiday, venue-closed, not-free …
   */
  async reopen(context: AuditContext, id: string, cancelledAt: number): Promise<Session> {
    const { manager, now } = context;
    const session = await this.ahead(context, id);
    if (session.state !== 'cancelled' || session.updatedAt !== cancelledAt) {
      throw refuse('stale-version');
    }
    await this.assertPlanStands(context, session);
    await lockActiveMentors(manager, [session.mentorId]);
    const back = { state: 'planned', cancelReason: null, updatedAt: now } as const;
    const after = await compareAndSet(manager, Session, session, back);
    await auditRows(context, 'session.restore', [session]);
    await this.assertStands(context, [session], cancelledAt);
    return Object.assign(new Session(), after);
  }

  /** The same with its people, as far as they are free then. @throws DomainError nobody-left */
  async lessonAgain(
    context: AuditContext,
    id: string,
    cancelledAt: number,
    isTheirs?: (booking: Booking) => boolean,
  ): Promise<number> {
    const session = await this.reopen(context, id, cancelledAt);
    const people = await restoreBookings(context, session, cancelledAt, this.listener, {
      isTheirs,
    });
    if (people === 0 && !session.isOpen) throw refuse('nobody-left');
    return people;
  }

  /** And only with those whom the mentor guides today: others have another mentor since. */
  async lessonOfPairs(context: AuditContext, id: string, cancelledAt: number): Promise<void> {
    const session = await this.ahead(context, id);
    const pairs = await this.pairs.ofMentor(session.mentorId, context.manager);
    const guided = new Set(pairs.map(({ menteeId }) => menteeId));
    const isTheirs = ({ menteeId }: Booking): boolean => guided.has(menteeId);
    await this.lessonAgain(context, id, cancelledAt, isTheirs);
  }

  /**
   * A place that was taken away together with a pair, in a lesson that may have fallen with it.
   * @throws DomainError stale-version, lesson-elsewhere, not-paired, mentee-busy, venue-full, seat-taken …
   */
  async placeAgain(
    context: AuditContext,
    { subjectId, was }: Pick<ChangeEffect, 'subjectId' | 'was'>,
    cancelledAt: number,
  ): Promise<void> {
    const { manager } = context;
    const booking = await manager.findOneByOrFail(Booking, { id: subjectId });
    if (booking.state !== 'cancelled') throw refuse('stale-version');
    const { sessionId, menteeId } = booking;
    const found = await manager.findOneByOrFail(Session, { id: sessionId });
    const session =
      found.state === 'cancelled'
        ? await this.reopen(context, sessionId, cancelledAt)
        : await this.ahead(context, sessionId);
    const isTakenOut = was.outcome === 'taken-out';
    // They agreed to the time and the place that it had then.
    const isThere = session.startAt === was.startAt && session.venueId === was.venueId;
    if (isTakenOut && !isThere) throw refuse('lesson-elsewhere');
    // Whoever was taken out by name need not be a pair with who holds it.
    if (session.classId === null && !isTakenOut) {
      const pair = await this.pairs.ofMentee(menteeId, manager);
      if (pair?.mentorId !== session.mentorId) throw refuse('not-paired');
    }
    if (!(await isActive(manager, menteeId))) throw refuse('person-stopped');
    const place = { booking, state: was.state as BookingState };
    const why = await restoreBooking(context, session, place, this.listener);
    if (why !== null) throw refuse(why);
  }

  /**
   * What was before can be again: in time, on no closed day and in no spell. As many sessions as before are agreed
   * to, unless others were given to the ambassador since.
   * @throws DomainError mentor-busy, mentor-day-full, holiday, venue-closed, not-free …
   */
  async assertStands(
    { manager, now }: AuditContext,
    sessions: readonly Session[],
    madeAt: number,
  ): Promise<void> {
    for (const session of sessions) {
      const { id, mentorId, startAt } = session;
      const others = await manager.countBy(Session, {
        id: Not(id),
        mentorId,
        state: In(['planned', 'confirmed']),
        startAt: And(MoreThan(startAt - WEEK_MS), LessThan(startAt + WEEK_MS)),
        updatedAt: And(MoreThan(madeAt), LessThan(now)),
      });
      await this.maker.assertFits(manager, session, { overLimit: others === 0 });
    }
    await this.maker.assertOpenAgain(manager, sessions);
    for (const session of sessions) {
      await assertNotClosedSince(manager, session, madeAt, this.env.TIME_ZONE);
    }
  }

  /** A plan that was taken back took all of its lessons with it. @throws DomainError plan-withdrawn */
  private async assertPlanStands({ manager }: AuditContext, { planRunId }: Session): Promise<void> {
    if (planRunId === null) return;
    const isWithdrawn = await manager.existsBy(WeekPlanRun, { id: planRunId, state: 'withdrawn' });
    if (isWithdrawn) throw refuse('plan-withdrawn');
  }

  /** @throws DomainError already-over */
  async ahead({ manager, now }: AuditContext, id: string): Promise<Session> {
    const session = await manager.findOneByOrFail(Session, { id });
    if (session.startAt <= now) throw refuse('already-over');
    return session;
  }
}

/** Still takes part. */
function isActive(manager: EntityManager, menteeId: string): Promise<boolean> {
  return manager.existsBy(Mentee, { id: menteeId, isActive: true });
}
