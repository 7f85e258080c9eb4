import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { violates } from '../../../platform/database/violations';
import { BookingListener } from '../rules/booking-listener';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { CourseRecords } from '../courses/course-records';
import { AttendanceSheet, lessonResults, markedBookings } from './attendance';
import { Booking, BookingState } from '../entities/booking.entity';
import { FreedSeats } from '../booking/freed-seats';
import { AuditContext, nextBooking, auditRows } from '../rules/audited-rows';
import { assertLesson, PlainRefusalCode, refuse } from '../rules/refusals';
import { releaseVenueSeats } from '../rules/seats';
import { Session } from '../entities/session.entity';
import { NewSession, SessionMaker } from './session-maker';
import { restoreBookings } from './session-restoring';
import { execute } from '../../../platform/database/execute';
import { assertMayLead } from '../rules/who-may';
import { lockActiveMentors } from '../slots/mentor-load';

/** A change on the version of the session that the person saw. */
export interface OnVersion {
  version: number;
}

/** A change that adds to what the mentor has agreed to. */
export interface OverLimit extends OnVersion {
  /** They agreed to more sessions in a day or a week than the ward asks of them. */
  overLimit?: boolean;
}

/** Makes sessions and leads them through planned, confirmed, completed or cancelled. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly maker: SessionMaker,
    private readonly freedSeats: FreedSeats,
    private readonly listener: BookingListener,
    private readonly courses: CourseRecords,
  ) {}

  /** A session for whoever comes: it stands until it is cancelled, even while nobody is booked. */
  async create(actor: Actor, request: NewSession): Promise<Session> {
    const now = this.clock.now();
    const session = await this.maker.make(actor, request, now);
    return this.refusing(() =>
      this.unitOfWork.write(async (manager) => {
        await lockActiveMentors(manager, [session.mentorId]);
        await insert(manager, Session, session);
        await this.maker.assertFits(manager, session, request);
        await this.maker.assertStillOpen(manager, [session], request);
        await auditRows({ manager, actor, now }, 'session.open', [session]);
        return session;
      }),
    );
  }

  async confirm(actor: Actor, id: string, { version }: OnVersion): Promise<Session> {
    const session = await this.load(actor, id);
    return this.write(
      actor,
      async (context) => {
        await update(context, session, version, ['planned'], { state: 'confirmed' });
        await auditRows(context, 'session.confirm', [session]);
      },
      id,
    );
  }

  /** More seats go at once to those who wait; never fewer seats than people. */
  async changeSeats(
    actor: Actor,
    id: string,
    { version, seats }: OnVersion & { seats: number },
  ): Promise<Session> {
    const session = await this.load(actor, id);
    return this.write(
      actor,
      async (context) => {
        await update(context, session, version, ['planned', 'confirmed'], { seats });
        await auditRows(context, 'session.seats', [session], { from: session.seats, to: seats });
        await this.freedSeats.passOn(context, id);
      },
      id,
    );
  }

  /** Calls the session off for everybody in it and in its line. */
  async cancel(
    actor: Actor,
    id: string,
    { version, reason }: OnVersion & { reason: string },
  ): Promise<Session> {
    const session = await this.load(actor, id);
    return this.write(
      actor,
      async (context) => {
        const { manager } = context;
        await update(context, session, version, ['planned', 'confirmed'], {
          state: 'cancelled',
          cancelReason: reason,
        });
        await auditRows(context, 'session.cancel', [session], { reason });
        const bookings = await bookingsOf(manager, id, ['held', 'booked', 'waiting']);
        const seated = bookings.filter(({ state }) => state !== 'waiting').length;
        await execute(manager, `UPDATE session SET seats_taken = 0 WHERE id = $1`, [id]);
        await releaseVenueSeats(manager, session, seated);
        const off: Booking[] = [];
        for (const from of ['held', 'booked', 'waiting'] as const) {
          const those = bookings.filter(({ state }) => state === from);
          const after = await setBookings(context, session, those, 'cancelled', 'booking.cancel', {
            from,
          });
          if (from === 'booked') off.push(...after);
        }
        const places = off.map((booking) => ({ booking, session }));
        await this.listener.bookingsCancelled(manager, places, { by: actor, reason });
      },
      id,
    );
  }

  /**
   * Takes a cancellation back that was a mistake; whoever is still free then has their seat again.
   * @throws DomainError mentor-busy, mentor-on-the-way, mentor-day-full, holiday, venue-closed, not-free …
   */
  async restore(actor: Actor, id: string, { version, overLimit }: OverLimit): Promise<Session> {
    const session = await this.load(actor, id);
    if (session.startAt <= this.clock.now()) throw refuse('already-over');
    return this.write(
      actor,
      async (context) => {
        const cancelledAt = session.updatedAt;
        await lockActiveMentors(context.manager, [session.mentorId]);
        const back = { state: 'planned', cancelReason: null } as const;
        await update(context, session, version, ['cancelled'], back);
        await auditRows(context, 'session.restore', [session]);
        const standing = Object.assign(new Session(), session, back);
        const restored = await restoreBookings(context, standing, cancelledAt, this.listener);
        await this.maker.assertFits(context.manager, session, { overLimit });
        await this.maker.assertOpenAgain(context.manager, [session]);
        // Nobody can come any more: it stands open for others instead of falling at once.
        if (restored === 0) await context.manager.update(Session, { id }, { isOpen: true });
      },
      id,
    );
  }

  /** Who came, and how each can do what was taught: the session is completed. Marked again, the marks are corrected. */
  async markAttendance(actor: Actor, id: string, sheet: AttendanceSheet): Promise<Session> {
    const session = await this.load(actor, id);
    if (session.startAt > this.clock.now()) throw refuse('not-begun');
    return this.write(
      actor,
      async (context) => {
        await update(context, session, sheet.version, ['planned', 'confirmed', 'completed'], {
          state: 'completed',
          note: sheet.note ?? session.note,
        });
        await auditRows(context, 'session.complete', [session], { marks: sheet.marks });
        await this.letGo(context, session);
        const bookings = await bookingsOf(context.manager, id, ['booked', 'attended', 'absent']);
        const marked = markedBookings(bookings, sheet.marks);
        if (!marked) throw refuse('mark-everyone');
        for (const state of ['attended', 'absent'] as const) {
          const those = marked.filter((mark) => mark.state === state).map(({ booking }) => booking);
          await setBookings(context, session, those, state, `booking.${state}`);
        }
        await this.courses.lessonGiven(context, session, lessonResults(bookings, sheet.marks));
      },
      id,
    );
  }

  /** Whoever still held a seat or waited when the session began has no place in it. */
  private async letGo(context: AuditContext, session: Session): Promise<void> {
    const left = await bookingsOf(context.manager, session.id, ['held', 'waiting']);
    const seated = left.filter(({ state }) => state === 'held').length;
    if (seated > 0) {
      await execute(
        context.manager,
        `UPDATE session SET seats_taken = seats_taken - $1 WHERE id = $2`,
        [seated, session.id],
      );
      await releaseVenueSeats(context.manager, session, seated);
    }
    await setBookings(context, session, left, 'cancelled', 'booking.cancel');
  }

  private async load(actor: Actor, id: string): Promise<Session> {
    const session = await this.unitOfWork.read.findOneBy(Session, { id });
    if (!session) throw notFound('session');
    assertMayLead(actor, session);
    assertLesson(session);
    return session;
  }

  private write(
    actor: Actor,
    work: (context: AuditContext) => Promise<void>,
    id: string,
  ): Promise<Session> {
    const now = this.clock.now();
    return this.refusing(() =>
      this.unitOfWork.write(async (manager) => {
        await work({ manager, actor, now });
        return manager.findOneByOrFail(Session, { id });
      }),
    );
  }

  private async refusing<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (violates(error, 'mentor_in_one_place')) throw refuse('mentor-busy');
      if (violates(error, 'session_seats')) throw refuse('seats-below-taken');
      throw error;
    }
  }
}

function bookingsOf(
  manager: EntityManager,
  sessionId: string,
  states: BookingState[],
): Promise<Booking[]> {
  return manager.find(Booking, { where: { sessionId, state: In(states) }, order: { id: 'ASC' } });
}

/** Changes the session if it still is of that version and state; nobody else can until the end. */
async function update(
  { manager, now }: AuditContext,
  session: Session,
  version: number,
  states: Session['state'][],
  changes: Partial<Session>,
): Promise<void> {
  await compareAndSet(
    manager,
    Session,
    { id: session.id, version },
    { ...changes, updatedAt: now },
    { where: { state: states }, refusal: () => refuse(whyNot(session, version, states)) },
  );
}

function whyNot(session: Session, version: number, states: Session['state'][]): PlainRefusalCode {
  if (session.version !== version || states.includes(session.state)) return 'stale-version';
  return session.state === 'cancelled' ? 'session-closed' : 'already-over';
}

/** The same bookings in a new state and version; the caller has locked their session. */
async function setBookings(
  context: AuditContext,
  session: Session,
  bookings: Booking[],
  state: BookingState,
  action: string,
  facts: Record<string, unknown> = {},
): Promise<Booking[]> {
  const { manager, now } = context;
  for (const { id } of bookings) {
    await execute(
      manager,
      `UPDATE booking SET state = $1, held_until = NULL, version = version + 1, updated_at = $2
       WHERE id = $3`,
      [state, now, id],
    );
  }
  const { wardId } = session;
  await auditRows(
    context,
    action,
    bookings.map(({ id }) => ({ id, wardId })),
    facts,
  );
  return bookings.map((booking) => nextBooking(booking, { state, heldUntil: null }, now));
}
