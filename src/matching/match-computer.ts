import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { MatchResult } from '../core/matching/match';
import { MatchThread } from './match-thread';
import type { MatchInput } from './profiles';

/** The search for a better pairing of a large ward; the bound says how far from the optimum it may be. */
const longestSearchMs = 3_000;
/** The search of a ward up to this size ends by itself within some seconds, and is left to it. */
const smallWard = 1_000;
const longestSmallSearchMs = 20_000;
/** Threads that had nothing to do for so long end and give their memory back. */
const restMs = 30_000;

/** Runs pairings in threads, as many at a time as there are cores, so that pages answer meanwhile. */
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
    const thread = await this.take();
    let isSound = false;
    try {
      const result = await thread.compute({ input, searchMs }, onProgress);
      isSound = true;
      return result;
    } finally {
      this.giveBack(thread, isSound);
    }
  }

  onApplicationShutdown(): void {
    this.isClosing = true;
    this.endIdle();
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
