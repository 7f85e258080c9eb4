import { Inject, Injectable } from '@nestjs/common';
import { localDayOf } from '../../../core/time/zone';
import { Env } from '../../../platform/config/env';
import { inWords } from '../booking/booking-rules';
import { notEverybody } from '../changes/came-back';
import { placesIn } from '../changes/seated';
import type { Before, Left } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { SessionHandover } from '../leading/session-handover';
import { SessionMaker } from '../leading/session-maker';
import { type Lost, SessionMoves } from '../leading/session-moves';
import type { AuditContext } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { assertOneHousehold } from '../rules/one-household';
import { refuse } from '../rules/refusals';
import { sessionTime } from '../slots/session-times';
import type { VenueSeats } from '../slots/venue-choice';
import { type Goal, LessonFitting } from './lesson-fitting';
import { SeatedThen } from './seated-then';
import { SessionPeople } from './session-people';
import type { JoiningView, LessonNote, SeatedThenView } from './session-changes.views';

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

export interface Placed {
  /** In the order in which it was done: the last comes back first. */
  left: Left[];
  /** Who was in it before, and is still. */
  seated: SeatedThenView[];
  joining: JoiningView[];
  notes: LessonNote[];
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
    private readonly fitting: LessonFitting,
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
      await this.people.passOn(context, found.id);
      const bookingIds = joined.map(({ subjectId }) => subjectId);
      return {
        ...placed,
        left: [...out, ...placed.left, ...joined],
        joining: await this.seatedThen.joining(context, moved, bookingIds),
      };
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
    const { agreed = false } = wanted;
    const { venue, notes } = await this.fitting.check(context, session, goal, agreed);
    const seated = await this.seatedThen.of(context, { session, goal, venue });
    const isGiven = goal.mentorId !== session.mentorId;
    const menteeIds = seated.map(({ menteeId }) => menteeId);
    if (isGiven) await this.people.assertAllowed(context, goal.mentorId, menteeIds);
    const bookingIds = seated.map(({ bookingId }) => bookingId);
    const knows = isGiven && (await this.listener.mentorKnows(manager, bookingIds));
    const lost = isElsewhere
      ? await this.move(context, session, goal, { wanted, venue })
      : await this.giveAway(context, session, goal.mentorId, wanted);
    if (knows) await this.notifyFormerMentor(context, session, wanted.reason);
    const was: Before = {
      startAt: session.startAt,
      mentorId: session.mentorId,
      venueId: session.venueId,
      seats: session.seats,
      people: seated.length,
      outcome: isElsewhere ? 'moved' : 'handed-over',
      bookingIds: (await placesIn(manager, [session.id])).get(session.id) ?? [],
      to: { startAt: goal.startAt, venueId: goal.venueId, mentorId: goal.mentorId },
      ...(lost.length > 0 ? { lost, why: notEverybody } : {}),
    };
    const gone = new Set(lost.map(({ id }) => id));
    return {
      left: [{ kind: 'session', subjectId: session.id, was }],
      seated: seated.map((one) => ({ ...one, losesPlace: gone.has(one.bookingId) })),
      joining: [],
      notes,
    };
  }

  private notifyFormerMentor({ manager }: AuditContext, session: Session, reason: string) {
    const off = { change: 'off', session, phone: null, reason } as const;
    return this.listener.classesHeld(manager, [off]);
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
    const lost = await this.moves.move(context, session, place, { reason, keepsSeats: true });
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

const none: Placed = { left: [], seated: [], joining: [], notes: [] };

function goalOf(session: Session, { startAt, venueId, mentorId }: SessionWanted): Goal {
  return {
    ...sessionTime(startAt ?? session.startAt),
    venueId: venueId === undefined ? session.venueId : venueId,
    mentorId: mentorId ?? session.mentorId,
  };
}

const isOther = (session: Session, { startAt, venueId, mentorId }: Goal): boolean =>
  startAt !== session.startAt || venueId !== session.venueId || mentorId !== session.mentorId;

/** As it stands in the write. */
const standing = ({ manager }: AuditContext, { id }: Session): Promise<Session> =>
  manager.findOneByOrFail(Session, { id });

/** What the database refuses, in words. */
async function inWordsOf<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inWords(error);
  }
}
