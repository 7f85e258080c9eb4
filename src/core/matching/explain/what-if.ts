import { CandidateSearch } from '../candidates/candidates';
import { HardRule } from '../rules/constraints';
import { pairCost } from '../rules/cost';
import { MatchPlan, prepare } from '../pairing/match-plan';
import { MentorProfile, PairKey } from '../rules/problem';
import { FixedTeamsFlow } from './fixed-teams-flow';
import { Trial, TrialResult } from './trial';
import { MatchRequest } from '../pairing/verify';

/** A change an officer thinks about. */
export type Change =
  /** The mentee (with a household kept whole) goes to this mentor. */
  | ({ kind: 'move' } & PairKey)
  /** The pair stays while others move; one that is not there is made. */
  | ({ kind: 'lock' } & PairKey)
  /** The pair must not be: the mentee goes elsewhere, or to nobody. */
  | ({ kind: 'forbid' } & PairKey)
  | { kind: 'set-maximum'; mentorId: string; maximum: number }
  /** A mentor who has nobody takes part: who would have to come from elsewhere? */
  | { kind: 'activate'; mentorId: string }
  | { kind: 'add-mentor'; mentor: MentorProfile };

export interface Moved {
  menteeId: string;
  fromMentorId: string | null;
  toMentorId: string | null;
}

export interface Difference {
  /** False when the rules leave no way; `moved` is then empty and `code` says what stands against it. */
  isPossible: boolean;
  code?: HardRule | 'forbidden' | 'unknown-person' | 'household' | 'no-places';
  /** What everyone together pays more (or less, if negative), in units of one metre. */
  extraCost: number;
  moved: Moved[];
}

type Obstacle = NonNullable<Difference['code']>;

/** A mentor who is not there yet, and whom this one could teach. */
interface Newcomer {
  mentor: MentorProfile;
  search: CandidateSearch;
}

/**
 * Answers "what if" for a pairing as it stands: who would move and what it costs, found by re-solving
 * from the last basis. Other people move only where that saves more than the moving costs.
 * Nothing is changed: every question starts from the same pairing.
 */
export class WhatIf {
  private readonly plan: MatchPlan;
  private readonly teams: FixedTeamsFlow;
  private readonly mentorRow: Map<string, number>;
  private readonly menteeRow: Map<string, number>;
  private readonly held: Set<number>;
  private newcomer: Newcomer | null = null;

  constructor(
    private readonly request: MatchRequest,
    pairs: readonly PairKey[],
  ) {
    this.plan = planWithPairs(request, pairs);
    this.teams = new FixedTeamsFlow(this.plan, request.settings, pairs, { hasVacancy: true });
    this.mentorRow = new Map(this.plan.mentors.map(({ id }, row) => [id, row]));
    this.menteeRow = new Map(this.plan.mentees.map(({ id }, row) => [id, row]));
    this.held = this.lockedBlocks();
    const standing = new Trial(this.teams, this.held);
    for (const block of this.held) standing.keep(block);
    this.teams.flow.fits();
  }

  ask(change: Change): Difference {
    return this.askAll([change]);
  }

  /** All the changes together: one way to keep them all, and the difference it makes. */
  askAll(changes: readonly Change[]): Difference {
    const trial = new Trial(this.teams, this.held);
    let obstacle: Obstacle | null = null;
    for (const change of changes) obstacle ??= this.enter(trial, change);
    const result = obstacle ? null : trial.solve();
    const answer = result ? this.told(result) : impossible(obstacle ?? 'no-places');
    trial.undo();
    this.forgetNewcomer();
    return answer;
  }

  /** Adds a change to the question; gives what stands against it. */
  private enter(trial: Trial, change: Change): Obstacle | null {
    if (change.kind === 'add-mentor') return this.enterNewcomer(trial, change.mentor);
    const mentor = this.rowOf(change.mentorId);
    if (mentor === undefined) return 'unknown-person';
    if (change.kind === 'set-maximum') {
      trial.setMaximum(mentor, change.maximum);
      return null;
    }
    if (change.kind === 'activate') {
      trial.activate(mentor, true);
      return null;
    }
    const mentee = this.menteeRow.get(change.menteeId);
    if (mentee === undefined) return 'unknown-person';
    const block = this.teams.blockOf[mentee];
    const isThere = this.teams.mentorOfBlock(block) === mentor;
    if (change.kind === 'forbid') trial.forbid(block, mentor);
    else if (isThere) trial.keep(block);
    else return this.enterMove(trial, block, mentor);
    return null;
  }

  private enterMove(trial: Trial, block: number, mentor: number): Obstacle | null {
    const members = Array.from(this.teams.membersOf(block));
    const { search, row } = this.searchOf(mentor);
    for (const i of members) {
      const rule = search.ruleBetween(row, i);
      if (rule) return members.length > 1 ? 'household' : rule;
    }
    const cost = members.reduce(
      (sum, i) => sum + pairCost(search.facts(row, i), this.request.settings),
      0,
    );
    return trial.move(block, mentor, cost) ? null : 'household';
  }

  /** The newcomer takes the vacancy; whoever could be taught may come. */
  private enterNewcomer(trial: Trial, mentor: MentorProfile): Obstacle | null {
    if (this.mentorRow.has(mentor.id) || this.newcomer) return 'no-places';
    const { settings } = this.request;
    const search = new CandidateSearch([mentor], this.plan.mentees, settings);
    this.newcomer = { mentor, search };
    const column = search.column(0);
    const least = Math.max(1, mentor.minMentees ?? settings.minMentees);
    const most = mentor.maxMentees ?? settings.maxMentees;
    if (most < least) return null;
    this.teams.fillVacancy(least, most, (i) => column.get(i)?.cost ?? Infinity);
    trial.activate(this.vacancy, false);
    return null;
  }

  private forgetNewcomer(): void {
    if (this.newcomer) this.teams.clearVacancy();
    this.newcomer = null;
  }

  private told({ extraCost, shifts }: TrialResult): Difference {
    const moved = shifts.flatMap(({ block, from, to }) =>
      Array.from(this.teams.membersOf(block), (i) => ({
        menteeId: this.plan.mentees[i].id,
        fromMentorId: this.idOf(from),
        toMentorId: this.idOf(to),
      })),
    );
    return { isPossible: true, extraCost, moved };
  }

  private get vacancy(): number {
    return this.plan.mentors.length;
  }

  private rowOf(mentorId: string): number | undefined {
    return mentorId === this.newcomer?.mentor.id ? this.vacancy : this.mentorRow.get(mentorId);
  }

  private searchOf(mentor: number): { search: CandidateSearch; row: number } {
    return this.newcomer && mentor === this.vacancy
      ? { search: this.newcomer.search, row: 0 }
      : { search: this.plan.search, row: mentor };
  }

  private lockedBlocks(): Set<number> {
    const held = new Set<number>();
    for (const { menteeId } of this.request.locks ?? []) {
      const mentee = this.menteeRow.get(menteeId);
      if (mentee !== undefined) held.add(this.teams.blockOf[mentee]);
    }
    return held;
  }

  private idOf(mentor: number): string | null {
    if (mentor < 0) return null;
    return mentor === this.vacancy
      ? (this.newcomer?.mentor.id ?? null)
      : this.plan.mentors[mentor].id;
  }
}

function impossible(code: Obstacle): Difference {
  return { isPossible: false, code, extraCost: 0, moved: [] };
}

/** Today's pairs are the ones on the table, so that only worthwhile moves are proposed. */
function planWithPairs(request: MatchRequest, pairs: readonly PairKey[]): MatchPlan {
  const mentorOf = new Map(pairs.map(({ mentorId, menteeId }) => [menteeId, mentorId]));
  const mentees = request.mentees.map((mentee) => ({
    ...mentee,
    currentMentorId: mentorOf.get(mentee.id) ?? null,
  }));
  const plan = prepare({ ...request, mentees, locks: [] });
  if ('code' in plan) throw new Error(`Without locks nothing can be ${plan.code}.`);
  return plan;
}
