import { HardRule, isInSameProgramme, isTrained } from '../rules/constraints';
import { pairCost, PairFacts } from '../rules/cost';
import { metresBetween } from '../../places/distance';
import { PlaceIndex } from '../../places/place-index';
import { MatchSettings, MenteeProfile, MentorProfile } from '../rules/problem';
import { Traits, traitsOf } from './traits';

/**
 * Who could teach whom. The candidates of mentee i are the entries offset[i] … offset[i + 1] - 1 of
 * `mentor` (ascending), `cost` (units of one metre) and `metres` (rounded).
 */
export interface Candidates {
  offset: Int32Array;
  mentor: Int32Array;
  cost: Float64Array;
  metres: Int32Array;
}

/** The cheapest are sought among so many times as many of the nearest. */
const WIDER = 3;

/** Finds candidates for mentors and mentees that stay the same while searches widen. */
export class CandidateSearch {
  private readonly traits: Traits;
  private readonly mentorIndex: PlaceIndex;
  private readonly menteeIndex: PlaceIndex;
  /** The other members of the mentee's household; empty where nobody could take it whole, or it may be split. */
  private readonly companions: (readonly number[])[];
  private readonly mentorNumber: Map<string, number>;
  /** By the mentor's row. */
  private readonly trained: readonly boolean[];

  constructor(
    private readonly mentors: readonly MentorProfile[],
    private readonly mentees: readonly MenteeProfile[],
    private readonly settings: MatchSettings,
    private readonly isForbidden: (mentor: number, mentee: number) => boolean = () => false,
  ) {
    this.traits = traitsOf(mentors, mentees);
    this.mentorIndex = new PlaceIndex(mentors);
    this.menteeIndex = new PlaceIndex(mentees);
    this.mentorNumber = new Map(mentors.map((mentor, row) => [mentor.id, row]));
    this.trained = mentors.map((mentor) => isTrained(mentor, settings));
    this.companions = this.companionsThatStayTogether();
  }

  /**
   * For each mentee the cheapest mentors who could teach (`reach(mentee)` of them), for each mentor
   * the nearest mentees they could teach, today's pairs that are still possible, and `extra` pairs as they are.
   */
  find(
    reach: (mentee: number) => number,
    extra: readonly (readonly [mentor: number, mentee: number])[] = [],
  ): Candidates {
    const { mentees, mentors, settings } = this;
    const chosen: number[][] = mentees.map(() => []);
    mentees.forEach((mentee, i) => {
      if (!mentee.hasConsent) return;
      for (const j of this.cheapestMentors(i, reach(i))) chosen[i].push(j);
      const current = this.mentorNumber.get(mentee.currentMentorId ?? '');
      if (current !== undefined && this.canTeachWhole(current, i)) chosen[i].push(current);
    });
    mentors.forEach((mentor, j) => {
      const found = this.menteeIndex.nearest(
        mentor,
        settings.nearestMentees,
        settings.maxMetres,
        (i) => this.canTeachHousehold(j, i),
      );
      for (let at = 0; at < found.count; at++) chosen[found.rows[at]].push(j);
    });
    this.shareInHouseholds(chosen);
    for (const [j, i] of extra) chosen[i].push(j);
    return this.priced(chosen);
  }

  /**
   * The candidates with every pair more that the rules allow and whose cost less the mentee's price is at most the
   * mentor's bar; what one of a household may choose so, the others may. Null where there is no such pair, or where
   * `most` candidates do not hold them.
   */
  widened(
    known: Candidates,
    price: Float64Array,
    bar: Float64Array,
    most = Infinity,
  ): { candidates: Candidates | null; isComplete: boolean } {
    const { mentors, mentees, settings } = this;
    const { maxMetres } = settings;
    const chosen = mentees.map((_, i) =>
      Array.from(known.mentor.subarray(known.offset[i], known.offset[i + 1])),
    );
    const isKnown = chosen.map((list) => new Set(list));
    let found = 0;
    for (let j = 0; j < mentors.length; j++) {
      this.menteeIndex.around(mentors[j], maxMetres, (i) => {
        // A pair costs no less than its metres.
        const room = bar[j] + price[i];
        if (!(room >= 0) || found > most || isKnown[i].has(j)) return;
        if (metresBetween(mentors[j], mentees[i]) > Math.min(maxMetres, room + 1)) return;
        if (!this.canTeachHousehold(j, i) || pairCost(this.facts(j, i), settings) > room) return;
        chosen[i].push(j);
        found++;
      });
    }
    if (found === 0) return { candidates: null, isComplete: true };
    if (found + known.mentor.length > most) return { candidates: null, isComplete: false };
    this.shareInHouseholds(chosen);
    return { candidates: this.priced(chosen), isComplete: true };
  }

  /** True when every hard rule holds for this pair (distance included, forbidden pairs excluded). */
  canTeach(mentor: number, mentee: number): boolean {
    return (
      this.suits(mentor, mentee) &&
      metresBetween(this.mentors[mentor], this.mentees[mentee]) <= this.settings.maxMetres
    );
  }

  /** The first hard rule the pair breaks, in the order of `hardRules`; null when the mentor could teach. */
  ruleBetween(mentor: number, mentee: number): HardRule | 'forbidden' | null {
    const { traits } = this;
    const learner = this.mentees[mentee];
    if (!learner.hasConsent) return 'no-consent';
    if (metresBetween(this.mentors[mentor], learner) > this.settings.maxMetres) return 'too-far';
    if (!isInSameProgramme(this.mentors[mentor], learner)) return 'other-programme';
    if (!traits.mentee.languages.intersects(mentee, traits.mentor.languages, mentor)) {
      return 'no-language';
    }
    if (!traits.mentee.topics.intersects(mentee, traits.mentor.topics, mentor)) return 'no-topic';
    if (!traits.mentee.halfHours.intersects(mentee, traits.mentor.halfHours, mentor)) {
      return 'no-window';
    }
    const wish = learner.wishedGender;
    if (wish !== null && wish !== this.mentors[mentor].gender) return 'no-gender';
    if (!this.mayTeach(mentor, mentee)) return 'no-training';
    return this.isForbidden(mentor, mentee) ? 'forbidden' : null;
  }

  /** All hard rules hold for the mentee and for everybody who is to stay with them. */
  canTeachWhole(mentor: number, mentee: number): boolean {
    return this.canTeach(mentor, mentee) && this.canTeachHousehold(mentor, mentee);
  }

  /** No mentor who could teach the mentee costs less than this one, for the mentee alone. */
  isCheapest(mentor: number, mentee: number): boolean {
    const { mentees, settings } = this;
    const own = pairCost(this.facts(mentor, mentee), settings);
    let isCheapest = true;
    // A pair costs no less than its metres.
    this.mentorIndex.around(mentees[mentee], Math.min(settings.maxMetres, own + 1), (j) => {
      if (!isCheapest || j === mentor || !this.canTeach(j, mentee)) return;
      isCheapest = pairCost(this.facts(j, mentee), settings) >= own;
    });
    return isCheapest;
  }

  /** Whether the mentor takes part and has places for so many in all. */
  canHold(mentor: number, size: number): boolean {
    const { minMentees, maxMentees } = this.mentors[mentor];
    const most = maxMentees ?? this.settings.maxMentees;
    // Whose maximum is below the minimum takes part in nothing.
    return most >= Math.max(size, minMentees ?? this.settings.minMentees);
  }

  /** The rest of the household that must stay with this mentee; empty where nobody could take it whole, or it may be split. */
  companionsOf(mentee: number): readonly number[] {
    return this.companions[mentee];
  }

  /** Everyone this mentor could teach, with cost and metres. */
  column(mentor: number): Map<number, { cost: number; metres: number }> {
    const able = new Map<number, { cost: number; metres: number }>();
    for (let i = 0; i < this.mentees.length; i++) {
      if (!this.canTeach(mentor, i)) continue;
      const facts = this.facts(mentor, i);
      able.set(i, { cost: pairCost(facts, this.settings), metres: facts.metres });
    }
    return able;
  }

  facts(mentor: number, mentee: number): PairFacts {
    const a = this.mentors[mentor];
    const b = this.mentees[mentee];
    const { traits } = this;
    return {
      metres: Math.round(metresBetween(a, b)),
      isOtherHamlet: a.hamletId === null || a.hamletId !== b.hamletId,
      missingTopics: traits.mentee.topics.countMissing(mentee, traits.mentor.topics, mentor),
      canBegin: traits.firstTopics.intersects(mentee, traits.mentor.topics, mentor),
      sharedHalfHours: traits.mentee.halfHours.countShared(mentee, traits.mentor.halfHours, mentor),
      leavesCurrentMentor: b.currentMentorId !== null && b.currentMentorId !== a.id,
    };
  }

  /** The cheapest of the nearest. */
  private cheapestMentors(mentee: number, count: number): number[] {
    const found = this.mentorIndex.nearest(
      this.mentees[mentee],
      WIDER * count,
      this.settings.maxMetres,
      (j) => this.canTeachHousehold(j, mentee),
    );
    const near = Array.from(found.rows.subarray(0, found.count));
    if (near.length <= count) return near;
    const cost = new Map(near.map((j) => [j, pairCost(this.facts(j, mentee), this.settings)]));
    return near.sort((a, b) => (cost.get(a) ?? 0) - (cost.get(b) ?? 0) || a - b).slice(0, count);
  }

  /** The mentor suits the mentee, and the rest of the household where somebody could take it whole. */
  private canTeachHousehold(mentor: number, mentee: number): boolean {
    if (!this.suits(mentor, mentee)) return false;
    const companions = this.companions[mentee];
    for (const companion of companions) {
      if (!this.canTeach(mentor, companion)) return false;
    }
    return companions.length === 0 || this.canHold(mentor, companions.length + 1);
  }

  /** Whether all hard rules but the distance hold. */
  suits(mentor: number, mentee: number): boolean {
    const { traits } = this;
    const wish = this.mentees[mentee].wishedGender;
    return (
      this.mentees[mentee].hasConsent &&
      isInSameProgramme(this.mentors[mentor], this.mentees[mentee]) &&
      traits.mentee.languages.intersects(mentee, traits.mentor.languages, mentor) &&
      traits.mentee.topics.intersects(mentee, traits.mentor.topics, mentor) &&
      traits.mentee.halfHours.intersects(mentee, traits.mentor.halfHours, mentor) &&
      (wish === null || wish === this.mentors[mentor].gender) &&
      this.mayTeach(mentor, mentee) &&
      !this.isForbidden(mentor, mentee)
    );
  }

  /** Trained as the ward asks for, or the mentor of today. */
  private mayTeach(mentor: number, mentee: number): boolean {
    return this.trained[mentor] || this.mentees[mentee].currentMentorId === this.mentors[mentor].id;
  }

  private companionsThatStayTogether(): (readonly number[])[] {
    const nobody: readonly number[] = [];
    const result: (readonly number[])[] = this.mentees.map(() => nobody);
    if (this.settings.householdSplitCost !== null) return result;
    for (const members of this.households()) {
      const whole = this.mentorIndex.nearest(
        this.mentees[members[0]],
        1,
        this.settings.maxMetres,
        (j) => this.canHold(j, members.length) && members.every((i) => this.canTeach(j, i)),
      );
      if (whole.count === 0) continue;
      for (const i of members) result[i] = members.filter((other) => other !== i);
    }
    return result;
  }

  /** Rows of the people of each household of two or more who may be paired. */
  private households(): number[][] {
    const households = new Map<string, number[]>();
    this.mentees.forEach(({ householdId, hasConsent }, i) => {
      if (householdId === null || !hasConsent) return;
      const members = households.get(householdId);
      if (members) members.push(i);
      else households.set(householdId, [i]);
    });
    return [...households.values()].filter((members) => members.length > 1);
  }

  /** What one member of a household may choose, all may whom that mentor could teach. */
  private shareInHouseholds(chosen: number[][]): void {
    if (this.settings.householdSplitCost) {
      for (const members of this.households()) {
        const union = [...new Set(members.flatMap((i) => chosen[i]))];
        for (const i of members) chosen[i] = union.filter((j) => this.canTeach(j, i));
      }
    }
    this.companions.forEach((companions, i) => {
      if (companions.length === 0 || companions.some((other) => other < i)) return;
      const union = [...chosen[i], ...companions.flatMap((other) => chosen[other])];
      chosen[i] = union;
      for (const other of companions) chosen[other] = [...union];
    });
  }

  private priced(chosen: readonly number[][]): Candidates {
    const lists = chosen.map((list) => [...new Set(list)].sort((a, b) => a - b));
    const total = lists.reduce((sum, list) => sum + list.length, 0);
    const result: Candidates = {
      offset: new Int32Array(lists.length + 1),
      mentor: new Int32Array(total),
      cost: new Float64Array(total),
      metres: new Int32Array(total),
    };
    let at = 0;
    lists.forEach((list, i) => {
      for (const j of list) {
        const facts = this.facts(j, i);
        result.mentor[at] = j;
        result.cost[at] = pairCost(facts, this.settings);
        result.metres[at] = facts.metres;
        at++;
      }
      result.offset[i + 1] = at;
    });
    return result;
  }
}
