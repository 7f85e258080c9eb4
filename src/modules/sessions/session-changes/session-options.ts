import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { NextTimes, Seeker, TimeObstacle } from '../../../core/changes/next-times';
import { metresBetween, type Place } from '../../../core/places/distance';
import { dayInterval, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { PairsService } from '../../matching';
import { Mentee, Mentor } from '../../people';
import { Ward } from '../../wards';
import { placesInstead } from '../changes/places-apart';
import { type Seated, seatedIn } from '../changes/seated';
import { loadNextTimes } from '../changes/standing-times';
import { Session } from '../entities/session.entity';
import { assertLesson } from '../rules/refusals';
import { assertMayLead } from '../rules/who-may';
import { seatsLeft, type VenueSeats } from '../slots/venue-choice';

const mostTimes = 8;
/** So that not one evening alone is offered. */
const mostTimesADay = 2;

/** A time at which everybody in the lesson can, and where. */
export interface OfferedTime {
  startAt: number;
  endAt: number;
  venueId: string | null;
}

export interface VenueOption {
  id: string;
  name: string;
  /** For others than those in the lesson; null while it is closed. */
  seatsLeft: number | null;
}

export interface MentorOption {
  id: string;
  fullName: string;
  /** What speaks against them then and there; null when nothing does. */
  obstacle: TimeObstacle | null;
  /** From their home to the place; null where nobody knows it. */
  metres: number | null;
}

export interface MenteeOption {
  id: string;
  fullName: string;
  isFree: boolean;
}

/** What a lesson could be changed to. */
export interface SessionOptions {
  times: OfferedTime[];
  /** In the order of names. */
  venues: VenueOption[];
  /** Who holds it, and who teaches the topic: those whom nothing keeps from it first, the nearest first. */
  mentors: MentorOption[];
  /** Who needs the topic and is not in it: the ambassador's own, and those who were looked for. */
  people: MenteeOption[];
  /** Whether it could be held at home: those in it are of one home. */
  canBeAtHome: boolean;
}

/** For the page of a lesson: what each choice would meet with, before anything is typed. */
@Injectable()
export class SessionOptionsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly pairs: PairsService,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** At the time and place that are thought of. @throws DomainError not-found */
  async of(
    actor: Actor,
    id: string,
    thought: { startAt: number; venueId: string | null; mentorId: string },
    found: readonly Mentee[] = [],
  ): Promise<SessionOptions> {
    const { read } = this.unitOfWork;
    const session = await read.findOneBy(Session, { id });
    if (!session) throw notFound('session');
    assertMayLead(actor, session, 'sessions.reassign');
    assertLesson(session);
    const ward = await read.findOneByOrFail(Ward, { id: session.wardId });
    const seated = (await seatedIn(read, [session])).get(id) ?? [];
    const wish = { ...session, ...thought };
    const candidates = await this.candidates(wish, seated, found);
    const able = await this.able(session);
    const { times, venues } = await loadNextTimes(read, {
      ...this.seeking(ward, session),
      fromAt: thought.startAt,
      toAt: thought.startAt,
      mentorIds: able.map(({ id: mentorId }) => mentorId),
      menteeIds: candidates.map(({ id: menteeId }) => menteeId),
      lookDays: 0,
    });
    const place = placeOf(thought.venueId, seated, venues);
    return {
      times: await this.times(ward, session, seated),
      venues: venuesAt(venues, times, thought.startAt, session),
      mentors: mentorsAt(able, times, thought.startAt, place),
      people: candidates.map(({ id: menteeId, fullName }) => ({
        id: menteeId,
        fullName,
        isFree: isFreeThen(times, menteeId, thought.startAt),
      })),
      canBeAtHome: seated.length === 1 || session.venueId === null,
    };
  }

  /** From its own day on. */
  private async times(
    ward: Ward,
    session: Session,
    seated: readonly Seated[],
  ): Promise<OfferedTime[]> {
    const { read } = this.unitOfWork;
    const zone = this.env.TIME_ZONE;
    const menteeIds = seated.map(({ menteeId }) => menteeId);
    const now = this.clock.now();
    const date = localDateOf(session.startAt, zone);
    const { times, venues } = await loadNextTimes(read, {
      ...this.seeking(ward, session),
      fromAt: session.startAt,
      toAt: session.startAt,
      mentorIds: [session.mentorId],
      menteeIds,
    });
    const seats = Math.min(session.seats, Math.max(1, session.seatsTaken));
    const { venueId } = session;
    const home = seated.slice(0, 1).map((one) => ({ venueId: null, place: one }));
    const seeker: Seeker = {
      startAt: Math.max(now + 1, dayInterval(date, zone).startAt),
      mentorIds: [session.mentorId],
      menteeIds,
      places: venueId === null ? home : placesInstead(venueId, venues, seats),
      people: session.seatsTaken,
    };
    const offered: OfferedTime[] = [];
    const onDay = new Map<string, number>();
    while (offered.length < mostTimes) {
      const next = times.first(seeker);
      if (!next) break;
      seeker.startAt = next.startAt + 1;
      const day = localDateOf(next.startAt, zone);
      const count = onDay.get(day) ?? 0;
      if (next.startAt === session.startAt || count === mostTimesADay) continue;
      onDay.set(day, count + 1);
      offered.push(next);
    }
    return offered;
  }

  private seeking(ward: Ward, { id }: Session) {
    const { TIME_ZONE: zone } = this.env;
    return { ward, zone, now: this.clock.now(), sessionIds: [id] };
  }

  /** Who teaches the topic, and whoever holds it now. */
  private async able({ wardId, topic, mentorId }: Session): Promise<Mentor[]> {
    const active = await this.unitOfWork.read.find(Mentor, {
      where: [{ wardId, isActive: true }, { id: mentorId }],
      order: { sortName: 'ASC', id: 'ASC' },
    });
    return active.filter(({ id, topics }) => id === mentorId || topics.includes(topic));
  }

  private async candidates(
    { mentorId, topic }: Session,
    seated: readonly Seated[],
    found: readonly Mentee[],
  ): Promise<Mentee[]> {
    const { read } = this.unitOfWork;
    const pairs = await this.pairs.ofMentor(mentorId, read);
    const own = await read.find(Mentee, {
      where: { id: In(pairs.map(({ menteeId }) => menteeId)), isActive: true },
      order: { sortName: 'ASC', id: 'ASC' },
    });
    const isIn = new Set(seated.map(({ menteeId }) => menteeId));
    const all = new Map([...own, ...found].map((one) => [one.id, one]));
    return [...all.values()].filter(
      ({ id, topics, isActive }) => isActive && topics.includes(topic) && !isIn.has(id),
    );
  }
}

function venuesAt(
  venues: readonly VenueSeats[],
  times: NextTimes,
  startAt: number,
  session: Session,
): VenueOption[] {
  const byName = venues.toSorted((one, other) => one.name.localeCompare(other.name, 'vi'));
  return byName.map((venue) => {
    const isOwn = venue.id === session.venueId && startAt === session.startAt;
    const left = seatsLeft(venue, startAt) + (isOwn ? session.seatsTaken : 0);
    const places = [{ venueId: venue.id, place: venue }];
    const empty = { startAt, mentorIds: [], menteeIds: [], places, people: 0 };
    const isClosed = left > 0 && times.obstacleTo(empty) !== null && !isOwn;
    return { id: venue.id, name: venue.name, seatsLeft: isClosed ? null : Math.max(0, left) };
  });
}

function mentorsAt(
  able: readonly Mentor[],
  times: NextTimes,
  startAt: number,
  place: Place | null,
): MentorOption[] {
  const options = able.map((mentor): MentorOption => {
    const { id, fullName } = mentor;
    // It has its seats, or is refused for want of them.
    const places = [{ venueId: null, place: place ?? mentor }];
    const seeker = { startAt, mentorIds: [id], menteeIds: [], places, people: 0 };
    const metres = place && Math.round(metresBetween(mentor, place));
    return { id, fullName, obstacle: times.obstacleTo(seeker), metres };
  });
  const isKept = ({ obstacle }: MentorOption): number => Number(obstacle !== null);
  return options.sort(
    (one, other) => isKept(one) - isKept(other) || (one.metres ?? 0) - (other.metres ?? 0),
  );
}

function isFreeThen(times: NextTimes, menteeId: string, startAt: number): boolean {
  const places = [{ venueId: null, place: anywhere }];
  const seeker = { startAt, mentorIds: [], menteeIds: [menteeId], places, people: 0 };
  return times.obstacleTo(seeker) === null;
}

const anywhere: Place = { latitude: 0, longitude: 0 };

/** Where nobody is in a lesson at home, nobody knows. */
function placeOf(
  venueId: string | null,
  people: readonly Place[],
  venues: readonly VenueSeats[],
): Place | null {
  if (venueId === null) return people[0] ?? null;
  return venues.find(({ id }) => id === venueId) ?? null;
}
