import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../access';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { violates } from '../../../platform/database/violations';
import { CounterService, type GivenConsent, Mentee, type NewMentee } from '../../people';
import { newBooking } from '../booking/new-booking';
import { CourseRecords, type LessonResult } from '../courses/course-records';
import { Booking, type BookingState } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type AttendanceMark, lessonResults, markedBookings } from '../leading/attendance';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { lockSession, releaseSeat, takeSeat, takeVenueSeats } from '../rules/seats';
import { assertMayClass, findClass } from './class-rows';

/** Somebody who came without a place: they may have been invited, or wait, or be unknown to the class. */
export interface Unannounced {
  menteeId: string;
  level?: SkillLevel;
  levelBefore?: SkillLevel;
}

/** The sign-in sheet, as it is typed in afterwards; `version` is the class's. */
export interface ClassSheet {
  version: number;
  marks: AttendanceMark[];
  came?: Unannounced[];
  note?: string;
}

/** Somebody new who is to be in a class. */
export interface Newcomer {
  person: Omit<NewMentee, 'consent' | 'topics'>;
  consent?: GivenConsent;
}

/**
 * Writes down who was in a class. Whoever did not come gives their seat to those who came unannounced, and
 * a class may have been fuller than planned as far as its hall is large enough.
 */
@Injectable()
export class ClassAttendance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly counter: CounterService,
    private readonly courses: CourseRecords,
    private readonly listener: BookingListener,
  ) {}

  /** @throws DomainError not-begun, mark-everyone, stale-version, venue-full, class-full, mentee-busy */
  async enter(actor: Actor, classId: string, sheet: ClassSheet): Promise<void> {
    const { read } = this.unitOfWork;
    const { seating, helping, ...found } = await findClass(read, classId);
    assertMayClass(actor, 'classes.lead', { seating, helping, ...found });
    const now = this.clock.now();
    if (seating.startAt > now) throw refuse('not-begun');
    if (seating.state === 'cancelled') throw refuse('session-closed');
    await this.write(
      async (context) => {
        const { manager } = context;
        const done = { state: 'completed', updatedAt: now } as const;
        const states = { where: { state: ['planned', 'confirmed', 'completed'] as const } };
        const note = sheet.note ?? seating.note;
        const seen = { ...seating, version: sheet.version };
        await compareAndSet(manager, Session, seen, { ...done, note }, states);
        await auditRows(context, 'session.complete', [seating], { marks: sheet.marks });
        for (const session of helping.filter(({ state }) => state !== 'completed')) {
          await compareAndSet(manager, Session, session, done, states);
          await auditRows(context, 'session.complete', [session]);
        }
        const seated = await bookingsOf(context, seating, ['booked', 'attended', 'absent']);
        const marked = markedBookings(seated, sheet.marks);
        if (!marked) throw refuse('mark-everyone');
        for (const { booking } of marked.filter(({ state }) => state === 'absent')) {
          await this.setState(context, seating, booking, 'absent');
        }
        for (const { booking } of marked.filter(({ state }) => state === 'attended')) {
          await this.setState(context, seating, booking, 'attended');
        }
        const results = lessonResults(seated, sheet.marks);
        const came = await this.seatUnannounced(context, seating, sheet.came ?? []);
        await this.courses.lessonGiven(context, seating, [...results, ...came]);
        const left = await bookingsOf(context, seating, ['held', 'waiting', 'invited']);
        for (const booking of left) await this.setState(context, seating, booking, 'cancelled');
        await this.listener.answered(manager, left);
      },
      actor,
      now,
    );
  }

  /** Takes down somebody new, who has a place in the class from then on: staff only. @throws DomainError seat-taken, venue-full */
  async addNewcomer(actor: Actor, classId: string, newcomer: Newcomer): Promise<Booking> {
    const found = await findClass(this.unitOfWork.read, classId);
    assertMayClass(actor, 'people.add', found);
    const { seating } = found;
    if (seating.state === 'cancelled') throw refuse('session-closed');
    const now = this.clock.now();
    return this.write(
      async (context) => {
        const { manager } = context;
        await lockSession(manager, seating.id);
        const person = { ...newcomer.person, topics: [seating.topic], consent: newcomer.consent };
        const mentee = await this.counter.insert(manager, actor, seating.wardId, person);
        const booking = newBooking(actor, { menteeId: mentee.id }, seating, 'booked', now);
        if (seating.startAt > now) await takeSeat(manager, seating, now);
        else await takeOneMore(context, seating);
        await insert(manager, Booking, booking);
        await auditRows(context, 'booking.book', [{ id: booking.id, wardId: seating.wardId }]);
        await this.listener.bookingsMade(manager, [{ booking, session: seating }]);
        return booking;
      },
      actor,
      now,
    );
  }

  /** Their places, and what the sheet says of their learning. */
  private async seatUnannounced(
    context: AuditContext,
    seating: Session,
    came: readonly Unannounced[],
  ): Promise<LessonResult[]> {
    const { manager, actor, now } = context;
    const known = await bookingsOf(context, seating, standing);
    for (const { menteeId } of came) {
      const mine = known.find((booking) => booking.menteeId === menteeId);
      if (mine?.state === 'attended') continue;
      if (mine) {
        await this.setState(context, seating, mine, 'attended');
        continue;
      }
      const where = { id: menteeId, wardId: seating.wardId, isActive: true };
      if (!(await manager.existsBy(Mentee, where))) throw notFound('mentee');
      await takeOneMore(context, seating);
      const booking = newBooking(actor, { menteeId }, seating, 'booked', now);
      await insert(manager, Booking, { ...booking, state: 'attended' });
      await auditRows(context, 'booking.attended', [{ id: booking.id, wardId: seating.wardId }]);
    }
    return came.map((one) => ({ ...one, isPresent: true }));
  }

  private async setState(
    context: AuditContext,
    seating: Session,
    booking: Booking,
    state: 'attended' | 'absent' | 'cancelled',
  ): Promise<void> {
    const { manager, now } = context;
    const isThere = hasSeat(booking.state);
    if (state === 'attended' && !isThere) await takeOneMore(context, seating);
    if (state !== 'attended' && isThere) await releaseSeat(manager, seating);
    await compareAndSet(manager, Booking, booking, { state, heldUntil: null, updatedAt: now });
    const action = state === 'cancelled' ? 'booking.cancel' : `booking.${state}`;
    await auditRows(context, action, [{ id: booking.id, wardId: seating.wardId }]);
  }

  private async write<T>(
    work: (context: AuditContext) => Promise<T>,
    actor: Actor,
    now: number,
  ): Promise<T> {
    try {
      return await this.unitOfWork.write((manager) => work({ manager, actor, now }));
    } catch (error) {
      if (violates(error, 'mentee_in_one_place')) throw refuse('mentee-busy');
      if (violates(error, 'session_seats_of_its_kind')) throw refuse('class-full');
      throw error;
    }
  }
}

const standing: BookingState[] = ['invited', 'held', 'booked', 'waiting', 'attended', 'absent'];

function hasSeat(state: BookingState): boolean {
  return state === 'held' || state === 'booked' || state === 'attended';
}

function bookingsOf(
  { manager }: AuditContext,
  { id }: Session,
  states: BookingState[],
): Promise<Booking[]> {
  return manager.find(Booking, {
    where: { sessionId: id, state: In(states) },
    order: { id: 'ASC' },
  });
}

/** One person more, where all seats are taken on one chair more. @throws DomainError venue-full */
async function takeOneMore({ manager }: AuditContext, seating: Session): Promise<void> {
  await execute(
    manager,
    `UPDATE session SET seats_taken = seats_taken + 1,
       seats = CASE WHEN seats_taken + 1 > seats THEN seats_taken + 1 ELSE seats END
     WHERE id = $1`,
    [seating.id],
  );
  await takeVenueSeats(manager, [seating]);
}
