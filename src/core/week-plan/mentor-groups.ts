import type { Place } from '../places/distance';
import { countBits } from './group-cover';
import { canEnter } from './hall-choice';
import {
  wholeMetresBetween,
  LATE_MINUTE,
  PLAN_COSTS,
  rideCost,
  topicCost,
  walkCost,
} from './place-costs';
import {
  MAX_MENTEES_A_SESSION,
  PlanMentee,
  PlanMentor,
  PlanVenue,
  type WeekTime,
} from './plan-problem';
import { AT_HOME, type WeekBoard } from './week-board';

/** A mentee of one mentor, as a group is weighed. */
export interface GroupLearner {
  /** Index into the plan's mentees. */
  index: number;
  mentee: PlanMentee;
  /** Codes that this mentor may teach them next, the best first. */
  topics: readonly string[];
  /** When their session of the week before was. */
  usualTime?: WeekTime;
  /** Indices of venues worth thinking of for this mentee, the nearest first. */
  venues: readonly number[];
}

/** A place for a group; the number may be AT_HOME. */
export interface GroupPlace {
  place: number;
  at: Place;
}

/** Where a group may be taught at one kind of time: the cheapest place and what it weighs. */
export interface PlacedGroups {
  groups: Int32Array;
  costs: Float64Array;
  places: Int32Array;
}

/**
 * Weighs every group of up to five of a mentor's learners (bits of their positions): the topic all
 * of them need, the walk to each venue, the visit at home. What does not depend on the time is
 * computed once, here; `at` adds the places that have room.
 */
export class MentorGroups {
  readonly venues: number[];
  readonly topics: (string | null)[];
  private readonly groups: number[];
  private readonly fixedCosts: Float64Array;
  private readonly walkCosts: Float64Array[];
  private readonly homeCosts: Float64Array;
  /** What it weighs for each set to begin late. */
  private readonly lateCosts: Float64Array;
  private largestFirst: number[] | null = null;
  private readonly places = new Map<number, GroupPlace[]>();
  /** The sets of learners (bits) who live together, two or more each. */
  private readonly households: number[];

  constructor(
    private readonly mentor: PlanMentor,
    private readonly learners: readonly GroupLearner[],
    private readonly allVenues: readonly PlanVenue[],
  ) {
    const sets = 1 << learners.length;
    this.venues = [...new Set(learners.flatMap(({ venues }) => [...venues]))].sort((a, b) => a - b);
    this.topics = Array.from({ length: sets }, () => null);
    this.fixedCosts = new Float64Array(sets).fill(Infinity);
    this.homeCosts = new Float64Array(sets).fill(Infinity);
    this.lateCosts = Float64Array.from({ length: sets }, (_, set) =>
      this.sum(set, ({ mentee }) => (mentee.isFrail ? PLAN_COSTS.late : 0)),
    );
    this.households = householdsOf(learners);
    this.weighTopics();
    this.weighHomes();
    this.groups = [];
    for (let set = 1; set < sets; set += 1) {
      if (this.fixedCosts[set] === Infinity) continue;
      this.groups.push(set);
      this.fixedCosts[set] += PLAN_COSTS.session - this.householdBonus(set);
    }
    this.walkCosts = this.venues.map((venue) => this.walksTo(venue));
  }

  /**
   * The groups within `free` that have a place, with the cheapest one. `roomAt[i]` is the number of
   * seats left at `venues[i]`; `isWanted[i]` is 1 where others lack them.
   */
  at(
    free: number,
    roomAt: readonly number[],
    isWanted: readonly number[],
    isLate: boolean,
  ): PlacedGroups {
    const groups: number[] = [];
    const costs: number[] = [];
    const places: number[] = [];
    for (const set of this.groups) {
      if (set & ~free) continue;
      let cost = this.homeCosts[set];
      let place = AT_HOME;
      const size = countBits(set);
      for (let option = 0; option < roomAt.length; option += 1) {
        if (size > roomAt[option]) continue;
        const seats = isWanted[option] * size * PLAN_COSTS.wantedSeat;
        const walk = this.walkCosts[option][set] + seats;
        if (walk >= cost) continue;
        cost = walk;
        place = this.venues[option];
      }
      if (cost === Infinity) continue;
      groups.push(set);
      costs.push(this.fixedCosts[set] + cost + (isLate ? this.lateCosts[set] : 0));
      places.push(place);
    }
    return {
      groups: Int32Array.from(groups),
      costs: Float64Array.from(costs),
      places: Int32Array.from(places),
    };
  }

  /** The groups within `free` that have a topic, the largest first, among equals the cheapest. */
  within(free: number): number[] {
    this.largestFirst ??= [...this.groups].sort(
      (a, b) => countBits(b) - countBits(a) || this.fixedCosts[a] - this.fixedCosts[b],
    );
    return this.largestFirst.filter((set) => (set & ~free) === 0);
  }

  /** Every place where the group could be taught, the cheapest first; `place` may be AT_HOME. */
  placesOf(set: number): readonly GroupPlace[] {
    const known = this.places.get(set) ?? this.weighPlaces(set);
    this.places.set(set, known);
    return known;
  }

  private weighPlaces(set: number): GroupPlace[] {
    const home = this.learners[lowestBit(set)].mentee;
    const options = this.venues.map((venue, option) => ({
      place: venue,
      at: this.allVenues[venue] as Place,
      cost: this.walkCosts[option][set],
    }));
    return [...options, { place: AT_HOME, at: home, cost: this.homeCosts[set] }]
      .filter(({ cost }) => cost < Infinity)
      .sort((a, b) => a.cost - b.cost);
  }

  /** What it weighs that the set comes at this time: late for some, another time than usual for others. */
  timeCost(set: number, slot: number, board: WeekBoard): number {
    const { startMinute } = board.slots[slot];
    const late = startMinute >= LATE_MINUTE ? this.lateCosts[set] : 0;
    return (
      late +
      this.sum(set, ({ usualTime }) => {
        const isUsual =
          usualTime === undefined ||
          (usualTime.startMinute === startMinute && usualTime.weekday === board.weekdays[slot]);
        return isUsual ? 0 : PLAN_COSTS.otherTime;
      })
    );
  }

  /** What it weighs for those in `set` to join a session with this topic and place. */
  joining(free: number, room: number, place: number, topic: string, household: string | null) {
    const groups: number[] = [];
    const costs: number[] = [];
    let able = 0;
    for (const [position, { mentee, topics }] of this.learners.entries()) {
      const canCome =
        place === AT_HOME
          ? household !== null && mentee.householdId === household
          : canEnter(mentee, this.allVenues[place]);
      if (canCome && topics.includes(topic)) able |= 1 << position;
    }
    able &= free;
    for (let set = able; set > 0; set = (set - 1) & able) {
      if (countBits(set) > room) continue;
      groups.push(set);
      costs.push(
        this.sum(set, ({ mentee, topics, venues }) => {
          const walk = place === AT_HOME ? 0 : this.walk(mentee, venues, place);
          return topicCost(topic, topics) + walk;
        }),
      );
    }
    return { groups: Int32Array.from(groups), costs: Float64Array.from(costs) };
  }

  private weighTopics(): void {
    const codes = [...new Set(this.learners.flatMap(({ topics }) => [...topics]))].sort();
    const costs = new Float64Array(this.fixedCosts.length);
    for (const code of codes) {
      let able = 0;
      for (const [position, { topics }] of this.learners.entries()) {
        if (topics.includes(code)) able |= 1 << position;
      }
      const one = this.learners.map(({ topics }) => topicCost(code, topics));
      // From small sets to large ones, so that each is one member more than one before.
      for (let set = able & -able; set > 0; set = (set - able) & able) {
        const cost = costs[set & (set - 1)] + one[lowestBit(set)];
        costs[set] = cost;
        if (countBits(set) > MAX_MENTEES_A_SESSION) continue;
        // Codes come in order, so an equal one that came earlier stays.
        if (cost >= this.fixedCosts[set]) continue;
        this.fixedCosts[set] = cost;
        this.topics[set] = code;
      }
    }
  }

  private householdBonus(set: number): number {
    let together = 0;
    for (const household of this.households) {
      together += Math.max(0, countBits(set & household) - 1);
    }
    return together * PLAN_COSTS.householdTogether;
  }

  /** At home one is taught alone or with the household. */
  private weighHomes(): void {
    const costs = this.learners.map(
      ({ mentee }) => PLAN_COSTS.home + rideCost(wholeMetresBetween(this.mentor, mentee)),
    );
    for (const [position, cost] of costs.entries()) this.homeCosts[1 << position] = cost;
    for (const household of this.households) {
      for (let set = household; set > 0; set = (set - 1) & household) {
        this.homeCosts[set] = costs[lowestBit(set)];
      }
    }
  }

  private walksTo(venue: number): Float64Array {
    const place = this.allVenues[venue];
    const one = this.learners.map(({ mentee, venues }) =>
      canEnter(mentee, place) ? this.walk(mentee, venues, venue) : Infinity,
    );
    const walks = new Float64Array(1 << this.learners.length);
    walks[0] = rideCost(wholeMetresBetween(this.mentor, place));
    for (let set = 1; set < walks.length; set += 1) {
      walks[set] = walks[set & (set - 1)] + one[lowestBit(set)];
    }
    return walks;
  }

  private walk(mentee: PlanMentee, venues: readonly number[], venue: number): number {
    const metres = wholeMetresBetween(mentee, this.allVenues[venue]);
    const [nearest = venue] = venues;
    return walkCost(metres, wholeMetresBetween(mentee, this.allVenues[nearest]));
  }

  private sum(set: number, weigh: (learner: GroupLearner) => number): number {
    return this.learners.reduce(
      (total, learner, position) => total + (set & (1 << position) ? weigh(learner) : 0),
      0,
    );
  }
}

function householdsOf(learners: readonly GroupLearner[]): number[] {
  const sets = new Map<string, number>();
  for (const [position, { mentee }] of learners.entries()) {
    const { householdId } = mentee;
    if (householdId === null) continue;
    sets.set(householdId, (sets.get(householdId) ?? 0) | (1 << position));
  }
  return [...sets.values()].filter((set) => countBits(set) > 1);
}

function lowestBit(set: number): number {
  return 31 - Math.clz32(set & -set);
}
