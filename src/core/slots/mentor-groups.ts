import { countBits } from './cover-groups';
import { metresBetween, PLAN_COSTS, rideCost, topicCost, walkCost } from './place-costs';
import { MAX_MENTEES_A_SESSION, PlanMentee, PlanMentor, PlanVenue } from './plan-problem';
import { AT_HOME } from './week-board';

/** A mentee of one mentor, as a group is weighed. */
export interface Learner {
  /** Index into the plan's mentees. */
  index: number;
  mentee: PlanMentee;
  /** Codes the pair shares, sorted. */
  topics: readonly string[];
  held: ReadonlyMap<string, number>;
  /** Indices of venues worth thinking of for this mentee. */
  venues: readonly number[];
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

  constructor(
    private readonly mentor: PlanMentor,
    private readonly learners: readonly Learner[],
    private readonly allVenues: readonly PlanVenue[],
  ) {
    const sets = 1 << learners.length;
    this.venues = [...new Set(learners.flatMap(({ venues }) => [...venues]))].sort((a, b) => a - b);
    this.topics = Array.from({ length: sets }, () => null);
    this.fixedCosts = new Float64Array(sets).fill(Infinity);
    this.homeCosts = new Float64Array(sets).fill(Infinity);
    this.weighTopics();
    this.groups = [];
    for (let set = 1; set < sets; set += 1) {
      if (this.fixedCosts[set] === Infinity) continue;
      this.groups.push(set);
      this.fixedCosts[set] += PLAN_COSTS.session - this.householdBonus(set);
      this.homeCosts[set] = this.homeCost(set);
    }
    this.walkCosts = this.venues.map((venue) => this.walksTo(venue));
  }

  /**
   * The groups within `free` that have a place, with the cheapest one. `roomAt[i]` is the number of
   * seats left at `venues[i]`; `isWanted[i]` is 1 where others lack them.
   */
  at(free: number, roomAt: readonly number[], isWanted: readonly number[]): PlacedGroups {
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
      costs.push(this.fixedCosts[set] + cost);
      places.push(place);
    }
    return {
      groups: Int32Array.from(groups),
      costs: Float64Array.from(costs),
      places: Int32Array.from(places),
    };
  }

  /** What it weighs for those in `set` to join a session with this topic and place. */
  joining(free: number, room: number, place: number, topic: string, household: string | null) {
    const groups: number[] = [];
    const costs: number[] = [];
    let able = 0;
    for (const [position, { mentee, topics }] of this.learners.entries()) {
      const canCome =
        place === AT_HOME ? household !== null && mentee.householdId === household : !mentee.atHome;
      if (canCome && topics.includes(topic)) able |= 1 << position;
    }
    able &= free;
    for (let set = able; set > 0; set = (set - 1) & able) {
      if (countBits(set) > room) continue;
      groups.push(set);
      costs.push(
        this.sum(set, ({ mentee, held }) => {
          const walk =
            place === AT_HOME ? 0 : walkCost(metresBetween(mentee, this.allVenues[place]));
          return topicCost(topic, mentee.topics, held) + walk;
        }),
      );
    }
    return { groups: Int32Array.from(groups), costs: Float64Array.from(costs) };
  }

  private weighTopics(): void {
    const codes = [...new Set(this.learners.flatMap(({ topics }) => [...topics]))].sort();
    for (const code of codes) {
      let able = 0;
      for (const [position, { topics }] of this.learners.entries()) {
        if (topics.includes(code)) able |= 1 << position;
      }
      const one = this.learners.map(({ mentee, held }) => topicCost(code, mentee.topics, held));
      for (let set = able; set > 0; set = (set - 1) & able) {
        if (countBits(set) > MAX_MENTEES_A_SESSION) continue;
        let cost = 0;
        for (let position = 0; position < one.length; position += 1) {
          if (set & (1 << position)) cost += one[position];
        }
        // Codes come in order, so an equal one that came earlier stays.
        if (cost >= this.fixedCosts[set]) continue;
        this.fixedCosts[set] = cost;
        this.topics[set] = code;
      }
    }
  }

  private householdBonus(set: number): number {
    const members = this.membersOf(set).filter(({ mentee }) => mentee.householdId !== null);
    const households = new Set(members.map(({ mentee }) => mentee.householdId));
    return (members.length - households.size) * PLAN_COSTS.householdTogether;
  }

  private homeCost(set: number): number {
    const [first, ...others] = this.membersOf(set);
    const household = first.mentee.householdId;
    const isOneHome =
      others.length === 0 ||
      (household !== null && others.every(({ mentee }) => mentee.householdId === household));
    if (!isOneHome) return Infinity;
    return PLAN_COSTS.home + rideCost(metresBetween(this.mentor, first.mentee));
  }

  private walksTo(venue: number): Float64Array {
    const place = this.allVenues[venue];
    const one = this.learners.map(({ mentee }) =>
      mentee.atHome ? Infinity : walkCost(metresBetween(mentee, place)),
    );
    const walks = new Float64Array(1 << this.learners.length);
    walks[0] = rideCost(metresBetween(this.mentor, place));
    for (let set = 1; set < walks.length; set += 1) {
      walks[set] = walks[set & (set - 1)] + one[31 - Math.clz32(set & -set)];
    }
    return walks;
  }

  private sum(set: number, weigh: (learner: Learner) => number): number {
    return this.membersOf(set).reduce((total, learner) => total + weigh(learner), 0);
  }

  private membersOf(set: number): Learner[] {
    return this.learners.filter((_, position) => set & (1 << position));
  }
}
