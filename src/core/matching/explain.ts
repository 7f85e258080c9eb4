import { CostPart, costParts } from './cost';
import { MatchPlan, prepare } from './match';
import { MatchSettings, PairKey } from './problem';
import { SettledTeams } from './settled-teams';
import { MatchRequest } from './verify';

/** Another mentor who could teach the mentee (with the household that stays together). */
export interface RunnerUp {
  mentorId: string;
  metres: number;
  /** How much more than now this pair (or the whole household there) would cost, in units of one metre. */
  extraCost: number;
  /**
   * What it costs everyone together, since somebody may have to give up a place and another be filled
   * (reduced cost). An estimate: where households do not divide evenly the move may cost less or more,
   * and `WhatIf` says how much.
   */
  costForEveryone: number;
  isFull: boolean;
}

export interface PairExplanation extends PairKey {
  parts: CostPart[];
  cost: number;
  sharedLanguages: string[];
  topicsCovered: string[];
  topicsMissing: string[];
  sharedHalfHours: number;
  /** Cheapest for everyone first. */
  runnersUp: RunnerUp[];
}

const RUNNERS_UP = 3;

/** Says for each pair of a pairing what it costs and why it is not another. */
export class PairExplainer {
  private readonly plan: MatchPlan;
  private readonly settings: MatchSettings;
  private readonly teams: SettledTeams;
  private readonly mentorRow: Map<string, number>;
  private readonly menteeRow: Map<string, number>;
  private readonly placePrice: Float64Array;

  constructor(request: MatchRequest, pairs: readonly PairKey[]) {
    const plan = prepare({ ...request, locks: [] });
    if ('code' in plan) throw new Error(`Without locks nothing can be ${plan.code}.`);
    this.plan = plan;
    this.settings = request.settings;
    this.teams = new SettledTeams(plan, request.settings, pairs);
    this.mentorRow = new Map(plan.mentors.map(({ id }, row) => [id, row]));
    this.menteeRow = new Map(plan.mentees.map(({ id }, row) => [id, row]));
    this.placePrice = Float64Array.from(plan.mentors, (_, j) =>
      this.teams.cost === Infinity ? 0 : this.teams.flow.placePrice(j),
    );
  }

  /** Null when one of the two is unknown. */
  explain({ mentorId, menteeId }: PairKey): PairExplanation | null {
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
      runnersUp: this.runnersUp(i, j),
    };
  }

  /** What one more place with this mentor would save everyone, in units of one metre; 0 where places are free. */
  worthOfPlace(mentorId: string): number {
    const j = this.mentorRow.get(mentorId);
    return j === undefined ? 0 : Math.max(0, Math.round(this.placePrice[j]));
  }

  private runnersUp(mentee: number, mentor: number): RunnerUp[] {
    const { blocks, blockOf, load } = this.teams;
    const b = blockOf[mentee];
    const size = blocks.size[b];
    const now = this.teams.candidateOf(b, mentor);
    if (now < 0) return [];
    const found: RunnerUp[] = [];
    for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
      const other = blocks.mentor[at];
      if (other === mentor || load[other] === 0) continue;
      const extraCost = blocks.cost[at] - blocks.cost[now];
      const places = size * (this.placePrice[other] - this.placePrice[mentor]);
      found.push({
        mentorId: this.plan.mentors[other].id,
        metres: this.plan.search.facts(other, mentee).metres,
        extraCost,
        costForEveryone: Math.max(0, Math.round(extraCost + places)),
        isFull: load[other] + size > blocks.maximum[other],
      });
    }
    found.sort((a, b2) => a.costForEveryone - b2.costForEveryone || a.extraCost - b2.extraCost);
    return found.slice(0, RUNNERS_UP);
  }
}
