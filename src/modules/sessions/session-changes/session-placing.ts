import { Inject, Injectable } from '@nestjs/common';
import { localDayOf } from '../../../core/time/zone';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { Ward } from '../../wards';
import { inWords } from '../booking/booking-rules';
import { notEverybody } from '../changes/came-back';
import type { Before, Left } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { SessionHandover } from '../leading/session-handover';
import { SessionMaker } from '../leading/session-maker';
import { type Lost, SessionMoves } from '../leading/session-moves';
import type { AuditContext } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { assertWithinHorizon } from '../rules/booking-horizon';
import { assertOneHousehold } from '../rules/one-household';
import { refuse } from '../rules/refusals';
import { sessionTime } from '../slots/session-times';
import { loadVenuesAt, openVenue, type VenueSeats } from '../slots/venue-choice';
import { SeatedThen } from './seated-then';
import { SessionPeople } from './session-people';
import type { SeatedThenView } from './session-changes.views';

/** When, where and with whom a lesson is to be; what is left out stays. */
export interface SessionWanted {
  sessionId: string;
  /** As it was seen. */
  version: number;
  startAt?: number;
  /** Null is at home. */
  venueId?: string | null;
  mentorId?: string;
  /** Bookings of people who are to be in it no more, and mentees who are to be in it. */
  leaving?: readonly string[];
  joining?: readonly string[];
  reason: string;
  /** The ambassador agreed to a time outside their weekly windows. */
  agreed?: boolean;
  /** They agreed to more sessions in a day or a week than the ward asks of them. */
  overLimit?: boolean;
}

/** What the lesson is to be, in full. */
type Goal = Pick<Session, 'startAt' | 'endAt' | 'venueId' | 'mentorId'>;

export interface Placed {
  left: Left[];
  seated: SeatedThenView[];
}

/** Takes a lesson to another time, place and ambassador, one, two or all three at once, with all who are in it. */
@Injectable()
export class SessionPlacing {
  constructor(
    private readonly maker: SessionMaker,
    private readonly moves: SessionMoves,
    private readonly handover: SessionHandover,
    private readonly seatedThen: SeatedThen,
    private readonly people: SessionPeople,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /**
   * In the caller's write, which holds the ward's mentors and the lesson. Who is elsewhere then loses their place and
   * is told; everybody else goes along.
   * @throws DomainError nothing-changed, mentor-busy, mentor-on-the-way, not-free, venue-closed, venue-full …
   */
  place(context: AuditContext, found: Session, wanted: SessionWanted): Promise<Placed> {
    return inWordsOf(async () => {
      const { leaving = [], joining = [], reason } = wanted;
      const goal = goalOf(found, wanted);
      const isPlaced = isOther(found, goal);
      if (!isPlaced && leaving.length + joining.length === 0) throw refuse('nothing-changed');
      const out = await this.people.takeOut(context, found, leaving, reason);
      const session = await standing(context, found);
      const placed = isPlaced ? await this.goTo(context, session, goal, wanted) : none;
      const moved = isPlaced ? await standing(context, found) : session;
      const joined = await this.people.takeIn(context, moved, joining, reason);
      return { left: [...placed.left, ...out, ...joined], seated: placed.seated };
    });
  }

  private async goTo(
    context: AuditContext,
    session: Session,
    goal: Goal,
    wanted: SessionWanted,
  ): Promise<Placed> {
    const { manager } = context;
    const isElsewhere = goal.startAt !== session.startAt || goal.venueId !== session.venueId;
    const venue = await this.check(context, session, goal, wanted);
    const seated = await this.seatedThen.of(context, { session, goal, venue });
    const isGiven = goal.mentorId !== session.mentorId;
    const menteeIds = seated.map(({ menteeId }) => menteeId);
    if (isGiven) await this.people.assertAllowed(context, { ...session, ...goal }, menteeIds);
    const bookingIds = seated.map(({ bookingId }) => bookingId);
    const knows = isGiven && (await this.listener.mentorKnows(manager, bookingIds));
    const lost = isElsewhere
      ? await this.move(context, session, goal, { wanted, venue })
      : await this.giveAway(context, session, goal.mentorId, wanted);
    if (knows) await this.tellWhoHeldIt(context, session, wanted.reason);
    const was: Before = {
      startAt: session.startAt,
      mentorId: session.mentorId,
      venueId: session.venueId,
      seats: session.seats,
      people: seated.length,
      outcome: isElsewhere ? 'moved' : 'handed-over',
      to: { startAt: goal.startAt, venueId: goal.venueId, mentorId: goal.mentorId },
      ...(lost.length > 0 ? { lost, why: notEverybody } : {}),
    };
    const gone = new Set(lost.map(({ id }) => id));
    return {
      left: [{ kind: 'session', subjectId: session.id, was }],
      seated: seated.map((one) => ({ ...one, losesPlace: gone.has(one.bookingId) })),
    };
  }

  private tellWhoHeldIt({ manager }: AuditContext, session: Session, reason: string) {
    const off = { change: 'off', session, phone: null, reason } as const;
    return this.listener.classesHeld(manager, [off]);
  }

  /** Whether it can be held there and then, but for what stands in the ambassador's week. */
  private async check(
    { manager, actor, now }: AuditContext,
    session: Session,
    goal: Goal,
    { agreed = false }: SessionWanted,
  ): Promise<VenueSeats | null> {
    const { topic, wardId } = session;
    const { startAt, mentorId, venueId } = goal;
    const isOtherTime = startAt !== session.startAt;
    if (startAt <= now) throw refuse('in-the-past');
    const ward = await manager.findOneByOrFail(Ward, { id: wardId });
    if (isOtherTime) assertWithinHorizon(startAt, ward.settings, now);
    // Where neither changes, they have agreed to it.
    const isAgreed = agreed || (!isOtherTime && mentorId === session.mentorId);
    const wish = { mentorId, startAt, topic, agreed: isAgreed };
    const { mentor, days } = await this.maker.assertCanTeach(actor, wish, manager);
    if (mentor.wardId !== wardId) throw notFound('mentor');
    if (venueId === null) return null;
    const venues = await loadVenuesAt(manager, wardId, startAt);
    return openVenue(venues, venueId, startAt, days);
  }

  private async move(
    context: AuditContext,
    session: Session,
    goal: Goal,
    { wanted, venue }: { wanted: SessionWanted; venue: VenueSeats | null },
  ): Promise<Lost[]> {
    const { manager, now } = context;
    const { topic, id } = session;
    const { reason } = wanted;
    const seats = Math.min(session.seats, venue?.seats ?? session.seats);
    if (seats < session.seatsTaken) throw refuse('venue-full');
    const place = { ...goal, seats, topic, updatedAt: now };
    const lost = await this.moves.move(context, session, place, { reason });
    await assertOneHousehold(manager, [{ id, venueId: goal.venueId }]);
    const moved = { ...session, ...goal };
    await this.maker.assertFits(manager, moved, {
      overLimit: this.isAgreed(session, goal, wanted),
    });
    return lost.filter(({ state }) => state === 'booked' || state === 'waiting');
  }

  private async giveAway(
    context: AuditContext,
    session: Session,
    mentorId: string,
    { overLimit, reason }: SessionWanted,
  ): Promise<Lost[]> {
    const stale = () => refuse('stale-version');
    await this.handover.give(context, session, mentorId, { overLimit, stale, reason });
    return [];
  }

  /** On the same day it is one session as before, whatever the limits are. */
  private isAgreed(session: Session, goal: Goal, { overLimit = false }: SessionWanted): boolean {
    const { TIME_ZONE: zone } = this.env;
    const isSameDay = localDayOf(session.startAt, zone) === localDayOf(goal.startAt, zone);
    return overLimit || (isSameDay && goal.mentorId === session.mentorId);
  }
}

const none: Placed = { left: [], seated: [] };

function goalOf(session: Session, { startAt, venueId, mentorId }: SessionWanted): Goal {
  return {
    ...sessionTime(startAt ?? session.startAt),
    venueId: venueId === undefined ? session.venueId : venueId,
    mentorId: mentorId ?? session.mentorId,
  };
}

const isOther = (session: Session, { startAt, venueId, mentorId }: Goal): boolean =>
  startAt !== session.startAt || venueId !== session.venueId || mentorId !== session.mentorId;

/** As it stands in the write. @throws DomainError nobody-left where everybody was taken out */
async function standing({ manager }: AuditContext, { id }: Session): Promise<Session> {
  const session = await manager.findOneByOrFail(Session, { id });
  if (session.state === 'cancelled') throw refuse('nobody-left');
  return session;
}

/** What the database refuses, in words. */
async function inWordsOf<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inWords(error);
  }
}
