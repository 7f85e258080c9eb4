import { Candidates, CandidateSearch } from './candidates';
import { HardRule } from './constraints';
import { pairCost } from './cost';
import { MatchPlan, prepare } from './match';
import { MentorProfile, PairKey } from './problem';
import { SettledTeams } from './settled-teams';
import { MatchRequest } from './verify';

/** A change an officer thinks about. */
export type Change =
  /** The mentee (with a household kept whole) goes to this mentor. */
  | ({ kind: 'move' } & PairKey)
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

const IMPOSSIBLE: Difference = { isPossible: false, code: 'no-places', extraCost: 0, moved: [] };
const UNKNOWN: Difference = { ...IMPOSSIBLE, code: 'unknown-person' };

/**
 * Answers "what if" for a pairing as it stands: who would move and what it costs, found by re-solving
 * from the last basis. Other people move only where that saves more than the moving costs.
 * Nothing is changed: every question starts from the same pairing.
 */
export class WhatIf {
  private readonly plan: MatchPlan;
  private readonly teams: SettledTeams;
  private readonly mentorRow: Map<string, number>;
  private readonly menteeRow: Map<string, number>;
  private readonly held: Set<number>;

  constructor(
    private readonly request: MatchRequest,
    private readonly pairs: readonly PairKey[],
    known?: { plan: MatchPlan; candidates: Candidates },
  ) {
    this.plan = known?.plan ?? planWithPairs(request, pairs);
    this.teams = new SettledTeams(this.plan, request.settings, pairs, known?.candidates);
    this.mentorRow = new Map(this.plan.mentors.map(({ id }, row) => [id, row]));
    this.menteeRow = new Map(this.plan.mentees.map(({ id }, row) => [id, row]));
    this.held = this.lockedBlocks();
    for (const b of this.held) this.holdWhereItIs(b);
    this.teams.flow.solve();
  }

  ask(change: Change): Difference {
    if (change.kind === 'add-mentor') return this.withMentor(change.mentor);
    const mentor = this.mentorRow.get(change.mentorId);
    if (mentor === undefined) return UNKNOWN;
    if (change.kind === 'set-maximum') return this.withMaximum(mentor, change.maximum);
    if (change.kind === 'activate') return this.activated(mentor);
    const mentee = this.menteeRow.get(change.menteeId);
    if (mentee === undefined) return UNKNOWN;
    return change.kind === 'move' ? this.moved(mentee, mentor) : this.forbidden(mentee, mentor);
  }

  /** The block leaves the flow and takes its places beside it, so that the pair need not be a candidate. */
  private moved(mentee: number, mentor: number): Difference {
    const { flow, blocks, blockOf, load } = this.teams;
    const b = blockOf[mentee];
    const members = Array.from(this.teams.membersOf(b));
    const rule = this.ruleAgainst(mentor, members);
    if (rule) return { ...IMPOSSIBLE, code: rule };
    const from = this.mentorOfBlock(b);
    if (from === mentor) return { isPossible: true, extraCost: 0, moved: [] };
    if (blocks.maximum[mentor] < Math.max(blocks.minimum[mentor], members.length))
      return IMPOSSIBLE;
    for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) flow.forbid(at);
    flow.openBeside(mentor, members.length);
    const place = { block: b, mentor };
    let best = this.read(flow.solve(), place);
    if (from >= 0) {
      flow.close(from);
      best = cheaper(best, this.read(flow.solve(), place));
    }
    if (!best.isPossible && load[mentor] > 0) {
      this.freeHouseholdsOf(mentor);
      if (from >= 0) flow.open(from);
      best = this.read(flow.solve(), place);
      this.holdHouseholdsOf(mentor);
    }
    this.restore(b, from < 0 ? [mentor] : [mentor, from]);
    return best;
  }

  private ruleAgainst(mentor: number, members: readonly number[]): Difference['code'] | null {
    for (const [at, i] of members.entries()) {
      const rule = this.plan.search.ruleBetween(mentor, i);
      if (rule)
        return at === 0 && members.length === 1 ? rule : members.length > 1 ? 'household' : rule;
    }
    return null;
  }

  private forbidden(mentee: number, mentor: number): Difference {
    const { flow, blocks, blockOf } = this.teams;
    const b = blockOf[mentee];
    for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
      if (blocks.mentor[at] === mentor) flow.forbid(at);
      else flow.allow(at);
    }
    return this.answer(b, [mentor]);
  }

  private activated(mentor: number): Difference {
    const { blocks, flow } = this.teams;
    if (blocks.maximum[mentor] < blocks.minimum[mentor]) return IMPOSSIBLE;
    flow.open(mentor);
    const difference = this.read(flow.solve());
    this.restore(-1, [mentor]);
    return difference;
  }

  private withMaximum(mentor: number, maximum: number): Difference {
    const { flow, blocks } = this.teams;
    const before = blocks.maximum[mentor];
    flow.setMaximum(mentor, maximum);
    const isTooFew = maximum < blocks.minimum[mentor];
    if (isTooFew || maximum < this.teams.load[mentor]) this.freeHouseholdsOf(mentor);
    if (isTooFew) flow.close(mentor);
    const difference = this.answer(-1, isTooFew ? [] : [mentor]);
    this.holdHouseholdsOf(mentor);
    flow.setMaximum(mentor, before);
    this.restore(-1, [mentor]);
    return difference;
  }

  /** Solves with the affected mentors taking part, and if need be without them; the cheaper counts. */
  private answer(block: number, affected: readonly number[]): Difference {
    const { flow, load } = this.teams;
    const mentors = affected.filter((j) => j >= 0);
    for (const j of mentors) flow.open(j);
    let cost = this.solveWhole();
    let best = this.read(cost);
    for (const j of mentors) {
      if (cost < Infinity && load[j] > 0) continue;
      flow.close(j);
      cost = this.solveWhole();
      best = cheaper(best, this.read(cost));
    }
    this.restore(block, mentors);
    return best;
  }

  private restore(block: number, mentors: readonly number[]): void {
    const { flow, load, blocks } = this.teams;
    for (const j of mentors) {
      if (load[j] > 0) flow.open(j);
      else flow.close(j);
    }
    if (block < 0) return;
    for (let at = blocks.offset[block]; at < blocks.offset[block + 1]; at++) flow.allow(at);
    this.teams.holdHousehold(block);
    if (this.held.has(block)) this.holdWhereItIs(block);
  }

  /** Solves, giving a household the flow would share to the mentor with the largest part. */
  private solveWhole(): number {
    const { blocks, flow } = this.teams;
    for (;;) {
      const cost = flow.solve();
      if (cost === Infinity) return cost;
      let largest = -1;
      for (let b = 0; b < blocks.blockCount && largest < 0; b++) {
        if (blocks.size[b] === 1) continue;
        for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
          const taken = flow.taken(at);
          if (taken === 0 || taken === blocks.size[b]) continue;
          if (largest < 0 || taken > flow.taken(largest)) largest = at;
        }
      }
      if (largest < 0) return cost;
      flow.give(largest);
    }
  }

  private freeHouseholdsOf(mentor: number): void {
    this.eachHouseholdOf(mentor, (b) => {
      for (let at = this.teams.blocks.offset[b]; at < this.teams.blocks.offset[b + 1]; at++) {
        this.teams.flow.allow(at);
      }
    });
  }

  private holdHouseholdsOf(mentor: number): void {
    this.eachHouseholdOf(mentor, (b) => this.teams.holdHousehold(b));
  }

  private eachHouseholdOf(mentor: number, visit: (block: number) => void): void {
    const { blocks } = this.teams;
    for (let b = 0; b < blocks.blockCount; b++) {
      if (blocks.size[b] > 1 && !this.held.has(b) && this.mentorOfBlock(b) === mentor) visit(b);
    }
  }

  /** Who moves in the flow as solved, and with the block that took its place beside it. */
  private read(cost: number, beside?: { block: number; mentor: number }): Difference {
    if (cost === Infinity) return IMPOSSIBLE;
    const { blocks, flow, mentorOf } = this.teams;
    const moved: Moved[] = [];
    let extraCost = 0;
    for (let b = 0; b < blocks.blockCount; b++) {
      let to = -1;
      let at = blocks.offset[b];
      for (; at < blocks.offset[b + 1]; at++) {
        const taken = flow.taken(at);
        if (taken === 0) continue;
        if (taken < blocks.size[b]) return IMPOSSIBLE;
        to = at;
      }
      const members = this.teams.membersOf(b);
      const from = mentorOf[members[0]];
      const isBeside = b === beside?.block;
      const mentor = isBeside ? beside.mentor : to < 0 ? -1 : blocks.mentor[to];
      if (mentor === from) continue;
      const before =
        from < 0 ? blocks.unpairedCost[b] : blocks.cost[this.teams.candidateOf(b, from)];
      const after = isBeside
        ? this.costWith(members, mentor)
        : to < 0
          ? blocks.unpairedCost[b]
          : blocks.cost[to];
      extraCost += after - before;
      for (const i of members) {
        moved.push({
          menteeId: this.plan.mentees[i].id,
          fromMentorId: this.idOf(from),
          toMentorId: this.idOf(mentor),
        });
      }
    }
    return { isPossible: true, extraCost, moved };
  }

  private withMentor(mentor: MentorProfile): Difference {
    if (this.mentorRow.has(mentor.id)) return IMPOSSIBLE;
    const mentors = [...this.plan.mentors, mentor];
    const request = { ...this.request, mentors };
    const plan = { ...this.plan, mentors };
    const column = new CandidateSearch([mentor], this.plan.mentees, this.request.settings).column(
      0,
    );
    const candidates = withColumn(this.teams.candidates, mentors.length - 1, column);
    return new WhatIf(request, this.pairs, { plan, candidates }).answer(-1, [mentors.length - 1]);
  }

  private costWith(members: Int32Array, mentor: number): number {
    const { search } = this.plan;
    return members.reduce(
      (sum, i) => sum + pairCost(search.facts(mentor, i), this.request.settings),
      0,
    );
  }

  private lockedBlocks(): Set<number> {
    const held = new Set<number>();
    for (const { menteeId } of this.request.locks ?? []) {
      const mentee = this.menteeRow.get(menteeId);
      if (mentee !== undefined) held.add(this.teams.blockOf[mentee]);
    }
    return held;
  }

  private holdWhereItIs(block: number): void {
    const candidate = this.teams.candidateOf(block, this.mentorOfBlock(block));
    if (candidate >= 0) this.teams.flow.give(candidate);
  }

  private mentorOfBlock(block: number): number {
    return this.teams.mentorOf[this.teams.membersOf(block)[0]];
  }

  private idOf(mentor: number): string | null {
    return mentor < 0 ? null : this.plan.mentors[mentor].id;
  }
}

function cheaper(one: Difference, other: Difference): Difference {
  if (!other.isPossible) return one;
  return !one.isPossible || other.extraCost < one.extraCost ? other : one;
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

/** The same candidates and one more mentor, the last, with the people this one could teach. */
function withColumn(
  { offset, mentor, cost, metres }: Candidates,
  row: number,
  column: ReadonlyMap<number, { cost: number; metres: number }>,
): Candidates {
  const count = mentor.length + column.size;
  const wider: Candidates = {
    offset: new Int32Array(offset.length),
    mentor: new Int32Array(count),
    cost: new Float64Array(count),
    metres: new Int32Array(count),
  };
  for (let i = 0; i + 1 < offset.length; i++) {
    let at = wider.offset[i];
    wider.mentor.set(mentor.subarray(offset[i], offset[i + 1]), at);
    wider.cost.set(cost.subarray(offset[i], offset[i + 1]), at);
    wider.metres.set(metres.subarray(offset[i], offset[i + 1]), at);
    at += offset[i + 1] - offset[i];
    const added = column.get(i);
    if (added) {
      wider.mentor[at] = row;
      wider.cost[at] = added.cost;
      wider.metres[at] = added.metres;
      at++;
    }
    wider.offset[i + 1] = at;
  }
  return wider;
}
