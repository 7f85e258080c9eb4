import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { commonSlots, Slot } from '../../../core/slots/generate';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { datesFrom, addDays } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Learner, LearnerMentor, loadLearner, nextTopic, sharedTopics } from '../rules/learner';
import { refuse } from '../rules/refusals';
import { Session } from '../entities/session.entity';
import { select } from '../../../platform/database/select';
import { loadVenues, openingHours, seatsLeft, VenueSeats, venuesFor } from '../slots/venue-choice';
import { loadWardDays, WardDays } from '../slots/ward-days';
import { assertMayBookFor } from '../rules/who-may';
import { columns, type RowOf } from '../../../platform/database/result-columns';
import { latestStart } from '../rules/booking-horizon';
import { earliestChange } from '../rules/change-deadline';
import { type HouseholdMember, householdsIn, isOneHousehold } from '../rules/one-household';
import { Booking } from '../entities/booking.entity';

/** A half hour in which a mentee can have a session with their mentor. */
export interface FreeTime {
  startAt: number;
  endAt: number;
  topic: string;
  /** Null is at home. */
  venueId: string | null;
  venueName: string | null;
  /** A session that stands and may be joined; null when booking makes one. */
  sessionId: string | null;
  seatsLeft: number;
}

export interface FreeTimesWish {
  /** Left out: from now on. */
  fromAt?: number;
  /** How many days to look at; 14 when left out. */
  days?: number;
  /** At most so many times; 50 when left out. */
  limit?: number;
  /** Of the sessions that booking makes, where the two can have it; left out, the next one to learn. */
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
    const topic = isShared ? (wish.topic ?? null) : await nextTopic(read, learner);
    if (topic === null) throw refuse('topic-not-shared');

    const zone = this.env.TIME_ZONE;
    const now = this.clock.now();
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
    const taken = await loadTaken(read, learner, mentor, { fromAt, toAt });
    const venues = await loadVenues(read, learner.wardId, { fromAt, toAt });
    const offers = new Offers(learner, topic, venues, days);
    return sharedSlots(days, learner, mentor, taken.ofMentee)
      .filter(({ startAt }) => startAt > now && startAt >= Math.max(fromAt, earliestAt))
      .filter(({ startAt }) => startAt <= latestAt)
      .flatMap((slot) => offers.at(slot, taken.ofMentor.get(slot.startAt)))
      .slice(0, wish.limit ?? 50);
  }
}

const standingRow = columns(
  Session,
  'id',
  'startAt',
  'endAt',
  'topic',
  'venueId',
  'seats',
  'seatsTaken',
  'state',
  'classId',
);

/** A session of the mentor; at home with those who have a seat in it. */
type StandingSession = RowOf<typeof standingRow> & { atHome: readonly HouseholdMember[] };

const timeRow = columns(Booking, 'startAt', 'endAt');

/** What a half hour offers to one mentee. */
class Offers {
  private readonly venues: VenueSeats[];
  private readonly byId: Map<string, VenueSeats>;
  private readonly isOpen: ReturnType<typeof openingHours>;

  constructor(
    private readonly learner: Learner,
    private readonly topic: string,
    venues: VenueSeats[],
    days: WardDays,
  ) {
    this.venues = venuesFor(learner, venues);
    this.byId = new Map(venues.map((venue) => [venue.id, venue]));
    this.isOpen = openingHours(days);
  }

  at({ startAt, endAt }: Slot, standing: StandingSession | undefined): FreeTime[] {
    const place = standing ? this.join(standing) : this.open({ startAt, endAt });
    return place ? [{ startAt, endAt, ...place }] : [];
  }

  private join(session: StandingSession): Omit<FreeTime, 'startAt' | 'endAt'> | null {
    const venue = session.venueId === null ? null : this.byId.get(session.venueId);
    const places = session.seats - session.seatsTaken;
    const left = venue ? Math.min(places, seatsLeft(venue, session.startAt)) : places;
    const isTheirs = isOneHousehold([...session.atHome, this.learner]);
    const isStanding = session.state === 'planned' || session.state === 'confirmed';
    const isJoinable = isStanding && session.classId === null;
    const isNeeded = this.learner.topics.includes(session.topic);
    const isReachable = venue === null || !this.learner.isHomebound;
    if (left <= 0 || !isTheirs || !isJoinable || !isNeeded || !isReachable) return null;
    return {
      topic: session.topic,
      venueId: session.venueId,
      venueName: venue?.name ?? null,
      sessionId: session.id,
      seatsLeft: left,
    };
  }

  private open(time: {
    startAt: number;
    endAt: number;
  }): Omit<FreeTime, 'startAt' | 'endAt'> | null {
    const { topic } = this;
    if (this.learner.isHomebound || this.venues.length === 0) {
      const seats = MAX_MENTEES_A_SESSION;
      return { topic, venueId: null, venueName: null, sessionId: null, seatsLeft: seats };
    }
    const venue = this.venues.find(
      (candidate) => seatsLeft(candidate, time.startAt) > 0 && this.isOpen(candidate, time),
    );
    if (!venue) return null;
    const left = Math.min(MAX_MENTEES_A_SESSION, seatsLeft(venue, time.startAt));
    return { topic, venueId: venue.id, venueName: venue.name, sessionId: null, seatsLeft: left };
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
): Promise<{
  ofMentor: Map<number, StandingSession>;
  ofMentee: { startAt: number; endAt: number }[];
}> {
  const sessions = await select(
    manager,
    standingRow,
    `SELECT s.id AS id, s.start_at AS "startAt", s.end_at AS "endAt", s.topic AS topic,
       s.venue_id AS "venueId", s.seats AS seats, s.seats_taken AS "seatsTaken", s.state AS state,
       s.class_id AS "classId"
     FROM session s
     WHERE s.mentor_id = $1 AND s.start_at >= $2 AND s.start_at < $3 AND s.state <> 'cancelled'`,
    [mentor.id, fromAt, toAt],
  );
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
  return { ofMentor: new Map(withPeople.map((session) => [session.startAt, session])), ofMentee };
}
