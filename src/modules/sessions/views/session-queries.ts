import { Injectable } from '@nestjs/common';
import { And, Equal, FindOptionsWhere, In, LessThan, MoreThanOrEqual, Not, Raw } from 'typeorm';
import { type Actor, scopeOf, wardAsked } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee, Mentor } from '../../people';
import { Booking, BookingState } from '../entities/booking.entity';
import { findLearner, type Learner, loadLearner } from '../rules/learner';
import { Session, SessionState } from '../entities/session.entity';
import { withoutFormerMentees } from './former-mentees';
import { viewsOf } from './session-views';
import type { MyBooking, SessionView } from './sessions.views';
import { select } from '../../../platform/database/select';
import { idList } from '../../../platform/database/row-set';
import { assertMayBookFor, assertMayIn, assertWithin } from '../rules/who-may';
import { column, columns, number, orNull } from '../../../platform/database/result-columns';
import { Hamlet, Venue } from '../../wards';
import { homeName } from '../../../core/people/home-name';

export interface SessionFilter {
  fromAt?: number;
  /** Sessions that start before it. */
  toAt?: number;
  mentorId?: string;
  venueId?: string;
  /** Left out: all that are not cancelled. */
  state?: SessionState;
}

export interface BookingsFilter extends PageQuery {
  /** Left out: the officer's own. */
  wardId?: string;
  menteeId?: string;
  sessionId?: string;
  state?: BookingState;
}

const bookingRow = {
  ...columns(
    Booking,
    'id',
    'menteeId',
    'state',
    'heldUntil',
    'version',
    'startAt',
    'endAt',
    'comingTo',
    'movedFrom',
  ),
  sessionId: column(Session, 'id'),
  topic: column(Session, 'topic'),
  sessionState: column(Session, 'state'),
  classId: column(Session, 'classId'),
  seatsFree: number,
  mentorId: column(Mentor, 'id'),
  mentorName: column(Mentor, 'fullName'),
  mentorPhone: column(Mentor, 'phone'),
  venueId: orNull(column(Venue, 'id')),
  venueName: orNull(column(Venue, 'name')),
  venueFrom: orNull(column(Venue, 'name')),
  address: column(Mentee, 'address'),
  hamletName: orNull(column(Hamlet, 'name')),
};

/** What people see of sessions and bookings; nothing here changes anything. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A ward's sessions, one page at a time. */
  async list(
    actor: Actor,
    wardId: string,
    query: PageQuery,
    filter: SessionFilter = {},
  ): Promise<Page<SessionView>> {
    assertMayIn(actor, 'sessions.list', wardId);
    const page = await pageOf(
      this.unitOfWork.read,
      Session,
      { ...whereOf(filter), wardId },
      query,
      { fields: ['startAt', 'topic', 'state', 'seatsTaken', 'updatedAt'], fallback: 'startAt' },
    );
    return { ...page, items: await viewsOf(this.unitOfWork.read, page.items) };
  }

  /** All sessions of a ward between two instants, in order of time. */
  async between(
    actor: Actor,
    wardId: string,
    { fromAt, toAt }: { fromAt: number; toAt: number },
  ): Promise<SessionView[]> {
    assertMayIn(actor, 'sessions.list', wardId);
    return this.views({ ...whereOf({ fromAt, toAt }), wardId });
  }

  /** A mentor's agenda from an instant on (now, when left out), in order of time. */
  async ofMentor(
    actor: Actor,
    mentorId: string,
    { fromAt, toAt }: { fromAt?: number; toAt?: number } = {},
  ): Promise<SessionView[]> {
    const mentor = await this.unitOfWork.read.findOneBy(Mentor, { id: mentorId });
    if (!mentor) throw notFound('mentor');
    const subject = { wardIds: [mentor.wardId], personIds: [mentorId] };
    assertWithin(actor, 'agendas.read', subject, 'mentor');
    const views = await this.views({
      ...whereOf({ fromAt: fromAt ?? this.clock.now(), toAt }),
      mentorId,
    });
    return withoutFormerMentees(this.unitOfWork.read, actor, views, this.clock.now());
  }

  /** One session, for staff, its mentor, and the mentees in it (who see nobody else in it). */
  async one(actor: Actor, id: string): Promise<SessionView> {
    const session = await this.unitOfWork.read.findOneBy(Session, { id });
    if (!session) throw notFound('session');
    const [view] = await viewsOf(this.unitOfWork.read, [session]);
    const subject = {
      wardIds: [session.wardId],
      personIds: view.bookings.map(({ menteeId }) => menteeId),
      mentorIds: [session.mentorId],
    };
    assertWithin(actor, 'sessions.read', subject, 'session');
    if (scopeOf(actor, 'sessions.read') !== 'self') {
      const now = this.clock.now();
      const [shown] = await withoutFormerMentees(this.unitOfWork.read, actor, [view], now);
      return shown;
    }
    const own = view.bookings.filter(({ menteeId }) => menteeId === actor.id);
    return Object.assign(view, { bookings: own, note: null, home: null });
  }

  /** A mentee's places that are not cancelled, in order of time; only coming ones by default. */
  async ofMentee(
    actor: Actor,
    menteeId: string,
    { fromAt = this.clock.now() }: { fromAt?: number } = {},
  ): Promise<MyBooking[]> {
    // Also of whoever takes part no more, whose page staff open to bring them back.
    const learner = await findLearner(this.unitOfWork.read, menteeId);
    if (!learner) throw notFound('mentee');
    return this.ofLearner(actor, learner, fromAt);
  }

  /** The same for whoever has read them already. */
  ofLearner(
    actor: Actor,
    learner: Learner,
    fromAt: number = this.clock.now(),
  ): Promise<MyBooking[]> {
    assertMayBookFor(actor, learner, 'bookings.read');
    return this.bookingsOf([learner.menteeId], fromAt);
  }

  /** The next booked session of each mentee who has one. */
  async nextOf(menteeIds: readonly string[]): Promise<Map<string, MyBooking>> {
    const first = `b.state = 'booked' AND NOT EXISTS (SELECT 1 FROM booking n WHERE n.mentee_id = b.mentee_id
      AND n.state = 'booked' AND n.end_at > $1 AND n.start_at < b.start_at)`;
    const bookings = await this.bookingsOf(menteeIds, this.clock.now(), first);
    return new Map(bookings.map((booking) => [booking.menteeId, booking]));
  }

  /** A ward's bookings, one page at a time. */
  async bookings(
    actor: Actor,
    { wardId: asked, menteeId, sessionId, state, ...query }: BookingsFilter,
  ): Promise<Page<Booking>> {
    const wardId = wardAsked(actor, 'bookings.list', asked);
    const inWard = Raw((id) => `${id} IN (SELECT id FROM session WHERE ward_id = :wardId)`, {
      wardId,
    });
    const where = {
      sessionId: sessionId ? And(Equal(sessionId), inWard) : inWard,
      ...(menteeId ? { menteeId } : {}),
      ...(state ? { state } : {}),
    };
    return pageOf(this.unitOfWork.read, Booking, where, query, {
      fields: ['startAt', 'state', 'createdAt', 'updatedAt'],
      fallback: 'startAt',
    });
  }

  async booking(actor: Actor, id: string): Promise<Booking> {
    const booking = await this.unitOfWork.read.findOneBy(Booking, { id });
    if (!booking) throw notFound('booking');
    assertMayBookFor(
      actor,
      await loadLearner(this.unitOfWork.read, booking.menteeId),
      'bookings.read',
    );
    return booking;
  }

  private async views(where: FindOptionsWhere<Session>): Promise<SessionView[]> {
    const sessions = await this.unitOfWork.read.find(Session, {
      where,
      order: { startAt: 'ASC', id: 'ASC' },
    });
    return viewsOf(this.unitOfWork.read, sessions);
  }

  private async bookingsOf(
    menteeIds: readonly string[],
    fromAt: number,
    condition = 'TRUE',
  ): Promise<MyBooking[]> {
    const rows = await select(
      this.unitOfWork.read,
      bookingRow,
      `SELECT b.id AS id, b.mentee_id AS "menteeId", b.state AS state, b.held_until AS "heldUntil",
         b.version AS version, b.start_at AS "startAt", b.end_at AS "endAt",
         b.coming_to AS "comingTo", b.moved_from AS "movedFrom", s.id AS "sessionId", s.topic AS topic, s.state AS "sessionState", s.class_id AS "classId",
         s.seats - s.seats_taken AS "seatsFree",
         t.id AS "mentorId", t.full_name AS "mentorName", COALESCE(t.phone, t.other_phone) AS "mentorPhone",
         v.id AS "venueId", v.name AS "venueName", f.name AS "venueFrom",
         e.address AS address, h.name AS "hamletName"
       FROM booking b
       JOIN session s ON s.id = b.session_id
       JOIN mentee e ON e.id = b.mentee_id
       LEFT JOIN hamlet h ON h.id = e.hamlet_id AND s.venue_id IS NULL
       JOIN mentor t ON t.id = s.mentor_id
       LEFT JOIN venue v ON v.id = s.venue_id
       LEFT JOIN venue f ON f.id = s.venue_from_id AND f.id <> COALESCE(s.venue_id, '')
       WHERE b.end_at > $1 AND b.state NOT IN ('cancelled', 'invited')
         AND b.mentee_id IN ${idList(this.unitOfWork.read, '$2')} AND ${condition}
       ORDER BY b.start_at, b.id`,
      [fromAt, JSON.stringify(menteeIds)],
    );
    return rows.map(({ address, hamletName, ...booking }) => ({
      ...booking,
      home: booking.venueId === null ? homeName({ address, hamletName }) : null,
    }));
  }
}

function whereOf({
  fromAt,
  toAt,
  mentorId,
  venueId,
  state,
}: SessionFilter): FindOptionsWhere<Session> {
  const bounds = [
    ...(fromAt === undefined ? [] : [MoreThanOrEqual(fromAt)]),
    ...(toAt === undefined ? [] : [LessThan(toAt)]),
  ];
  return {
    ...(bounds.length > 0 ? { startAt: And(...bounds) } : {}),
    ...(mentorId ? { mentorId } : {}),
    ...(venueId ? { venueId } : {}),
    state: state ? In([state]) : Not('cancelled'),
  };
}
