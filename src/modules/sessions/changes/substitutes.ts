import { Inject, Injectable } from '@nestjs/common';
import type { NextTimes, Seeker } from '../../../core/changes/next-times';
import { metresBetween, type Place } from '../../../core/places/distance';
import { Env } from '../../../platform/config/env';
import { WhoCanGo } from '../../matching';
import { Mentor } from '../../people';
import type { Ward } from '../../wards';
import type { Session } from '../entities/session.entity';
import { SessionHandover } from '../leading/session-handover';
import type { AuditContext } from '../rules/audited-rows';
import { BookingListener, type MovedPlace } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import type { VenueSeats } from '../slots/venue-choice';
import type { Hit } from '../grounds/hit';
import { ClassGiving } from './class-giving';
import { placesIn, seatedIn } from './seated';
import { loadNextTimes } from './standing-times';
import { whyNot } from './why-not';

/** More than these, whom no rule keeps from it, are not tried for one lesson. */
const mostTried = 10;

/** Who holds it now, or why nobody does, by the lesson or the class. */
export type HandedOver = Map<string, { mentorId: string } | { why: string }>;

/** Finds ambassadors who teach a topic there and then, and whom no rule keeps from the people in the lesson. */
@Injectable()
export class Substitutes {
  constructor(
    private readonly handover: SessionHandover,
    private readonly classes: ClassGiving,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** The caller holds the ward's mentors and the sessions. A class that several hold is for staff to staff anew. */
  async all(
    context: AuditContext,
    ward: Ward,
    { lessons, classes }: Pick<Hit, 'lessons' | 'classes'>,
    reason: string,
  ): Promise<HandedOver> {
    const done: HandedOver = new Map();
    const sessions = [...lessons, ...classes.map(({ seating }) => seating)];
    if (sessions.length === 0) return done;
    const { manager, now } = context;
    const absent = new Set(sessions.map(({ mentorId }) => mentorId));
    const others = await manager.findBy(Mentor, { wardId: ward.id, isActive: true });
    const able = others.filter(({ id }) => !absent.has(id));
    const seated = await seatedIn(manager, lessons);
    const going = await WhoCanGo.load(manager, ward, {
      menteeIds: [...seated.values()].flat().map(({ menteeId }) => menteeId),
      mentorIds: able.map(({ id }) => id),
    });
    const known = await this.knownToTheAbsent(context, lessons);
    const told: MovedPlace[] = [];
    const onMoved = (moves: readonly MovedPlace[]) => void told.push(...moves);
    const { times, venues } = await loadNextTimes(manager, {
      ward,
      zone: this.env.TIME_ZONE,
      now,
      fromAt: Math.min(...sessions.map(({ startAt }) => startAt)),
      toAt: Math.max(...sessions.map(({ startAt }) => startAt)),
      mentorIds: able.map(({ id }) => id),
      menteeIds: [],
      sessionIds: [],
      lookDays: 0,
    });
    for (const found of classes) {
      const { groupClass, seating, helping } = found;
      const place = helping.length > 0 ? null : placeOf(seating, [], venues);
      const give = (id: string) => this.classes.give(context, found, id, { reason });
      const given =
        place && (await nearest(context, { session: seating, place, able, times, give }));
      done.set(groupClass.id, given ? { mentorId: given } : { why: 'nobody-stands-in' });
    }
    for (const lesson of lessons) {
      const people = seated.get(lesson.id) ?? [];
      const place = placeOf(lesson, people, venues);
      const menteeIds = people.map(({ menteeId }) => menteeId);
      const stale = () => refuse('stale-version');
      const give = (id: string) =>
        this.handover.give(context, lesson, id, { stale, reason, onMoved });
      // For one evening it does not matter how many somebody guides.
      const isAllowed = (id: string): boolean =>
        [...going.to(id, menteeIds).values()].every(
          (refusal) => refusal === null || refusal.code === 'mentor-full',
        );
      const wanted = { session: lesson, able, times, give, isAllowed };
      const given = place && (await nearest(context, { ...wanted, place }));
      done.set(lesson.id, given ? { mentorId: given } : { why: 'nobody-stands-in' });
    }
    await this.listener.bookingsMoved(manager, told);
    const off = known.filter(({ id }) => isGiven(done.get(id)));
    await this.listener.classesHeld(
      manager,
      off.map((session) => ({ change: 'off', session, phone: null, reason })),
    );
    return done;
  }

  /** Of these lessons, those that the ambassador was told of, unless they say themselves that they cannot come. */
  private async knownToTheAbsent(
    { manager, actor }: AuditContext,
    lessons: readonly Session[],
  ): Promise<Session[]> {
    if (actor.kind === 'mentor') return [];
    const places = await placesIn(
      manager,
      lessons.map(({ id }) => id),
    );
    const known: Session[] = [];
    for (const lesson of lessons) {
      if (await this.listener.mentorKnows(manager, places.get(lesson.id) ?? [])) known.push(lesson);
    }
    return known;
  }
}

function isGiven(outcome: { mentorId: string } | { why: string } | undefined): boolean {
  return outcome !== undefined && 'mentorId' in outcome;
}

/** The nearest who can, and does from now on; null when nobody does. */
async function nearest(
  { manager }: AuditContext,
  wanted: {
    session: Session;
    place: Place;
    able: readonly Mentor[];
    times: NextTimes;
    give: (mentorId: string) => Promise<void>;
    /** Whether no rule keeps the people in it from them. */
    isAllowed?: (mentorId: string) => boolean;
  },
): Promise<string | null> {
  const { session, place, able, times, give, isAllowed } = wanted;
  const seekerOf = (mentorId: string): Seeker => ({
    startAt: session.startAt,
    latestAt: session.startAt,
    mentorIds: [mentorId],
    menteeIds: [],
    // It has its seats there already.
    places: [{ venueId: null, place }],
    people: 0,
  });
  const candidates = able
    .filter(({ topics }) => topics.includes(session.topic))
    .sort((a, b) => metresBetween(a, place) - metresBetween(b, place));
  let tried = 0;
  for (const { id } of candidates) {
    if (tried === mostTried) break;
    if (!times.can(seekerOf(id))) continue;
    if (isAllowed && !isAllowed(id)) continue;
    tried += 1;
    const why = await whyNot(manager, () => give(id));
    if (why !== null) continue;
    times.take(seekerOf(id));
    return id;
  }
  return null;
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
