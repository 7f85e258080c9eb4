import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { metresBetween } from '../../../core/places/distance';
import { addDays, weekdayOf } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import type { LocalDate } from '../../../core/time/local-dates';
import { travelMs } from '../../../core/week-plan/week-limits';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { grouped } from '../../../platform/common/grouped';
import { column, columns, orNull, type RowOf } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentor } from '../../people';
import { Venue, Ward, type WardSettings } from '../../wards';
import { Session } from '../entities/session.entity';
import { assertNotClosed } from '../slots/closed-meanwhile';
import { refuse } from '../rules/refusals';
import { dayAt, isFreeAt, sessionTime, whyClosedAt } from '../slots/session-times';
import { loadVenuesAt, openVenue, type VenueSeats } from '../slots/venue-choice';
import type { WardDays } from '../slots/ward-days';

/** Why an ambassador cannot hold a class at that time. */
export type WhyNot = 'not-free' | 'mentor-busy' | 'mentor-limit' | 'mentor-travel';

/** An ambassador who teaches the topic; `whyNot` is null for who can hold the class. */
export interface ClassMentor {
  id: string;
  fullName: string;
  phone: string | null;
  whyNot: WhyNot | null;
}

/** Where and when a class is to be. */
export interface ClassPlace {
  topic: string;
  venueId: string;
  startAt: number;
}

/** What stands at the place and time of a class, and who can hold it there. */
export interface ClassRoom {
  venue: VenueSeats;
  mentors: ClassMentor[];
}

/** Finds the ambassadors of a ward who teach a topic and are free, near enough, and not at the end of their week. */
@Injectable()
export class ClassMentors {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** The ward's day of an instant. */
  dateOf(at: number): LocalDate {
    return localDateOf(at, this.env.TIME_ZONE);
  }

  /**
   * `besides` are sessions that a change of the class moves anyway.
   * @throws DomainError holiday, outside-hours, off-the-half-hour, venue-closed, not-found
   */
  async room(
    wardId: string,
    { topic, venueId, startAt }: ClassPlace,
    besides: readonly string[] = [],
  ): Promise<ClassRoom> {
    const { days, venue, mentors } = await this.at(wardId, { topic, venueId, startAt }, besides);
    const closed = whyClosedAt(days, startAt, this.env.TIME_ZONE);
    if (closed !== null) throw refuse(closed);
    openVenue([venue], venueId, startAt, days);
    return { venue, mentors };
  }

  /** The same of a class that stands, whether or not it could be made there and then today. */
  async at(
    wardId: string,
    { topic, venueId, startAt }: ClassPlace,
    besides: readonly string[] = [],
  ): Promise<ClassRoom & { days: WardDays }> {
    const { read } = this.unitOfWork;
    const { settings } = await read.findOneByOrFail(Ward, { id: wardId });
    const able = (await read.findBy(Mentor, { wardId, isActive: true })).filter(({ topics }) =>
      topics.includes(topic),
    );
    const ids = able.map(({ id }) => id);
    const days = await dayAt(read, startAt, {
      wardId,
      workingWindows: settings.workingWindows,
      zone: this.env.TIME_ZONE,
      personIds: [wardId, ...ids],
    });
    const venues = await loadVenuesAt(read, wardId, startAt);
    const venue = venues.find(({ id }) => id === venueId);
    if (!venue) throw notFound('venue');
    const week = await this.weekOf(read, wardId, startAt);
    const mentors = able
      .sort((a, b) => (a.sortName < b.sortName ? -1 : 1))
      .map((mentor): ClassMentor => {
        const { id, fullName, phone } = mentor;
        const agreed = (week.get(id) ?? []).filter((one) => !besides.includes(one.id));
        const clash = this.clash(agreed, { startAt, venue }, settings);
        const isFree = isFreeAt(days, mentor, startAt);
        return { id, fullName, phone, whyNot: clash ?? (isFree ? null : 'not-free') };
      });
    return { days, venue, mentors };
  }

  /** Whether nobody has closed the day or the venue since the room was looked at. @throws DomainError not-free */
  assertStillOpen(
    manager: EntityManager,
    sessions: readonly Session[],
    { agreed = false }: { agreed?: boolean },
  ): Promise<void> {
    const added = sessions.map((session) => ({ ...session, isTimeAgreed: agreed }));
    return assertNotClosed(manager, added, this.env.TIME_ZONE);
  }

  private clash(
    agreed: readonly Agreed[],
    at: { startAt: number; venue: VenueSeats },
    settings: WardSettings,
  ): WhyNot | null {
    const { startAt, venue } = at;
    const date = localDateOf(startAt, this.env.TIME_ZONE);
    const today = agreed.filter((one) => localDateOf(one.startAt, this.env.TIME_ZONE) === date);
    const isFull = today.length >= settings.sessionsADay || agreed.length >= settings.sessionsAWeek;
    const { endAt } = sessionTime(startAt);
    const isTooFar = today.some((one) => {
      if (one.latitude === null || one.longitude === null) return false;
      const place = { latitude: one.latitude, longitude: one.longitude };
      const between = Math.max(startAt - one.endAt, one.startAt - endAt);
      return between < travelMs(metresBetween(place, venue), settings);
    });
    return busyAt(agreed, startAt) ?? (isFull ? 'mentor-limit' : isTooFar ? 'mentor-travel' : null);
  }

  /** What stands in the week, from Monday on, of every ambassador of the ward. */
  private async weekOf(
    manager: EntityManager,
    wardId: string,
    startAt: number,
  ): Promise<Map<string, Agreed[]>> {
    const zone = this.env.TIME_ZONE;
    const date = localDateOf(startAt, zone);
    const monday = addDays(date, 1 - weekdayOf(date));
    const rows = await select(manager, agreedRow, agreedSql, [
      wardId,
      instantAt(monday, 0, zone),
      instantAt(addDays(monday, 7), 0, zone),
    ]);
    return grouped(rows, ({ mentorId }) => mentorId);
  }
}

const agreedRow = {
  ...columns(Session, 'id', 'mentorId', 'startAt', 'endAt'),
  latitude: orNull(column(Venue, 'latitude')),
  longitude: orNull(column(Venue, 'longitude')),
};

type Agreed = RowOf<typeof agreedRow>;

/** At home is where one of its people lives. */
const agreedSql = `
  SELECT s.id AS id, s.mentor_id AS "mentorId", s.start_at AS "startAt", s.end_at AS "endAt",
    COALESCE(v.latitude, (SELECT MAX(m.latitude) FROM booking b JOIN mentee m ON m.id = b.mentee_id
      WHERE b.session_id = s.id AND b.state <> 'cancelled')) AS latitude,
    COALESCE(v.longitude, (SELECT MAX(m.longitude) FROM booking b JOIN mentee m ON m.id = b.mentee_id
      WHERE b.session_id = s.id AND b.state <> 'cancelled')) AS longitude
  FROM mentor t JOIN session s ON s.mentor_id = t.id LEFT JOIN venue v ON v.id = s.venue_id
  WHERE t.ward_id = $1 AND s.start_at >= $2 AND s.start_at < $3 AND s.state <> 'cancelled'`;

function busyAt(agreed: readonly Agreed[], startAt: number): WhyNot | null {
  const { endAt } = sessionTime(startAt);
  return agreed.some((one) => one.startAt < endAt && startAt < one.endAt) ? 'mentor-busy' : null;
}
