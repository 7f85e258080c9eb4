import type { Place } from '../places/distance';
import { commonSlots, type Slot, type SlotPerson } from '../slots/generate';
import type { OpenDays } from '../slots/windows';
import type { Interval } from '../time/intervals';
import { MentorWeeks, type StandingSession, type Stay } from '../week-plan/by-hand';
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
}

export interface FoundTime extends Interval {
  venueId: string | null;
}

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

/** The next times at which lessons can be, one after the other: what one takes is not there for the next. */
export class NextTimes {
  private readonly sessions: Map<string, StandingSession[]>;
  private readonly busy = new Map<string, Interval[]>();
  private readonly taken = new Map<string, number>();

  constructor(private readonly standing: Standing) {
    this.sessions = new Map(
      [...standing.sessions].map(([id, sessions]) => [id, [...sessions]] as const),
    );
  }

  /** Takes the first time at which everybody can, and a place; null when there is none. */
  take(seeker: Seeker): FoundTime | null {
    const found = this.find(seeker);
    return found && this.keep(seeker, found.slot, found.place);
  }

  /** The same, which stays free for others. */
  can(seeker: Seeker): boolean {
    return this.find(seeker) !== null;
  }

  private find(seeker: Seeker): { slot: Slot; place: PossiblePlace } | null {
    const people = [...seeker.mentorIds, ...seeker.menteeIds].map((id) => this.personOf(id));
    if (!people.every((person) => person !== null)) return null;
    const { days } = this.standing;
    const latestAt = Math.min(this.standing.latestAt, seeker.latestAt ?? Infinity);
    const weeks = seeker.mentorIds.map((id) => this.weeksOf(id));
    for (const slot of commonSlots(days, people)) {
      if (slot.startAt < seeker.startAt || slot.startAt > latestAt) continue;
      const place = seeker.places.find(
        (one) =>
          weeks.every((week) => week.obstacleTo({ ...slot, place: one.place }) === null) &&
          this.hasSeats(one.venueId, slot, seeker.people),
      );
      if (place) return { slot, place };
    }
    return null;
  }

  private keep(seeker: Seeker, { startAt, endAt }: Slot, { venueId, place }: PossiblePlace) {
    const time = { startAt, endAt };
    for (const id of seeker.mentorIds) {
      this.sessions.set(id, [...(this.sessions.get(id) ?? []), { ...time, place }]);
    }
    for (const id of seeker.menteeIds) this.busy.set(id, [...(this.busy.get(id) ?? []), time]);
    if (venueId !== null) {
      const key = `${venueId} ${startAt}`;
      this.taken.set(key, (this.taken.get(key) ?? 0) + seeker.people);
    }
    return { ...time, venueId };
  }

  private personOf(id: string): SlotPerson | null {
    const person = this.standing.people.get(id);
    if (!person) return null;
    return { ...person, busy: [...(person.busy ?? []), ...(this.busy.get(id) ?? [])] };
  }

  private weeksOf(mentorId: string): MentorWeeks {
    const { limits, zone, stays } = this.standing;
    return new MentorWeeks(
      this.sessions.get(mentorId) ?? [],
      limits,
      zone,
      stays.get(mentorId) ?? [],
    );
  }

  private hasSeats(venueId: string | null, slot: Slot, people: number): boolean {
    if (venueId === null) return true;
    const taken = this.taken.get(`${venueId} ${slot.startAt}`) ?? 0;
    return this.standing.seatsAt(venueId, slot) - taken >= Math.max(1, people);
  }
}
