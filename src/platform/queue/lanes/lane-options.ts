import type { JobsOptions, WorkerOptions } from 'bullmq';
import type { Lane } from './job-map';

const dayInSeconds = 24 * 60 * 60;

type LaneWorkerOptions = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'runRetryDelay'
>;

/**
 * After a kill -9 a job waits at most `lockDuration + stalledInterval` for another worker (BullMQ's
 * own defaults make it a minute). `heavy` jobs may keep the event loop busy, so their lock is longer.
 * `maxStalledCount` bounds how often a job that kills its process is tried again.
 */
export const workerOptions: Readonly<Record<Lane, LaneWorkerOptions>> = {
  prompt: {
    concurrency: 10,
    lockDuration: 5_000,
    stalledInterval: 2_000,
    maxStalledCount: 20,
    runRetryDelay: 1_000,
  },
  heavy: {
    // One more than the two cores that compute in threads: it reads and writes meanwhile.
    concurrency: 3,
    lockDuration: 12_000,
    stalledInterval: 4_000,
    maxStalledCount: 5,
    runRetryDelay: 1_000,
  },
};

/** Waits 1, 2, 4 and 8 seconds between five tries, give or take a quarter. */
const retries: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.25 },
};

/**
 * A job with an id leaves nothing behind, so that the same id may be put again at once: BullMQ
 * ignores an id it still remembers. One without stays a week for operators when it failed.
 */
export function jobOptions(id: string | undefined, delayMs: number | undefined): JobsOptions {
  return {
    ...retries,
    jobId: id,
    delay: delayMs && delayMs > 0 ? Math.round(delayMs) : undefined,
    removeOnComplete: true,
    removeOnFail: id === undefined ? { age: 7 * dayInSeconds, count: 1_000 } : true,
  };
}

/**
 * An occurrence of a schedule is remembered when done, longer than any schedule may be late, so that
 * nobody runs it again; when it failed it is forgotten, and put again while it is not too late.
 */
export function occurrenceOptions(id: string): JobsOptions {
  return {
    attempts: 5,
    backoff: { type: 'exponential', delay: 15_000, jitter: 0.25 },
    jobId: id,
    removeOnComplete: { age: 8 * dayInSeconds },
    removeOnFail: true,
  };
}
