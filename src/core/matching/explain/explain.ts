import { CostPart, costParts } from '../rules/cost';
import { loadCostAt } from '../assignment/load-costs';
import { MatchPlan, prepare } from '../pairing/match-plan';
import { MoveCosts } from './move-costs';
import type { Difference } from './what-if';
import { WHOLE_WARD_MENTORS } from './move-parts';
import { MatchSettings, PairKey } from '../rules/problem';
import { FixedTeamsFlow } from './fixed-teams-flow';
import { MatchRequest } from '../pairing/verify';

/** Another mentor who could teach the mentee (with the household that stays together). */
export interface RunnerUp {
  mentorId: string;
  metres: number;
  /** How much more than now this pair (or the whole household there) would cost, in units of one metre. */
  extraCost: number;
  /**
   * What it costs everyone together once all others are re-paired as well as can be, since somebody may have to give
   * up a place and another be filled: the difference of the whole objective, less than 0 where the pairing as it
   * stands is not the best.
   */
  costForEveryone: number;
  /** True when no re-pairing costs less; else it is the best one that was found. */
  isProved: boolean;
  /** People who lose their mentor over it, and people without one who find one. */
  lost: number;
  found: number;
  isFull: boolean;
}

export interface PairExplanation extends PairKey {
  parts: CostPart[];
  cost: number;
  sharedLanguages: string[];
  topicsCovered: string[];
  topicsMissing: string[];
  sharedHalfHours: number;
  /** Of the mentors tried, cheapest for everyone first. */
  runnersUp: RunnerUp[];
}

const RUNNERS_UP = 3;

/** Says for each pair of a pairing what it costs and why it is not another. */
export class PairExplainer {
  private readonly plan: MatchPlan;
  private readonly settings: MatchSettings;
  private readonly teams: FixedTeamsFlow;
  private readonly mentorRow: Map<string, number>;
  private readonly menteeRow: Map<string, number>;
  private readonly placePrice: Float64Array;
  private readonly hasWholeWard: boolean;
  private costs?: MoveCosts;

  constructor(
    private readonly request: MatchRequest,
    pairs: readonly PairKey[],
  ) {
    const plan = prepare({ ...request, locks: [] });
    if ('code' in plan) throw new Error(`Without locks nothing can be ${plan.code}.`);
    this.plan = plan;
    this.settings = request.settings;
    const { length } = plan.mentors;
    this.hasWholeWard = length <= WHOLE_WARD_MENTORS;
    const reach = this.hasWholeWard ? length : request.settings.nearestMentors;
    this.teams = new FixedTeamsFlow(plan, request.settings, pairs, { reach });
    this.mentorRow = new Map(plan.mentors.map(({ id }, row) => [id, row]));
    this.menteeRow = new Map(plan.mentees.map(({ id }, row) => [id, row]));
    this.placePrice = Float64Array.from(plan.mentors, (_, j) =>
      this.teams.cost === Infinity ? 0 : this.teams.flow.placePrice(j),
    );
  }

  /** No mentor who could teach the mentee costs less for the mentee alone: why not another one needs no search. */
  isCheapest({ mentorId, menteeId }: PairKey): boolean {
    const j = this.mentorRow.get(mentorId);
    const i = this.menteeRow.get(menteeId);
    return (
      j !== undefined &&
      i !== undefined &&
      this.plan.search.isCheapest(j, i) &&
      this.isCheapestTogether(j, i)
    );
  }

  /** The same for a household that stays whole. */
  private isCheapestTogether(mentor: number, mentee: number): boolean {
    const { blocks, blockOf } = this.teams;
    const block = blockOf[mentee];
    const now = this.teams.candidateOf(block, mentor);
    if (now < 0) return true;
    for (let at = blocks.offset[block]; at < blocks.offset[block + 1]; at++) {
      if (blocks.cost[at] < blocks.cost[now]) return false;
    }
    return true;
  }

  /**
   * Null when one of the two is unknown. Fewer runners-up take less time: the first of them, but in a large ward,
   * where it is the most promising one.
   */
  explain({ mentorId, menteeId }: PairKey, runnersUp = RUNNERS_UP): PairExplanation | null {
    const j = this.mentorRow.get(mentorId);
    const i = this.menteeRow.get(menteeId);
    if (j === undefined || i === undefined) return null;
    const mentor = this.plan.mentors[j];
    const mentee = this.plan.mentees[i];
    const facts = this.plan.search.facts(j, i);
    const parts = costParts(facts, this.settings);
    const isTaught = (topic: string) => mentor.topics.includes(topic);
    return {
      mentorId,
      menteeId,
      parts,
      cost: parts.reduce((sum, part) => sum + part.amount, 0),
      sharedLanguages: mentee.languages.filter((language) => mentor.languages.includes(language)),
      topicsCovered: mentee.topics.filter(isTaught),
      topicsMissing: mentee.topics.filter((topic) => !isTaught(topic)),
      sharedHalfHours: facts.sharedHalfHours,
      runnersUp: this.runnersUp(i, j, runnersUp),
    };
  }

  /**
   * What a move does to everyone, the same as is said of it as a runner-up; null for a pair that is not among those
   * looked at, and for a mentor who has nobody.
   */
  move({ mentorId, menteeId }: PairKey): Pick<Difference, 'extraCost' | 'moved'> | null {
    const j = this.mentorRow.get(mentorId);
    const i = this.menteeRow.get(menteeId);
    if (j === undefined || i === undefined) return null;
    const { blockOf, load } = this.teams;
    const at = this.teams.candidateOf(blockOf[i], j);
    const isThere = this.teams.mentorOf[i] === j;
    if (at < 0 || load[j] === 0 || isThere || this.teams.mentorOf[i] < 0) return null;
    const cost = this.moveCosts.of(blockOf[i], at);
    if (!cost) return null;
    const idOf = (mentor: number): string | null =>
      mentor < 0 ? null : this.plan.mentors[mentor].id;
    const moved = this.moveCosts.shiftsOf(blockOf[i], at).flatMap(({ block, from, to }) =>
      Array.from(this.teams.membersOf(block), (row) => ({
        menteeId: this.plan.mentees[row].id,
        fromMentorId: idOf(from),
        toMentorId: idOf(to),
      })),
    );
    return { extraCost: cost.extraCost, moved };
  }

  /** What one more place with this mentor would save everyone, in units of one metre; 0 where places are free. */
  worthOfPlace(mentorId: string): number {
    const j = this.mentorRow.get(mentorId);
    if (j === undefined) return 0;
    const { blocks, load } = this.teams;
    const nextPlace = loadCostAt(blocks, j, load[j] + 1) - loadCostAt(blocks, j, load[j]);
    return Math.max(0, Math.round(this.placePrice[j] - nextPlace));
  }

  private runnersUp(mentee: number, mentor: number, wanted: number): RunnerUp[] {
    const { blocks, blockOf, load } = this.teams;
    const block = blockOf[mentee];
    const now = this.teams.candidateOf(block, mentor);
    if (now < 0 || wanted === 0) return [];
    const found: RunnerUp[] = [];
    let tried = 0;
    for (const at of this.others(block, now)) {
      if (this.isEnough(found[wanted - 1], tried, wanted, at)) break;
      tried++;
      const atMost = found[wanted - 1]?.costForEveryone ?? Infinity;
      const cost = this.moveCosts.of(block, at, atMost);
      if (!cost || cost === 'dearer') continue;
      const { extraCost: costForEveryone, ...rest } = cost;
      const other = blocks.mentor[at];
      found.push({
        mentorId: this.plan.mentors[other].id,
        metres: this.plan.search.facts(other, mentee).metres,
        extraCost: blocks.cost[at] - blocks.cost[now],
        costForEveryone,
        ...rest,
        isFull: load[other] + blocks.size[block] > blocks.maximum[other],
      });
      found.sort((a, b) => a.costForEveryone - b.costForEveryone || a.extraCost - b.extraCost);
    }
    return found.slice(0, wanted);
  }

  /** Candidates of the block with other mentors who have people, the most promising first. */
  private others(block: number, now: number): number[] {
    const { blocks, load } = this.teams;
    const { mentor, cost, offset, size } = blocks;
    const { moveCosts, placePrice } = this;
    const others: { at: number; estimate: number }[] = [];
    for (let at = offset[block]; at < offset[block + 1]; at++) {
      if (at === now || load[mentor[at]] === 0) continue;
      const places = size[block] * (placePrice[mentor[at]] - placePrice[mentor[now]]);
      const estimate = moveCosts.isThorough ? moveCosts.atLeast(at) : cost[at] + places;
      others.push({ at, estimate });
    }
    others.sort((a, b) => a.estimate - b.estimate || a.at - b.at);
    return others.map(({ at }) => at);
  }

  /** Until nobody else can cost as little; where not the whole ward is searched, after a few at the latest. */
  private isEnough(
    last: RunnerUp | undefined,
    tried: number,
    wanted: number,
    next: number,
  ): boolean {
    if (!this.moveCosts.isThorough) return tried >= wanted;
    if (!this.hasWholeWard && tried >= RUNNERS_UP) return true;
    return last !== undefined && this.moveCosts.atLeast(next) > last.costForEveryone;
  }

  private get moveCosts(): MoveCosts {
    return (this.costs ??= new MoveCosts(this.teams, this.held()));
  }

  private held(): Set<number> {
    const held = new Set<number>();
    for (const { menteeId } of this.request.locks ?? []) {
      const mentee = this.menteeRow.get(menteeId);
      if (mentee !== undefined) held.add(this.teams.blockOf[mentee]);
    }
    return held;
  }
}
