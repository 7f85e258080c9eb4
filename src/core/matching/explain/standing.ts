import type { CandidateSearch } from '../candidates/candidates';
import { metresBetween } from '../../places/distance';
import { prepare } from '../pairing/match-plan';
import type { MatchRequest } from '../pairing/verify';
import { pairCost, unpairedCost } from '../rules/cost';
import type { MatchSettings, MenteeProfile, MentorProfile, PairKey } from '../rules/problem';

/** A pairing as it stands, by row: who is where, and what another place would cost while nobody else moves. */
export class Standing {
  readonly mentors: readonly MentorProfile[];
  readonly mentees: readonly MenteeProfile[];
  readonly search: CandidateSearch;
  /** The mentor of each mentee, -1 for nobody. */
  readonly mentorOf: Int32Array;
  readonly load: Int32Array;
  private readonly settings: MatchSettings;

  constructor(request: MatchRequest, pairs: readonly PairKey[]) {
    const plan = prepare({ ...request, locks: [] });
    if ('code' in plan) throw new Error(`Without locks nothing can be ${plan.code}.`);
    const { mentors, mentees, search } = plan;
    this.mentors = mentors;
    this.mentees = mentees;
    this.search = search;
    this.settings = request.settings;
    const mentorRow = new Map(mentors.map(({ id }, row) => [id, row]));
    const mentorIdOf = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    this.mentorOf = Int32Array.from(
      mentees,
      ({ id }) => mentorRow.get(mentorIdOf.get(id) ?? '') ?? -1,
    );
    this.load = new Int32Array(mentors.length);
    for (const j of this.mentorOf) if (j >= 0) this.load[j]++;
  }

  most(mentor: number): number {
    return this.mentors[mentor].maxMentees ?? this.settings.maxMentees;
  }

  /** Whether a mentor may have so many: nobody, or from the minimum to the maximum. */
  mayHave(mentor: number, people: number): boolean {
    const least = this.mentors[mentor].minMentees ?? this.settings.minMentees;
    return people === 0 || (people >= least && people <= this.most(mentor));
  }

  costOf(mentor: number, mentee: number): number {
    return mentor < 0
      ? unpairedCost(this.mentees[mentee], this.settings)
      : pairCost(this.search.facts(mentor, mentee), this.settings);
  }

  metres(mentor: number, mentee: number): number {
    return metresBetween(this.mentors[mentor], this.mentees[mentee]);
  }

  /** Rows of the people of each household of two or more who may be paired. */
  households(): Map<string, number[]> {
    const households = new Map<string, number[]>();
    this.mentees.forEach(({ householdId, hasConsent }, i) => {
      if (householdId === null || !hasConsent) return;
      households.set(householdId, [...(households.get(householdId) ?? []), i]);
    });
    return new Map([...households].filter(([, members]) => members.length > 1));
  }

  pair(mentor: number, mentee: number): PairKey {
    return { mentorId: this.mentors[mentor].id, menteeId: this.mentees[mentee].id };
  }
}
