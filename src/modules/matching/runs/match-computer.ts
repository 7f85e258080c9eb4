import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PairExplanation } from '../../../core/matching/explain/explain';
import type { MatchResult } from '../../../core/matching/pairing/match';
import type { PairKey } from '../../../core/matching/rules/problem';
import { MatchThread } from './match-thread';
import type { Works } from './match-worker';
import type { MatchInput } from '../profiles/profiles';

/** The search for a better pairing of a large ward; the bound says how far from the optimum it may be. */
const longestSearchMs = 3_000;
/** The search of a ward up to this size ends by itself within some seconds, and is left to it. */
const smallWard = 1_000;
const longestSmallSearchMs = 20_000;
/** Threads that had nothing to do for so long end and give their memory back. */
const restMs = 30_000;

/** Runs pairings, and whatever is to be said of many pairs, in threads, as many at a time as there are cores, so that pages answer meanwhile. */
@Injectable()
export class MatchComputer implements OnApplicationShutdown {
  private readonly most = availableParallelism();
  private readonly idle: MatchThread[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private resting?: NodeJS.Timeout;
  private isClosing = false;

  /**
   * `onProgress` gets whole percents; the search for a better pairing ends after `searchMs`.
   * Rejects when the computation breaks or its result is wrong.
   */
  async compute(
    input: MatchInput,
    onProgress: (percent: number) => void,
    searchMs = longestSearchFor(input),
  ): Promise<MatchResult> {
    return this.run<'match'>({ kind: 'match', input, searchMs }, onProgress);
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
    const byMentor = [...pairs].sort((a, b) => (a.mentorId < b.mentorId ? -1 : 1));
    const size = Math.ceil(byMentor.length / this.most);
    const percents: number[] = [];
    const shares = Array.from({ length: this.most }, (_, at) =>
      byMentor.slice(at * size, (at + 1) * size),
    ).filter((asked) => asked.length > 0);
    const explained = await Promise.all(
      shares.map((asked, at) =>
        this.run<'explain'>({ kind: 'explain', input, pairs, asked, runnersUp: 1 }, (percent) => {
          percents[at] = percent;
          onProgress(Math.round(percents.reduce((sum, one) => sum + one, 0) / shares.length));
        }),
      ),
    );
    return explained.flat();
  }

  onApplicationShutdown(): void {
    this.isClosing = true;
    this.endIdle();
  }

  private async run<K extends keyof Works>(
    work: Works[K]['asks'],
    onProgress: (percent: number) => void,
  ): Promise<Works[K]['gives']> {
    const thread = await this.take();
    let isSound = false;
    try {
      const result = await thread.compute<K>(work, onProgress);
      isSound = true;
      return result;
    } finally {
      this.giveBack(thread, isSound);
    }
  }

  private async take(): Promise<MatchThread> {
    clearTimeout(this.resting);
    if (this.busy === this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.busy++;
    return this.idle.pop() ?? new MatchThread();
  }

  /** Whoever waits longest takes over the place of the one who gives back. */
  private giveBack(thread: MatchThread, isSound: boolean): void {
    if (isSound && !this.isClosing) this.idle.push(thread);
    else thread.end();
    const next = this.waiting.shift();
    if (next) return next();
    this.busy--;
    this.resting = setTimeout(() => this.endIdle(), restMs).unref();
  }

  private endIdle(): void {
    clearTimeout(this.resting);
    for (const thread of this.idle.splice(0)) thread.end();
  }
}

/** Long enough that the same people of a small ward get the same pairs on a busy machine, too. */
function longestSearchFor({ mentees }: MatchInput): number {
  return mentees.length <= smallWard ? longestSmallSearchMs : longestSearchMs;
}
