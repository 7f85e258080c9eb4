import { Injectable } from '@nestjs/common';
import type { CostPart } from '../../../core/matching/rules/cost';
import type { RunnerUp } from '../../../core/matching/explain/explain';
import { ableMentors } from './able-mentors';
import { MatchComputer } from '../runs/match-computer';
import type { MatchRun } from '../entities/match-run.entity';
import { WarmPairings } from './warm-pairings.service';

/** Why a pair, short enough for one cell of a table. */
export interface PairReason {
  /** In metres of walking. */
  cost: number;
  /** The parts that cost something, the distance first. */
  parts: CostPart[];
  /** Looked for where another mentor would cost the mentee less. */
  runnerUp: RunnerUp | null;
  /** No mentor who could teach the mentee would cost less. */
  isCheapest: boolean;
  /** Mentors who could teach this mentee at all; counted only where there is no runner-up. */
  ableMentors: number | null;
}

/** The reasons of all pairs at once: the same that are told pair by pair, computed in threads. */
@Injectable()
export class PairReasons {
  constructor(
    private readonly warm: WarmPairings,
    private readonly computer: MatchComputer,
  ) {}

  /** By mentee; `onProgress` gets whole percents. */
  async ofRun(
    run: MatchRun,
    onProgress: (percent: number) => void,
  ): Promise<Map<string, PairReason>> {
    const pairing = await this.warm.ofRun(run);
    const { onTheirMerits, pairs } = pairing;
    const reasons = new Map<string, PairReason>();
    for (const explained of await this.computer.explain(onTheirMerits, pairs, onProgress)) {
      const { menteeId, cost, parts, runnersUp, isCheapest } = explained;
      const runnerUp = runnersUp[0] ?? null;
      reasons.set(menteeId, {
        cost,
        parts: parts.filter(({ name, amount }) => name === 'metres' || amount > 0),
        runnerUp,
        isCheapest,
        ableMentors: runnerUp ? null : ableMentors(pairing, menteeId).length,
      });
    }
    return reasons;
  }
}
