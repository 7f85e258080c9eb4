import { Injectable } from '@nestjs/common';
import type { CurvePoint } from '../../../core/matching/pairing/active-curve';
import type { MatchResult } from '../../../core/matching/pairing/match';
import type { LockFault } from '../../../core/matching/pairing/match-plan';
import type { MatchSettings, PairKey } from '../../../core/matching/rules/problem';
import { ThreadPool } from '../../../platform/computing/thread-pool';
import { threadProgram } from '../../../platform/computing/thread-program';
import type { MatchWorks, PairInShort } from './match-worker';
import type { TriedWeights } from '../entities/match-trial.entity';
import type { MatchInput } from '../profiles/profiles';

/** The search for a better pairing of a large ward, some five seconds; the bound says how far from the optimum it may be. */
const largeWardSteps = 2_500;
/** The search of a ward up to this size ends by itself within some seconds, and is left to it. */
const smallWard = 1_000;
const smallWardSteps = 10_000;
/** A thread makes ready for a ward in the time of some hundred pairs: for fewer a further one is not worth it. */
const pairsAThread = 600;
const program = threadProgram<MatchWorks>(__dirname, 'match-worker');

/** Runs pairings, and whatever is to be said of many pairs, in the threads of this process. */
@Injectable()
export class MatchComputer {
  constructor(private readonly threads: ThreadPool) {}

  /**
   * `onProgress` gets whole percents; the search for a better pairing ends after so many `steps` of work.
   * Rejects when the computation breaks or its result is wrong.
   */
  async compute(
    input: MatchInput,
    onProgress: (percent: number) => void,
    steps = stepsFor(input),
  ): Promise<MatchResult> {
    return this.threads.run(program, 'match', { input, limits: { steps } }, onProgress);
  }

  /** The pairing of the same people at other weights, one in each thread; nothing but its figures is kept. */
  async tryWeights(
    input: MatchInput,
    variants: readonly Partial<MatchSettings>[],
    onProgress: (percent: number) => void,
  ): Promise<TriedWeights[]> {
    const reportOf = sharedProgress(variants.length, onProgress);
    return Promise.all(
      variants.map(async (weights, at) => {
        const tried = { ...input, settings: { ...input.settings, ...weights } };
        const asks = { input: tried, limits: { steps: stepsFor(input) } };
        const figures = await this.threads.run(program, 'try', asks, reportOf(at));
        return { weights, figures };
      }),
    );
  }

  /** Pairings with fewer and with more active mentors, the one that stands among them. */
  curve(
    input: MatchInput,
    standing: readonly PairKey[],
    onProgress: (percent: number) => void,
  ): Promise<CurvePoint[] | LockFault> {
    return this.threads.run(program, 'curve', { input, standing }, onProgress);
  }

  /**
   * Every pair with its reasons, and one runner-up where another mentor would cost the mentee less, those of a large ward in as many threads as there are cores. Those of one
   * mentor stay together, since much of what is found for one serves the others.
   */
  async explain(
    input: MatchInput,
    pairs: readonly PairKey[],
    onProgress: (percent: number) => void,
  ): Promise<PairInShort[]> {
    const most = Math.min(this.threads.most, Math.ceil(pairs.length / pairsAThread));
    const byMentor = [...pairs].sort((a, b) => (a.mentorId < b.mentorId ? -1 : 1));
    const size = Math.ceil(byMentor.length / most);
    const shares = Array.from({ length: most }, (_, at) =>
      byMentor.slice(at * size, (at + 1) * size),
    ).filter((asked) => asked.length > 0);
    const reportOf = sharedProgress(shares.length, onProgress);
    const explained = await Promise.all(
      shares.map((asked, at) =>
        this.threads.run(program, 'explain', { input, pairs, asked }, reportOf(at)),
      ),
    );
    return explained.flat();
  }
}

/** How far several threads are together. */
function sharedProgress(
  threads: number,
  onProgress: (percent: number) => void,
): (at: number) => (percent: number) => void {
  const percents: number[] = [];
  return (at) => (percent) => {
    percents[at] = percent;
    onProgress(Math.round(percents.reduce((sum, one) => sum + one, 0) / threads));
  };
}

function stepsFor({ mentees }: MatchInput): number {
  return mentees.length <= smallWard ? smallWardSteps : largeWardSteps;
}
