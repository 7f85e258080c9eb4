import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { commonSlots, Slot } from '../../../core/slots/generate';
import {
  MentorWeeks,
  type StandingSession,
  type WeekObstacle,
} from '../../../core/week-plan/by-hand';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { isHeldAt, runsOn } from '../../../core/programme/programmes';
import { datesFrom, addDays } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Learner, LearnerMentor, loadLearner, nextTopic, sharedTopics } from '../rules/learner';
import { refuse } from '../rules/refusals';
import { select } from '../../../platform/database/select';
import { loadMentorSessions, type MentorSession, weeksAround } from '../slots/mentor-sessions';
import { loadVenues, openingHours, seatsLeft, VenueSeats, venuesFor } from '../slots/venue-choice';
import { staysAmong } from '../slots/walk-in-stays';
import { loadWardDays, WardDays } from '../slots/ward-days';
import { assertMayBookFor, isLookingAfterOthers } from '../rules/who-may';
import { columns } from '../../../platform/database/result-columns';
import { latestStart } from '../rules/booking-horizon';
import { earliestChange } from '../rules/change-deadline';
import { type HouseholdMember, householdsIn, isOneHousehold } from '../rules/one-household';
import { Booking } from '../entities/booking.entity';
import type { FreeTime } from './bookings.views';

export interface FreeTimesWish {
  /** Left out: from now on. */
  fromAt?: number;
  /** How many days to look at; 14 when left out. */
  days?: number;
  /** At most so many times; 50 when left out. */
  limit?: number;
  /** Also times at which the mentor would have more sessions than the ward asks of them. */
  overLimits?: boolean;
  /** Of all times, where the two can have it; left out, new sessions have the next one to learn. */
  topic?: string;
}

/** The next half hours a mentee can book, each with its place. */
@Injectable()
export class FreeTimesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError not-found, not-paired, topic-not-shared */
  async freeTimes(actor: Actor, menteeId: string, wish: FreeTimesWish = {}): Promise<FreeTime[]> {
    const { read } = this.unitOfWork;
    const learner = await loadLearner(read, menteeId);
    assertMayBookFor(actor, learner);
    const { mentor } = learner;
    if (!mentor) throw refuse('not-paired');
    const isShared = wish.topic !== undefined && sharedTopics(learner).includes(wish.topic);
    const now = this.clock.now();
    const topic = isShared ? (wish.topic ?? null) : await nextTopic(read, learner, now);
    if (topic === null) throw refuse('topic-not-shared');

    const zone = this.env.TIME_ZONE;
    const earliestAt = earliestChange(actor, learner.settings, now);
    const latestAt = latestStart(learner.settings, now);
    const fromAt = Math.max(wish.fromAt ?? now, now);
    const dates = datesFrom(localDateOf(fromAt, zone), wish.days ?? 14);
    const toAt = instantAt(addDays(dates[0], dates.length), 0, zone);
    const days = await loadWardDays(read, {
      wardId: learner.wardId,
      workingWindows: learner.settings.workingWindows,
      zone,
      dates,
      personIds: [learner.menteeId, mentor.id],
    });
    const taken = await loadTaken(read, learner, mentor, { fromAt, toAt }, zone);
    const venues = await loadVenues(read, learner.wardId, { fromAt, toAt });
    const stays = await staysAmong(read, mentor.id, days, { fromAt, toAt });
    const weeks = new MentorWeeks(taken.sessions, learner.settings, zone, stays);
    const mayExceed = wish.overLimits === true && isLookingAfterOthers(actor);
    const obstacleTo: ObstacleTo = (session) => {
      const obstacle = weeks.obstacleTo(session);
      const isFull = obstacle === 'day-full' || obstacle === 'week-full';
      return isFull && mayExceed ? 'agreed' : obstacle;
    };
    const offers = new Offers(learner, { topic, isKept: isShared }, venues, days, obstacleTo);
    const soonest = Math.max(fromAt, earliestAt);
    const slots = sharedSlots(days, learner, mentor, taken.ofMentee).filter(
      ({ startAt, date }) =>
        (!learner.programme || runsOn(learner.programme, date)) &&
        startAt > now &&
        startAt >= soonest &&
        startAt <= latestAt,
    );
    const times: FreeTime[] = [];
    for (const slot of slots) {
      if (times.length === (wish.limit ?? 50)) break;
      const time = offers.at(slot, taken.ofMentor.get(slot.startAt));
      if (time) times.push(time);
    }
    return times;
  }
}

/** A session of the mentor; at home with those who have a seat in it. */
type HeldSession = MentorSession & { atHome: readonly HouseholdMember[] };

const timeRow = columns(Booking, 'startAt', 'endAt');

/** Why the mentor cannot hold a session there and then; `agreed` when they can, and it is more than the ward asks. */
type ObstacleTo = (session: StandingSession) => WeekObstacle | 'agreed' | null;

/** What a half hour offers to one mentee. */
class Offers {
  private readonly venues: VenueSeats[];
  private readonly byId: Map<string, VenueSeats>;
  private readonly isOpen: ReturnType<typeof openingHours>;

  constructor(
    private readonly learner: Learner,
    /** Of a new session; where it is kept, only sessions of it are joined. */
    private readonly wished: { topic: string; isKept: boolean },
    venues: VenueSeats[],
    days: WardDays,
    private readonly obstacleTo: ObstacleTo,
  ) {
    this.venues = venuesFor(learner, venues);
    this.byId = new Map(venues.map((venue) => [venue.id, venue]));
    this.isOpen = openingHours(days);
  }

  at({ startAt, endAt }: Slot, standing: HeldSession | undefined): FreeTime | null {
    const place = standing ? this.join(standing) : this.open({ startAt, endAt });
    return place && { startAt, endAt, ...place };
  }

  private join(session: HeldSession): Omit<FreeTime, 'startAt' | 'endAt'> | null {
    const venue = session.venueId === null ? null : this.byId.get(session.venueId);
    const places = session.seats - session.seatsTaken;
    const left = venue ? Math.min(places, seatsLeft(venue, session.startAt)) : places;
    const isTheirs = isOneHousehold([...session.atHome, this.learner]);
    const isStanding = session.state === 'planned' || session.state === 'confirmed';
    const isJoinable = isStanding && session.classId === null;
    const { topic, isKept } = this.wished;
    const isNeeded = isKept ? session.topic === topic : this.learner.topics.includes(session.topic);
    const { programme, isHomebound } = this.learner;
    const isTheirHall = !programme || !venue || isHeldAt(programme, venue.id);
    const isReachable = venue === null || (!isHomebound && isTheirHall);
    if (left <= 0 || !isTheirs || !isJoinable || !isNeeded || !isReachable) return null;
    return {
      topic: session.topic,
      venueId: session.venueId,
      venueName: venue?.name ?? null,
      sessionId: session.id,
      seatsLeft: left,
      isOverLimit: false,
    };
  }

  private open(time: {
    startAt: number;
    endAt: number;
  }): Omit<FreeTime, 'startAt' | 'endAt'> | null {
    const { topic } = this.wished;
    if (this.learner.isHomebound || this.venues.length === 0) {
      const obstacle = this.obstacleTo({ ...time, place: this.learner });
      if (obstacle !== null && obstacle !== 'agreed') return null;
      const seats = MAX_MENTEES_A_SESSION;
      const isOverLimit = obstacle === 'agreed';
      const home = { topic, venueId: null, venueName: null, sessionId: null };
      return { ...home, seatsLeft: seats, isOverLimit };
    }
    const venue = this.venues.find(
      (candidate) =>
        seatsLeft(candidate, time.startAt) > 0 &&
        this.isOpen(candidate, time) &&
        this.fits({ ...time, place: candidate }),
    );
    if (!venue) return null;
    const left = Math.min(MAX_MENTEES_A_SESSION, seatsLeft(venue, time.startAt));
    const isOverLimit = this.obstacleTo({ ...time, place: venue }) === 'agreed';
    const { id: venueId, name: venueName } = venue;
    return { topic, venueId, venueName, sessionId: null, seatsLeft: left, isOverLimit };
  }

  private fits(session: StandingSession): boolean {
    const obstacle = this.obstacleTo(session);
    return obstacle === null || obstacle === 'agreed';
  }
}

function sharedSlots(
  days: WardDays,
  learner: Learner,
  mentor: LearnerMentor,
  busy: { startAt: number; endAt: number }[],
): Slot[] {
  const exceptionsOf = (id: string) => days.exceptionsOf(id);
  return commonSlots(days, [
    { windows: mentor.windows, exceptions: exceptionsOf(mentor.id) },
    { windows: learner.windows, exceptions: exceptionsOf(learner.menteeId), busy },
  ]);
}

/** What stands already: the mentor's sessions by their start, the mentee's own bookings. */
async function loadTaken(
  manager: EntityManager,
  learner: Learner,
  mentor: LearnerMentor,
  { fromAt, toAt }: { fromAt: number; toAt: number },
  zone: string,
): Promise<{
  /** Of all weeks of that time. */
  sessions: MentorSession[];
  ofMentor: Map<number, HeldSession>;
  ofMentee: { startAt: number; endAt: number }[];
}> {
  const weeks = weeksAround(fromAt, toAt - 1, zone);
  const sessions = await loadMentorSessions(manager, mentor.id, weeks);
  const ofMentee = await select(
    manager,
    timeRow,
    `SELECT start_at AS "startAt", end_at AS "endAt" FROM booking
     WHERE mentee_id = $1 AND start_at >= $2 AND start_at < $3
       AND state IN ('booked', 'attended', 'absent')`,
    [learner.menteeId, fromAt, toAt],
  );
  const atHome = sessions.filter(({ venueId }) => venueId === null).map(({ id }) => id);
  const seated = await householdsIn(manager, atHome);
  const withPeople = sessions.map((one) => ({ ...one, atHome: seated.get(one.id) ?? [] }));
  const ofMentor = new Map(withPeople.map((session) => [session.startAt, session]));
  return { sessions, ofMentor, ofMentee };
}
