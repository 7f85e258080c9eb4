import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkReply, Works } from './match-worker';

/**
 * A thread that pairs or explains one ward after another: what was compiled for the last serves the next.
 * While it has nothing to do it holds nobody up who wants to end the process.
 */
export class MatchThread {
  private readonly worker = new Worker(workerFile());

  constructor() {
    this.worker.unref();
  }

  /** One work at a time. A thread that broke is of no further use. */
  compute<K extends keyof Works>(
    work: Works[K]['asks'],
    onProgress: (percent: number) => void,
  ): Promise<Works[K]['gives']> {
    const { worker } = this;
    return new Promise<Works[K]['gives']>((resolve, reject) => {
      const settle = (answer: () => void) => {
        worker.off('message', hear).off('error', fail).off('exit', leave).unref();
        answer();
      };
      const hear = (reply: WorkReply) =>
        'percent' in reply ? onProgress(reply.percent) : settle(() => resolve(reply.result));
      const fail = (error: Error) => settle(() => reject(error));
      const leave = (code: number) =>
        fail(new Error(`The matching thread ended with code ${code}.`));
      worker.on('message', hear).on('error', fail).on('exit', leave).ref();
      worker.postMessage(work);
    });
  }

  end(): void {
    void this.worker.terminate();
  }
}

/** Under test the sources run uncompiled, and a thread needs the built file. */
function workerFile(): string {
  const beside = join(__dirname, 'match-worker.js');
  return existsSync(beside)
    ? beside
    : join(__dirname, '../../../..', 'dist/src/modules/matching/runs/match-worker.js');
}
