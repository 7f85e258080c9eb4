import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { MatchResult } from '../core/matching/match';
import type { MatchReply } from './match-worker';
import type { MatchInput } from './profiles';

/** Runs the pairing in a thread of its own, so that pages answer while it computes. */
@Injectable()
export class MatchComputer {
  /** `onProgress` gets whole percents. Rejects when the computation breaks or its result is wrong. */
  compute(input: MatchInput, onProgress: (percent: number) => void): Promise<MatchResult> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(workerFile(), { workerData: input });
      worker.on('message', (reply: MatchReply) => {
        if ('percent' in reply) return onProgress(reply.percent);
        resolve(reply.result);
        void worker.terminate();
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The matching thread ended with code ${code}.`)));
    });
  }
}

/** Under test the sources run uncompiled, and a thread needs the built file. */
function workerFile(): string {
  const beside = join(__dirname, 'match-worker.js');
  return existsSync(beside) ? beside : join(__dirname, '..', '..', 'dist', 'src', 'matching', 'match-worker.js');
}
