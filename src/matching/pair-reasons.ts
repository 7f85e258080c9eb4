import type { CostPart } from '../core/matching/cost';
import type { RunnerUp } from '../core/matching/explain';
import { ableMentors } from './able-mentors';
import type { WarmPairing } from './warm-pairing';

/** Why a pair, short enough for one cell of a table. */
export interface PairReason {
  /** In metres of walking. */
  cost: number;
  /** The parts that cost something, the distance first. */
  parts: CostPart[];
  runnerUp: RunnerUp | null;
  /** Mentors who could teach this mentee at all; counted only where there is no runner-up. */
  ableMentors: number | null;
}

/** The reasons of all pairs, by mentee. */
export function pairReasons(pairing: WarmPairing): Map<string, PairReason> {
  const reasons = new Map<string, PairReason>();
  for (const pair of pairing.pairs) {
    const explained = pairing.explained.explain(pair);
    if (!explained) continue;
    const runnerUp = explained.runnersUp[0] ?? null;
    reasons.set(pair.menteeId, {
      cost: explained.cost,
      parts: explained.parts.filter(({ name, amount }) => name === 'metres' || amount > 0),
      runnerUp,
      ableMentors: runnerUp ? null : ableMentors(pairing, pair.menteeId).length,
    });
  }
  return reasons;
}
