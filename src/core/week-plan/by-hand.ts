import { metresBetween, type Place } from '../places/distance';
import { type Interval, overlaps } from '../time/intervals';
import { weekStartOf } from '../time/local-dates';
import { localDateOf } from '../time/zone';
import { travelMs, type WeekLimits } from './week-limits';

/** A session of a mentor that stands; the place is null where nobody's home is known yet. */
export interface StandingSession extends Interval {
  place: Place | null;
}

/**
 * Why a mentor should not hold one more session: there is another one at that time or the ride from or to it does not
 * fit, which nobody can agree on, or the day or the week is full, which is a matter of choice.
 */
export type WeekObstacle = 'busy' | 'ride' | 'day-full' | 'week-full';

/** The sessions that a mentor has, and what one more has to fit in with. */
export class MentorWeeks {
  private readonly dated: (StandingSession & { date: string; week: string })[];
  private readonly knownDates = new Map<number, string>();

  /** `standing` are those of all local weeks, from Monday on, that are asked about. */
  constructor(
    standing: readonly StandingSession[],
    private readonly limits: WeekLimits,
    private readonly zone: string,
  ) {
    this.dated = standing.map((session) => {
      const date = this.dateOf(session.startAt);
      return { ...session, date, week: weekStartOf(date) };
    });
  }

  /** What speaks against a session; null when it fits. */
  obstacleTo(session: StandingSession): WeekObstacle | null {
    const date = this.dateOf(session.startAt);
    const sameDay = this.dated.filter((other) => other.date === date);
    if (sameDay.some((other) => overlaps(session, other))) return 'busy';
    if (!sameDay.every((other) => this.hasTimeToRide(session, other))) return 'ride';
    if (sameDay.length >= this.limits.sessionsADay) return 'day-full';
    const week = weekStartOf(date);
    const sameWeek = this.dated.filter((other) => other.week === week);
    return sameWeek.length >= this.limits.sessionsAWeek ? 'week-full' : null;
  }

  private hasTimeToRide(one: StandingSession, other: StandingSession): boolean {
    if (!one.place || !other.place) return true;
    const [before, after] = one.startAt < other.startAt ? [one, other] : [other, one];
    const metres = metresBetween(one.place, other.place);
    return after.startAt - before.endAt >= travelMs(metres, this.limits);
  }

  private dateOf(at: number): string {
    const date = this.knownDates.get(at) ?? localDateOf(at, this.zone);
    this.knownDates.set(at, date);
    return date;
  }
}
