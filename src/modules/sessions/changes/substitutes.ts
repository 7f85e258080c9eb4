import { Inject, Injectable } from '@nestjs/common';
import type { NextTimes, Seeker } from '../../../core/changes/next-times';
import { metresBetween, type Place } from '../../../core/places/distance';
import { Env } from '../../../platform/config/env';
import { grouped } from '../../../platform/common/grouped';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { PairsService } from '../../matching';
import { Mentee, Mentor } from '../../people';
import type { Ward } from '../../wards';
import { Booking } from '../entities/booking.entity';
import type { Session } from '../entities/session.entity';
import { SessionHandover } from '../leading/session-handover';
import type { AuditContext } from '../rules/audited-rows';
import { refuse } from '../rules/refusals';
import type { VenueSeats } from '../slots/venue-choice';
import { loadNextTimes } from './standing-times';
import { whyNot } from './why-not';

/** More than these, whom no rule keeps from it, are not tried for one lesson. */
const mostTried = 10;

/** Who holds it now, or why nobody does, by the lesson. */
export type HandedOver = Map<string, { mentorId: string } | { why: string }>;

const placeRow = {
  ...columns(Booking, 'sessionId', 'menteeId'),
  ...columns(Mentee, 'latitude', 'longitude'),
};

/** Finds ambassadors who teach a topic there and then, and whom no rule keeps from the people in the lesson. */
@Injectable()
export class Substitutes {
  constructor(
    private readonly pairs: PairsService,
    private readonly handover: SessionHandover,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** The caller holds the ward's mentors and the sessions. */
  async all(
    context: AuditContext,
    ward: Ward,
    lessons: readonly Session[],
    reason: string,
  ): Promise<HandedOver> {
    const done: HandedOver = new Map();
    if (lessons.length === 0) return done;
    const { manager, now } = context;
    const absent = new Set(lessons.map(({ mentorId }) => mentorId));
    const others = await manager.findBy(Mentor, { wardId: ward.id, isActive: true });
    const able = others.filter(({ id }) => !absent.has(id));
    const places = await select(
      manager,
      placeRow,
      `SELECT b.session_id AS "sessionId", b.mentee_id AS "menteeId", e.latitude AS latitude,
         e.longitude AS longitude
       FROM booking b JOIN mentee e ON e.id = b.mentee_id
       WHERE b.session_id IN ${idList(manager, '$1')} AND b.state = 'booked' ORDER BY b.id`,
      [JSON.stringify(lessons.map(({ id }) => id))],
    );
    const seated = grouped(places, ({ sessionId }) => sessionId);
    const { times, venues } = await loadNextTimes(manager, {
      ward,
      zone: this.env.TIME_ZONE,
      now,
      fromAt: Math.min(...lessons.map(({ startAt }) => startAt)),
      toAt: Math.max(...lessons.map(({ startAt }) => startAt)),
      mentorIds: able.map(({ id }) => id),
      menteeIds: [],
      sessionIds: [],
      lookDays: 0,
    });
    for (const lesson of lessons) {
      const people = seated.get(lesson.id) ?? [];
      const place = placeOf(lesson, people, venues);
      const found =
        place && (await this.give(context, { ward, lesson, people, place, able, times, reason }));
      done.set(lesson.id, found ? { mentorId: found } : { why: 'nobody-stands-in' });
    }
    return done;
  }

  /** The nearest who can, and does from now on; null when nobody does. */
  private async give(
    context: AuditContext,
    wanted: {
      ward: Ward;
      lesson: Session;
      people: readonly { menteeId: string }[];
      place: Place;
      able: readonly Mentor[];
      times: NextTimes;
      reason: string;
    },
  ): Promise<string | null> {
    const { ward, lesson, people, place, able, times, reason } = wanted;
    const { manager } = context;
    const seekerOf = (mentorId: string): Seeker => ({
      startAt: lesson.startAt,
      latestAt: lesson.startAt,
      mentorIds: [mentorId],
      menteeIds: [],
      // The lesson has its seats there already.
      places: [{ venueId: null, place }],
      people: 0,
    });
    const candidates = able
      .filter(({ topics }) => topics.includes(lesson.topic))
      .sort((a, b) => metresBetween(a, place) - metresBetween(b, place));
    let tried = 0;
    const menteeIds = people.map(({ menteeId }) => menteeId);
    for (const { id } of candidates) {
      if (tried === mostTried) break;
      if (!times.can(seekerOf(id))) continue;
      const answers = await this.pairs.whoCanGo(manager, ward.id, menteeIds, id);
      // For one evening it does not matter how many somebody guides.
      const isRuledOut = [...answers.values()].some(
        (refusal) => refusal !== null && refusal.code !== 'mentor-full',
      );
      if (isRuledOut) continue;
      tried += 1;
      const stale = () => refuse('stale-version');
      const given = { stale, reason };
      const why = await whyNot(manager, () => this.handover.give(context, lesson, id, given));
      if (why !== null) continue;
      times.take(seekerOf(id));
      return id;
    }
    return null;
  }
}

/** Null where nobody is in a lesson at home. */
function placeOf(
  { venueId }: Session,
  people: readonly Place[],
  venues: readonly VenueSeats[],
): Place | null {
  if (venueId === null) return people[0] ?? null;
  return venues.find(({ id }) => id === venueId) ?? null;
}
