import { basename } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Asked, Reply } from './thread-program';

/** More than the largest ward needs, so that a computation gone wrong ends its thread, not the service. */
const mostMegabytes = 2_048;

/** The service stops: the computation is nobody's fault, and is begun anew by the next process. */
export class Interrupted extends Error {
  constructor() {
    super('The computation was broken off, because this process is about to end.');
  }
}

/**
 * A thread that does one work after another: what was compiled for the last serves the next. While it
 * has nothing to do it holds nobody up who wants to end the process.
 */
export class ComputingThread {
  private readonly worker: Worker;
  private breakOff: () => void = () => undefined;

  constructor(
    readonly file: string,
    megabytes = memoryLimit(),
  ) {
    this.worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    this.worker.unref();
  }

  /** One work at a time. A thread that broke is of no further use. */
  compute(work: Asked, onProgress: (percent: number) => void): Promise<unknown> {
    const { worker, file } = this;
    return new Promise((resolve, reject) => {
      const settle = (answer: () => void) => {
        this.breakOff = () => undefined;
        worker.off('message', hear).off('error', fail).off('exit', leave).unref();
        answer();
      };
      const hear = (reply: Reply) =>
        'percent' in reply
          ? onProgress(reply.percent)
          : settle(() => resolve('result' in reply ? reply.result : undefined));
      const fail = (error: Error) => settle(() => reject(error));
      const leave = (code: number) =>
        fail(new Error(`The thread of ${basename(file)} ended with code ${code}.`));
      this.breakOff = () => fail(new Interrupted());
      worker.on('message', hear).on('error', fail).on('exit', leave).ref();
      worker.postMessage(work);
    });
  }

  end(): void {
    this.breakOff();
    void this.worker.terminate();
  }
}

/** Never more than the operator allows the process (--max-old-space-size). */
export function memoryLimit(): number {
  const ofProcess = getHeapStatistics().heap_size_limit / (1024 * 1024);
  return Math.floor(Math.min(mostMegabytes, ofProcess));
}
