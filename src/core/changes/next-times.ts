import type { Place } from '../places/distance';
import { gridSlots, type Slot, type SlotPerson, trulyFree } from '../slots/generate';
import type { OpenDays } from '../slots/windows';
import type { LocalDate } from '../time/local-dates';
import { localDateOf } from '../time/zone';
import { covers, type Interval, overlaps } from '../time/intervals';
import {
  MentorWeeks,
  type StandingSession,
  type Stay,
  type WeekObstacle,
} from '../week-plan/by-hand';
import type { WeekLimits } from '../week-plan/week-limits';

/** A place where it could be held; null is at home. */
export interface PossiblePlace {
  venueId: string | null;
  place: Place;
}

/** A lesson or a class that cannot be when it was to be. */
export interface Seeker {
  /** Nothing earlier is looked at, epoch milliseconds. */
  startAt: number;
  /** Nothing later either; left out, what the ward plans at all. */
  latestAt?: number;
  /** All of them hold it. */
  mentorIds: readonly string[];
  /** All of them are to be there. */
  menteeIds: readonly string[];
  /** The best first. */
  places: readonly PossiblePlace[];
  /** Seats that it needs in a venue. */
  people: number;
  /** Whether it may be on that day at all; left out, on every day. */
  isOn?: (date: LocalDate) => boolean;
}

export interface FoundTime extends Interval {
  venueId: string | null;
}

/** What speaks against a time: somebody is not free, no place has room, or what an ambassador has already. */
export type TimeObstacle = 'not-free' | 'no-seats' | WeekObstacle;

/** What stands, without what seeks. */
export interface Standing {
  days: OpenDays;
  zone: string;
  limits: WeekLimits;
  /** Nothing starts after it, epoch milliseconds. */
  latestAt: number;
  /** When people are free, mentors and mentees by their ids; whoever is not named is never free. */
  people: ReadonlyMap<string, SlotPerson>;
  sessions: ReadonlyMap<string, readonly StandingSession[]>;
  stays: ReadonlyMap<string, readonly Stay[]>;
  /** Free seats of a venue that is open for the whole half hour, else 0. */
  seatsAt: (venueId: string, time: Slot) => number;
}

/**
 * The next times at which lessons can be, one after the other: what one takes is not there for the next. When somebody is
 * free, and what stands in an ambassador's week, is worked out once for all who ask.
 */
export class NextTimes {
  private readonly grid: readonly Slot[];
  private readonly free = new Map<string, ReadonlySet<number> | null>();
  private readonly weeks = new Map<string, MentorWeeks>();
  private readonly sessions: Map<string, StandingSession[]>;
  private readonly busy = new Map<string, Interval[]>();
  private readonly taken = new Map<string, number>();
  private readonly days = new Map<string, Set<LocalDate>>();
  private readonly dates = new Map<number, LocalDate>();

  constructor(private readonly standing: Standing) {
    this.grid = gridSlots(standing.days);
    this.sessions = new Map(
      [...standing.sessions].map(([id, sessions]) => [id, [...sessions]] as const),
    );
  }

  /**
   * Takes the first time at which everybody can, and a place; null when there is none. Nobody learns twice on a day
   * where another day is possible.
   */
  take(seeker: Seeker): FoundTime | null {
    const found = this.find(seeker);
    return found && this.keep(seeker, found.slot, found.place);
  }

  /** The same, which stays free for others. */
  can(seeker: Seeker): boolean {
    return this.find(seeker) !== null;
  }

  /** The first time at which everybody can, and a place, left free for others; null when there is none. */
  first(seeker: Seeker): FoundTime | null {
    const found = this.find(seeker);
    if (!found) return null;
    const { slot, place } = found;
    return { startAt: slot.startAt, endAt: slot.endAt, venueId: place.venueId };
  }

  /** What speaks against the very time that is sought, at the first of its places; null when nothing does. */
  obstacleTo({ startAt, mentorIds, menteeIds, places, people }: Seeker): TimeObstacle | null {
    const slot = this.grid.find((one) => one.startAt === startAt);
    const [first] = places;
    if (!slot || !first) return 'not-free';
    const { place, venueId } = first;
    for (const id of mentorIds) {
      const obstacle = this.weeksOf(id).obstacleTo({ ...slot, place });
      if (obstacle !== null) return obstacle;
    }
    if (![...mentorIds, ...menteeIds].every((id) => this.isFree(id, slot))) return 'not-free';
    return this.hasSeats(venueId, slot, people) ? null : 'no-seats';
  }

  private find(seeker: Seeker): { slot: Slot; place: PossiblePlace } | null {
    const people = [...seeker.mentorIds, ...seeker.menteeIds];
    const latestAt = Math.min(this.standing.latestAt, seeker.latestAt ?? Infinity);
    let secondOfDay: { slot: Slot; place: PossiblePlace } | null = null;
    for (const slot of this.grid) {
      if (slot.startAt < seeker.startAt) continue;
      if (slot.startAt > latestAt) break;
      if (seeker.isOn && !seeker.isOn(this.dayOf(slot.startAt))) continue;
      const isSecond = seeker.menteeIds.some((id) => this.learnsOn(id, slot));
      if (isSecond && secondOfDay !== null) continue;
      if (!people.every((id) => this.isFree(id, slot))) continue;
      const place = seeker.places.find((one) => this.isPossible(seeker, slot, one));
      if (place && !isSecond) return { slot, place };
      if (place) secondOfDay = { slot, place };
    }
    return secondOfDay;
  }

  private isPossible({ mentorIds, people }: Seeker, slot: Slot, one: PossiblePlace): boolean {
    const { place, venueId } = one;
    return (
      mentorIds.every((id) => this.weeksOf(id).obstacleTo({ ...slot, place }) === null) &&
      this.hasSeats(venueId, slot, people)
    );
  }

  private keep(seeker: Seeker, { startAt, endAt }: Slot, { venueId, place }: PossiblePlace) {
    const time = { startAt, endAt };
    for (const id of seeker.mentorIds) {
      this.sessions.set(id, [...(this.sessions.get(id) ?? []), { ...time, place }]);
      this.weeks.delete(id);
    }
    for (const id of seeker.menteeIds) {
      this.busy.set(id, [...(this.busy.get(id) ?? []), time]);
      this.daysOf(id).add(this.dayOf(startAt));
    }
    if (venueId !== null) {
      const key = `${venueId} ${startAt}`;
      this.taken.set(key, (this.taken.get(key) ?? 0) + seeker.people);
    }
    return { ...time, venueId };
  }

  private learnsOn(menteeId: string, { startAt }: Slot): boolean {
    return this.daysOf(menteeId).has(this.dayOf(startAt));
  }

  /** The days on which somebody has something already. */
  private daysOf(id: string): Set<LocalDate> {
    const known = this.days.get(id);
    if (known) return known;
    const busy = this.standing.people.get(id)?.busy ?? [];
    const days = new Set(busy.map(({ startAt }) => this.dayOf(startAt)));
    this.days.set(id, days);
    return days;
  }

  private dayOf(at: number): LocalDate {
    const known = this.dates.get(at);
    if (known !== undefined) return known;
    const date = localDateOf(at, this.standing.zone);
    this.dates.set(at, date);
    return date;
  }

  private isFree(id: string, slot: Slot): boolean {
    const isTaken = this.busy.get(id)?.some((time) => overlaps(time, slot)) ?? false;
    return !isTaken && (this.startsOf(id)?.has(slot.startAt) ?? false);
  }

  /** When somebody could begin, but for what was taken here; null where nobody knows. */
  private startsOf(id: string): ReadonlySet<number> | null {
    const known = this.free.get(id);
    if (known !== undefined) return known;
    const person = this.standing.people.get(id);
    const free = person ? trulyFree(this.standing.days, person) : [];
    const slots = this.grid.filter((slot) => covers(free, slot));
    const starts = person ? new Set(slots.map(({ startAt }) => startAt)) : null;
    this.free.set(id, starts);
    return starts;
  }

  private weeksOf(mentorId: string): MentorWeeks {
    const { limits, zone, stays } = this.standing;
    const own = this.sessions.get(mentorId) ?? [];
    const weeks =
      this.weeks.get(mentorId) ?? new MentorWeeks(own, limits, zone, stays.get(mentorId) ?? []);
    this.weeks.set(mentorId, weeks);
    return weeks;
  }

  private hasSeats(venueId: string | null, slot: Slot, people: number): boolean {
    if (venueId === null) return true;
    const taken = this.taken.get(`${venueId} ${slot.startAt}`) ?? 0;
    return this.standing.seatsAt(venueId, slot) - taken >= Math.max(1, people);
  }
}
