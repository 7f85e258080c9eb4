import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { MentorWeeks } from '../../../core/week-plan/by-hand';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { selectEntities } from '../../../platform/database/select-entities';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { assertInProgramme } from '../rules/in-programme';
import { Learner, nextTopic, sharedTopics } from '../rules/learner';
import { assertLesson, refuse } from '../rules/refusals';
import { Session } from '../entities/session.entity';
import { localDateOf } from '../../../core/time/zone';
import { isFreeAt, openDay, sessionTime } from '../slots/session-times';
import { type MentorLoad, seenOf } from '../slots/mentor-load';
import { loadMentorSessions, type MentorSession, weeksAround } from '../slots/mentor-sessions';
import { staysAmong } from '../slots/walk-in-stays';
import {
  loadVenuesAt,
  openingHours,
  openVenue,
  seatsLeft,
  venuesFor,
  type VenueSeats,
} from '../slots/venue-choice';
import type { WardDays } from '../slots/ward-days';
import { isLookingAfterOthers } from '../rules/who-may';
import { assertWithinHorizon } from '../rules/booking-horizon';
import { earliestChange } from '../rules/change-deadline';
import { assertMentorCan } from '../rules/mentor-limits';
import { newSession } from '../rules/new-session';
import { householdsIn, isOneHousehold } from '../rules/one-household';

/** Where a mentee wants to sit: in a session that stands, or at a time of their mentor. */
export interface SeatWish {
  sessionId?: string;
  /** Needed without a sessionId. */
  startAt?: number;
  topic?: string;
  /** Where the two can have it, the topic of a new session or of the one that stands then; of a place that is moved. */
  keepTopic?: string;
  /** null is at home; left out, the nearest venue with a free seat is chosen. */
  venueId?: string | null;
  /** Mentor and mentee agreed in person on a time outside their weekly windows. */
  agreed?: boolean;
  /** The mentor agreed to more sessions in a day or a week than the ward asks of them. */
  overLimit?: boolean;
  /** Of a move: the session that is left, which does not take place when it was for this mentee alone. */
  leaving?: Session;
}

/** A session to join, or one to be made for this mentee. */
export interface FoundSeat {
  session: Session;
  isNew: boolean;
  /** Of a new session: what it was to fit in with. */
  load?: MentorLoad;
}

/** Finds the seat a wish means, or refuses it. Reads only: the write decides who was first. */
@Injectable()
export class SeatFinder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(Env) private readonly env: Env,
  ) {}

  async find(actor: Actor, learner: Learner, wish: SeatWish, now: number): Promise<FoundSeat> {
    const own = await this.mentorSessions(learner, wish);
    const standing = await this.standingSession(actor, learner, wish, own);
    const startAt = standing?.startAt ?? wish.startAt;
    if (startAt === undefined) throw notFound('time');
    if (startAt <= now) throw refuse('in-the-past');
    if (startAt < earliestChange(actor, learner.settings, now)) throw refuse('too-soon');
    assertWithinHorizon(startAt, learner.settings, now);
    const isAgreed = wish.agreed === true && isLookingAfterOthers(actor);
    const date = localDateOf(startAt, this.env.TIME_ZONE);
    assertInProgramme(learner.programme, {
      date,
      venueId: standing ? standing.venueId : wish.venueId,
    });
    const days = await this.assertTime(learner, startAt, { isAgreed, isNew: !standing });
    if (!standing) {
      const overLimit = wish.overLimit && isLookingAfterOthers(actor);
      const wished = { ...wish, startAt, overLimit, agreed: isAgreed };
      return { ...(await this.sessionToMake(learner, wished, days, own, now)), isNew: true };
    }
    await this.assertFits(learner, standing);
    return { session: standing, isNew: false };
  }

  private async standingSession(
    actor: Actor,
    learner: Learner,
    wish: SeatWish,
    own: readonly MentorSession[],
  ): Promise<Session | null> {
    if (wish.sessionId === undefined) return this.sessionAtTime(learner, wish, own);
    const session = await this.unitOfWork.read.findOneBy(Session, { id: wish.sessionId });
    if (session?.wardId !== learner.wardId) throw notFound('session');
    assertLesson(session);
    if (!isLookingAfterOthers(actor) && session.mentorId !== learner.mentor?.id) {
      throw refuse('not-their-mentor');
    }
    return session;
  }

  /** What the mentor has in the week of the wished time; nothing is asked for a session that stands. */
  private async mentorSessions(
    { mentor }: Learner,
    { sessionId, startAt }: SeatWish,
  ): Promise<MentorSession[]> {
    if (sessionId !== undefined || startAt === undefined || !mentor) return [];
    const week = weeksAround(startAt, startAt, this.env.TIME_ZONE);
    return loadMentorSessions(this.unitOfWork.read, mentor.id, week);
  }

  /** The mentor's session at the wished time, which is joined unless something else was wished. */
  private async sessionAtTime(
    learner: Learner,
    wish: SeatWish,
    own: readonly MentorSession[],
  ): Promise<Session | null> {
    if (!learner.mentor) throw refuse('not-paired');
    const found = own.find(({ startAt }) => startAt === wish.startAt);
    if (!found) return null;
    const [session] = await selectEntities(this.unitOfWork.read, Session, 'id = $1', [found.id]);
    const topic = wish.topic ?? keptTopic(learner, wish);
    const isOther =
      session.classId !== null ||
      (topic !== null && topic !== session.topic) ||
      (wish.venueId !== undefined && wish.venueId !== session.venueId);
    const isOutOfReach = learner.isHomebound && session.venueId !== null;
    if (isOther || isOutOfReach || !learner.topics.includes(session.topic)) {
      throw refuse('mentor-busy');
    }
    return session;
  }

  private async assertTime(
    learner: Learner,
    startAt: number,
    { isAgreed, isNew }: { isAgreed: boolean; isNew: boolean },
  ): Promise<WardDays> {
    const mentorId = learner.mentor?.id ?? '';
    const days = await openDay(this.unitOfWork.read, startAt, {
      wardId: learner.wardId,
      workingWindows: learner.settings.workingWindows,
      zone: this.env.TIME_ZONE,
      personIds: [learner.menteeId, mentorId],
    });
    if (isAgreed) return days;
    const mentee = { id: learner.menteeId, windows: learner.windows };
    const isMentorFree = !isNew || (learner.mentor && isFreeAt(days, learner.mentor, startAt));
    if (!isMentorFree || !isFreeAt(days, mentee, startAt)) throw refuse('not-free');
    return days;
  }

  private async sessionToMake(
    learner: Learner,
    wish: SeatWish & { startAt: number },
    days: WardDays,
    own: readonly MentorSession[],
    now: number,
  ): Promise<{ session: Session; load: MentorLoad }> {
    if (!learner.mentor) throw refuse('not-paired');
    const topic = await this.topicOf(learner, wish, now);
    if (topic === null || !sharedTopics(learner).includes(topic)) throw refuse('topic-not-shared');
    const limits = learner.settings;
    const staying = own.filter((session) => !fallsWith(session, wish.leaving));
    const zone = this.env.TIME_ZONE;
    const span = weeksAround(wish.startAt, wish.startAt, zone);
    const stays = await staysAmong(this.unitOfWork.read, learner.mentor.id, days, span);
    const weeks = new MentorWeeks(staying, limits, zone, stays);
    const venue = await this.chooseVenue(learner, wish, days, weeks);
    const held = { ...sessionTime(wish.startAt), place: venue ?? learner };
    const isAgreed = wish.overLimit === true;
    assertMentorCan(held, weeks, { limits, isAgreed });
    const session = newSession(
      {
        wardId: learner.wardId,
        mentorId: learner.mentor.id,
        venueId: venue?.id ?? null,
        topic,
        ...sessionTime(wish.startAt),
        seats: Math.min(MAX_MENTEES_A_SESSION, venue?.seats ?? MAX_MENTEES_A_SESSION),
        seatsTaken: 1,
      },
      now,
    );
    const seen = seenOf(own, stays);
    const isTimeAgreed = wish.agreed === true;
    return { session, load: { limits, isAgreed, zone, ...span, seen, isTimeAgreed } };
  }

  private async topicOf(learner: Learner, wish: SeatWish, now: number): Promise<string | null> {
    if (wish.topic !== undefined) return wish.topic;
    return keptTopic(learner, wish) ?? nextTopic(this.unitOfWork.read, learner, now);
  }

  /** Null is at home: for those who cannot go out, and where the ward has no venue at all. */
  private async chooseVenue(
    learner: Learner,
    wish: SeatWish & { startAt: number },
    days: WardDays,
    weeks: MentorWeeks,
  ): Promise<VenueSeats | null> {
    const { startAt, venueId } = wish;
    if (venueId === null || (venueId === undefined && learner.isHomebound)) return null;
    const venues = await loadVenuesAt(this.unitOfWork.read, learner.wardId, startAt);
    if (venueId !== undefined) return openVenue(venues, venueId, startAt, days);
    if (venues.length === 0) return null;
    const isOpen = openingHours(days);
    const time = sessionTime(startAt);
    const isUsable = (venue: VenueSeats) => isOpen(venue, time) && seatsLeft(venue, startAt) > 0;
    const usable = venuesFor(learner, venues).filter(isUsable);
    if (usable.length === 0) throw refuse('no-venue');
    // Where the mentor cannot get to in time, the next one may do.
    return usable.find((place) => weeks.obstacleTo({ ...time, place }) !== 'ride') ?? usable[0];
  }

  private async assertFits(learner: Learner, session: Session): Promise<void> {
    if (!learner.topics.includes(session.topic)) throw refuse('topic-not-shared');
    if (session.venueId !== null || session.seatsTaken === 0) return;
    const seated = await householdsIn(this.unitOfWork.read, [session.id]);
    if (!isOneHousehold([...(seated.get(session.id) ?? []), learner]))
      throw refuse('household-only');
  }
}

/** A session that somebody leaves whom it was for alone is called off. */
function fallsWith(
  { id, seatsTaken, isOpen }: MentorSession,
  leaving: Session | undefined,
): boolean {
  return id === leaving?.id && seatsTaken === 1 && !isOpen;
}

function keptTopic(learner: Learner, { keepTopic }: SeatWish): string | null {
  const isKept = keepTopic !== undefined && sharedTopics(learner).includes(keepTopic);
  return isKept ? keepTopic : null;
}
