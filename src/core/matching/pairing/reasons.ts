import { CandidateSearch } from '../candidates/candidates';
import { HardRule } from '../rules/constraints';
import { metresBetween } from '../../places/distance';
import { MatchSettings, MenteeProfile, MentorProfile } from '../rules/problem';

/** Why somebody is left over. The codes are stable; `data` holds the numbers of the sentence. */
export interface UnpairedReason {
  code:
    | HardRule
    | 'forbidden'
    | 'mentors-full'
    /** None of those who could teach this person gathers the minimum: a pairing has tried. */
    | 'mentor-closed'
    /** The same, and no pairing has tried yet. */
    | 'no-group-yet'
    | 'household'
    | 'has-room';
  data: {
    /** Mentors within the greatest distance. */
    withinReach: number;
    /** Mentors still possible before the binding rule was asked. */
    beforeRule: number;
    /** Mentors who could teach this person. */
    able: number;
    /** Of these, mentors at their maximum, and mentors who have nobody. */
    full: number;
    closed: number;
    /** Mentors with a group who suit and have a place, for the whole household where it stays together. */
    room?: number;
    /** People of the household that stays together. */
    householdSize: number;
    /** Distance to the nearest mentor who meets all other rules, when none within reach does; rounded up, so that it is beyond the limit. */
    nearestAbleMetres: number | null;
    maxMetres: number;
  };
}

export interface InactiveReason {
  code:
    | 'max-below-min'
    | 'no-candidates'
    | 'below-min'
    /** No pairing in which this mentor takes part costs less: proved. */
    | 'others-nearer'
    /** None was found. */
    | 'no-better-found';
  data: {
    /** People this mentor could teach. */
    able: number;
    minMentees: number;
    maxMentees: number;
    /** Of the people this mentor could teach, those left without anyone. */
    leftOver: number;
  };
}

const order: readonly (HardRule | 'forbidden')[] = [
  'no-consent',
  'too-far',
  'other-programme',
  'no-language',
  'no-topic',
  'no-window',
  'no-gender',
  'no-training',
  'forbidden',
];

/** What a finished assignment looks like from inside: rows instead of ids. */
export interface Teams {
  mentorOf: Int32Array;
  load: Int32Array;
}

export class Reasons {
  constructor(
    private readonly mentors: readonly MentorProfile[],
    private readonly mentees: readonly MenteeProfile[],
    private readonly settings: MatchSettings,
    private readonly search: CandidateSearch,
    private readonly teams: Teams,
    /** No pairing costs less than this one: its bound says so. */
    private readonly isProvedBest = false,
  ) {}

  /** The rule that binds: the first, in the order of the rules, that leaves no mentor at all. */
  forMentee(i: number): UnpairedReason {
    const brokenAt = order.map(() => 0);
    const able: number[] = [];
    for (let j = 0; j < this.mentors.length; j++) {
      const rule = this.search.ruleBetween(j, i);
      if (rule === null) able.push(j);
      else brokenAt[order.indexOf(rule)]++;
    }
    const companions = this.search.companionsOf(i);
    const data: UnpairedReason['data'] = {
      withinReach: this.mentors.length - brokenAt[0] - brokenAt[1],
      beforeRule: 0,
      able: able.length,
      full: 0,
      closed: able.filter((j) => this.teams.load[j] === 0).length,
      householdSize: companions.length + 1,
      nearestAbleMetres: null,
      maxMetres: this.settings.maxMetres,
    };
    if (!this.mentees[i].hasConsent) return { code: 'no-consent', data };
    if (able.length === 0) {
      let left = this.mentors.length;
      const code = order.slice(1).find((_, at) => (left -= brokenAt[at + 1]) === 0) ?? 'too-far';
      data.beforeRule = brokenAt[order.indexOf(code)];
      data.nearestAbleMetres = this.nearestAbleMetres(i);
      return { code, data };
    }
    data.full = able.filter((j) => this.places(j) === 0 && this.teams.load[j] > 0).length;
    return { code: this.placeReason(i, able, data, companions.length + 1), data };
  }

  forMentor(j: number): InactiveReason {
    const minMentees = this.mentors[j].minMentees ?? this.settings.minMentees;
    const maxMentees = this.mentors[j].maxMentees ?? this.settings.maxMentees;
    let able = 0;
    let leftOver = 0;
    for (let i = 0; i < this.mentees.length; i++) {
      if (this.search.ruleBetween(j, i) !== null) continue;
      able++;
      if (this.teams.mentorOf[i] < 0) leftOver++;
    }
    const data = { able, minMentees, maxMentees, leftOver };
    if (maxMentees < minMentees) return { code: 'max-below-min', data };
    if (able === 0) return { code: 'no-candidates', data };
    if (able < minMentees) return { code: 'below-min', data };
    return { code: this.isProvedBest ? 'others-nearer' : 'no-better-found', data };
  }

  private placeReason(
    i: number,
    able: readonly number[],
    data: UnpairedReason['data'],
    people: number,
  ): UnpairedReason['code'] {
    if (data.closed === able.length) return 'mentor-closed';
    const open = able.filter((j) => this.teams.load[j] > 0);
    if (!open.some((j) => this.places(j) > 0)) return 'mentors-full';
    const forAll = open.filter((j) => this.search.canTeachWhole(j, i) && this.places(j) >= people);
    data.room = forAll.length;
    return forAll.length > 0 ? 'has-room' : 'household';
  }

  private places(j: number): number {
    return (this.mentors[j].maxMentees ?? this.settings.maxMentees) - this.teams.load[j];
  }

  private nearestAbleMetres(i: number): number | null {
    let nearest: number | null = null;
    this.mentors.forEach((mentor, j) => {
      if (!this.search.suits(j, i)) return;
      const metres = Math.ceil(metresBetween(mentor, this.mentees[i]));
      if (nearest === null || metres < nearest) nearest = metres;
    });
    return nearest;
  }
}
