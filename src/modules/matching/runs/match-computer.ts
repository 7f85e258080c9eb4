import { Injectable } from '@nestjs/common';
import type { PairExplanation } from '../../../core/matching/explain/explain';
import type { MatchResult } from '../../../core/matching/pairing/match';
import type { PairKey } from '../../../core/matching/rules/problem';
import { ThreadPool } from '../../../platform/computing/thread-pool';
import { threadProgram } from '../../../platform/computing/thread-program';
import type { MatchWorks } from './match-worker';
import type { MatchInput } from '../profiles/profiles';

/** The search for a better pairing of a large ward, some five seconds; the bound says how far from the optimum it may be. */
const largeWardSteps = 2_500;
/** The search of a ward up to this size ends by itself within some seconds, and is left to it. */
const smallWard = 1_000;
const smallWardSteps = 10_000;
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

  /**
   * Every pair with its reasons and one runner-up, in as many threads as there are cores. Those of one mentor stay together, since
   * much of what is found for one serves the others.
   */
  async explain(
    input: MatchInput,
    pairs: readonly PairKey[],
    onProgress: (percent: number) => void,
  ): Promise<PairExplanation[]> {
    const { most } = this.threads;
    const byMentor = [...pairs].sort((a, b) => (a.mentorId < b.mentorId ? -1 : 1));
    const size = Math.ceil(byMentor.length / most);
    const percents: number[] = [];
    const shares = Array.from({ length: most }, (_, at) =>
      byMentor.slice(at * size, (at + 1) * size),
    ).filter((asked) => asked.length > 0);
    const explained = await Promise.all(
      shares.map((asked, at) =>
        this.threads.run(program, 'explain', { input, pairs, asked, runnersUp: 1 }, (percent) => {
          percents[at] = percent;
          onProgress(Math.round(percents.reduce((sum, one) => sum + one, 0) / shares.length));
        }),
      ),
    );
    return explained.flat();
  }
}

function stepsFor({ mentees }: MatchInput): number {
  return mentees.length <= smallWard ? smallWardSteps : largeWardSteps;
}
