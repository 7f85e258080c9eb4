import { metresBetween, type Place } from '../places/distance';
import { type Interval, overlaps } from '../time/intervals';
import { localDayOf, localMondayOf } from '../time/zone';
import { travelMs, type WeekLimits } from './week-limits';

/** A session of a mentor that stands; the place is null where nobody's home is known yet. */
export interface StandingSession extends Interval {
  place: Place | null;
}

/** Hours that a mentor spends in one place for whoever comes. They are none of the sessions of a day or a week. */
export interface Stay extends Interval {
  place: Place;
}

/**
 * Why a mentor should not hold one more session: there is another one at that time or the ride from or to it does not
 * fit, which nobody can agree on, or the day or the week is full, which is a matter of choice.
 */
export type WeekObstacle = 'busy' | 'ride' | 'day-full' | 'week-full';

/** The sessions that a mentor has, and what one more has to fit in with. */
export class MentorWeeks {
  private readonly byDay = new Map<number, StandingSession[]>();
  private readonly countByWeek = new Map<number, number>();

  /** `standing` are those of all local weeks, from Monday on, that are asked about. */
  constructor(
    standing: readonly StandingSession[],
    private readonly limits: WeekLimits,
    private readonly zone: string,
    private readonly stays: readonly Stay[] = [],
  ) {
    for (const session of standing) {
      const day = localDayOf(session.startAt, zone);
      const monday = localMondayOf(session.startAt, zone);
      this.byDay.set(day, [...(this.byDay.get(day) ?? []), session]);
      this.countByWeek.set(monday, this.countIn(monday) + 1);
    }
  }

  /** What speaks against a session; null when it fits. */
  obstacleTo(session: StandingSession): WeekObstacle | null {
    const sameDay = this.byDay.get(localDayOf(session.startAt, this.zone)) ?? [];
    if (sameDay.some((other) => overlaps(session, other))) return 'busy';
    if (!sameDay.every((other) => this.hasTimeToRide(session, other))) return 'ride';
    if (!this.stays.every((stay) => this.canBeAtBoth(session, stay))) return 'ride';
    if (sameDay.length >= this.limits.sessionsADay) return 'day-full';
    const monday = localMondayOf(session.startAt, this.zone);
    return this.countIn(monday) >= this.limits.sessionsAWeek ? 'week-full' : null;
  }

  /** Whether the mentor, with all that stands, can spend these hours there. */
  hasTimeFor(stay: Stay): boolean {
    const sessions = [...this.byDay.values()].flat();
    return [...this.stays, ...sessions].every((other) => this.canBeAtBoth(other, stay));
  }

  private countIn(monday: number): number {
    return this.countByWeek.get(monday) ?? 0;
  }

  /** During a stay a mentor is where it is, and nowhere else. */
  private canBeAtBoth(session: StandingSession, stay: Stay): boolean {
    if (!overlaps(session, stay)) return this.hasTimeToRide(session, stay);
    return (
      session.place === null ||
      travelMs(metresBetween(session.place, stay.place), this.limits) === 0
    );
  }

  private hasTimeToRide(one: StandingSession, other: StandingSession): boolean {
    if (!one.place || !other.place) return true;
    const [before, after] = one.startAt < other.startAt ? [one, other] : [other, one];
    const metres = metresBetween(one.place, other.place);
    return after.startAt - before.endAt >= travelMs(metres, this.limits);
  }
}
