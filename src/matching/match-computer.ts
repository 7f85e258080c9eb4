import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { MatchResult } from '../core/matching/match';
import type { MatchReply, MatchWork } from './match-worker';
import type { MatchInput } from './profiles';

/** The search for a better pairing of one ward; the bound says how far from the optimum it may be. */
const longestSearchMs = 3_000;

/** Runs the pairing in a thread of its own, so that pages answer while it computes. */
@Injectable()
export class MatchComputer {
  /**
   * `onProgress` gets whole percents; the search for a better pairing ends after `searchMs`.
   * Rejects when the computation breaks or its result is wrong.
   */
  compute(
    input: MatchInput,
    onProgress: (percent: number) => void,
    searchMs = longestSearchMs,
  ): Promise<MatchResult> {
    return new Promise((resolve, reject) => {
      const work: MatchWork = { input, searchMs };
      const worker = new Worker(workerFile(), { workerData: work });
      worker.on('message', (reply: MatchReply) => {
        if ('percent' in reply) return onProgress(reply.percent);
        resolve(reply.result);
        void worker.terminate();
      });
      worker.once('error', reject);
      worker.once('exit', (code) =>
        reject(new Error(`The matching thread ended with code ${code}.`)),
      );
    });
  }
}

/** Under test the sources run uncompiled, and a thread needs the built file. */
function workerFile(): string {
  const beside = join(__dirname, 'match-worker.js');
  return existsSync(beside)
    ? beside
    : join(__dirname, '..', '..', 'dist', 'src', 'matching', 'match-worker.js');
}
