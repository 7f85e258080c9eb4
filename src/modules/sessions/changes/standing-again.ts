import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { text } from '../../../platform/database/result-columns';
import { idList, rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { DAY_MS } from '../../../core/time/durations';
import { Env } from '../../../platform/config/env';
import { PairsService } from '../../matching';
import { Mentee } from '../../people';
import { Booking, type BookingState } from '../entities/booking.entity';
import type { ChangeEffect } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { WeekPlanRun } from '../entities/week-plan-run.entity';
import { SessionMaker } from '../leading/session-maker';
import { restoreBooking, restoreBookings, type PlaceListener } from '../leading/session-restoring';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { assertNotClosedSince } from './closed-since';
import { lockActiveMentors } from '../slots/mentor-load';

const WEEK_MS = 7 * DAY_MS;

interface LessonAgain {
  /** False for whoever does not come along. */
  isTheirs?: (booking: Booking) => boolean;
  /** Takes what people are to hear; left out, they are told at once. */
  listener?: PlaceListener;
}

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
    await this.assertPlansStand(context, [session]);
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
    { isTheirs, listener = this.listener }: LessonAgain = {},
  ): Promise<number> {
    const session = await this.reopen(context, id, cancelledAt);
    const people = await restoreBookings(context, session, cancelledAt, listener, { isTheirs });
    if (people === 0 && !session.isOpen) throw refuse('nobody-left');
    return people;
  }

  /**
   * Many that were called off at that instant, and by nobody again since, all of them or none, in as many statements for
   * one as for a thousand: as they stand now. The caller holds them; their people are for the caller.
   * @throws DomainError stale-version, mentor-inactive, mentor-busy, holiday …; mentor_in_one_place of the database
   */
  async reopenAll(
    context: AuditContext,
    lessons: readonly Session[],
    cancelledAt: number,
  ): Promise<Session[]> {
    if (lessons.length === 0) return [];
    const { manager, now } = context;
    await this.assertPlansStand(context, lessons);
    await lockActiveMentors(
      manager,
      lessons.map(({ mentorId }) => mentorId),
    );
    const reopened = await execute(
      manager,
      `UPDATE session SET state = 'planned', cancel_reason = NULL, version = version + 1, updated_at = $1
       WHERE id IN ${idList(manager, '$2')} AND state = 'cancelled' AND updated_at = $3`,
      [now, JSON.stringify(lessons.map(({ id }) => id)), cancelledAt],
    );
    if (reopened < lessons.length) throw refuse('stale-version');
    await auditRows(context, 'session.restore', lessons);
    await this.assertStands(context, lessons, cancelledAt);
    const back = { state: 'planned', cancelReason: null, updatedAt: now } as const;
    return lessons.map((one) => ({ ...one, ...back, version: one.version + 1 }));
  }

  /** And only with those whom the mentor guides today: others have another mentor since. */
  async lessonOfPairs(context: AuditContext, id: string, cancelledAt: number): Promise<void> {
    const session = await this.ahead(context, id);
    const pairs = await this.pairs.ofMentor(session.mentorId, context.manager);
    const guided = new Set(pairs.map(({ menteeId }) => menteeId));
    const isTheirs = ({ menteeId }: Booking): boolean => guided.has(menteeId);
    await this.lessonAgain(context, id, cancelledAt, { isTheirs });
  }

  /**
   * A place that was taken away together with a pair, in a lesson that may have fallen with it.
   * @throws DomainError stale-version, lesson-elsewhere, not-paired, mentee-busy, venue-full, seat-taken …
   */
  async placeAgain(
    context: AuditContext,
    { subjectId, was }: Pick<ChangeEffect, 'subjectId' | 'was'>,
    cancelledAt: number,
    listener: PlaceListener = this.listener,
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
    const why = await restoreBooking(context, session, place, listener);
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
    const crowded = await this.givenSince(manager, sessions, { madeAt, now });
    await this.maker.assertFit(
      manager,
      sessions.map((session) => ({ session, overLimit: !crowded.has(session.id) })),
    );
    await this.maker.assertOpenAgain(manager, sessions);
    await assertNotClosedSince(manager, sessions, madeAt, this.env.TIME_ZONE);
  }

  /** Those of which the ambassador was given another session in the week around, since then and before this write. */
  private async givenSince(
    manager: EntityManager,
    sessions: readonly Session[],
    { madeAt, now }: { madeAt: number; now: number },
  ): Promise<ReadonlySet<string>> {
    const given = { lesson_id: 'text', only_of: 'text', from_at: 'bigint' } as const;
    const rows = sessions.map(({ id, mentorId, startAt }) => ({
      lesson_id: id,
      only_of: mentorId,
      from_at: startAt,
    }));
    const found = await select(
      manager,
      { id: text },
      `SELECT given.lesson_id AS id FROM ${rowSet(manager, given, '$1')} WHERE EXISTS (
         SELECT 1 FROM session s WHERE s.mentor_id = given.only_of AND s.id <> given.lesson_id
           AND s.state IN ('planned', 'confirmed')
           AND s.start_at > given.from_at - ${WEEK_MS} AND s.start_at < given.from_at + ${WEEK_MS}
           AND s.updated_at > $2 AND s.updated_at < $3)`,
      [JSON.stringify(rows), madeAt, now],
    );
    return new Set(found.map(({ id }) => id));
  }

  /** A plan that was taken back took all of its lessons with it. @throws DomainError plan-withdrawn */
  private async assertPlansStand(
    { manager }: AuditContext,
    sessions: readonly Session[],
  ): Promise<void> {
    const ids = [...new Set(sessions.flatMap(({ planRunId }) => planRunId ?? []))];
    if (ids.length === 0) return;
    const isWithdrawn = await manager.existsBy(WeekPlanRun, { id: In(ids), state: 'withdrawn' });
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
