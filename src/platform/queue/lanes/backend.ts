import { join } from 'node:path';
import type { BulkJobOptions, FlowJob, Processor } from 'bullmq';
import type { Env } from '../../config/env';
import { EmbeddedBackend } from '../backends/embedded/embedded-backend';
import type { Lane } from './job-map';
import { PostgresBackend } from '../backends/postgres-backend';
import { RedisBackend } from '../backends/redis-backend';

/** What is used of a BullMQ queue, whatever it stands on. */
export interface LaneQueue {
  readonly name: string;
  addBulk(jobs: { name: string; data: unknown; opts?: BulkJobOptions }[]): Promise<unknown>;
  getJob(id: string): Promise<unknown>;
  getJobCounts(): Promise<Record<string, number>>;
  remove(id: string): Promise<number>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What is used of BullMQ's flows: jobs that wait until other jobs are over. */
export interface FlowQueue {
  add(flow: FlowJob): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What is used of a BullMQ worker. */
export interface LaneWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
}

/** One place where jobs wait. Only the files of this folder know which one it is. */
export interface QueueBackend {
  readonly kind: 'embedded' | 'redis' | 'postgres';
  /** Quick; throws one sentence when this process must not use the queue at all. */
  claim(): Promise<void>;
  /** Makes it ready; seconds long the first time. Throws when it cannot be reached now. */
  open(): Promise<void>;
  queue(lane: Lane): LaneQueue;
  /** Puts jobs of any lane that wait for one another. */
  flows(): FlowQueue;
  worker(lane: Lane, work: Processor): LaneWorker;
  /** False while it is known to be out of reach; nothing is asked over the network. */
  isReachable(): boolean;
  /** Throws, or takes long, when the queue does not answer. */
  ping(): Promise<void>;
  /** Queues and workers are closed before. */
  close(): Promise<void>;
}

export type QueueSettings = Pick<Env, 'REDIS_URL' | 'DATABASE_URL' | 'ROLE' | 'dataDir'>;

/** Separates the queues of two services, or of two tests, on one Redis or PostgreSQL server. */
export const defaultNamespace = 'tung_ngo_queue';

/**
 * Redis where REDIS_URL is set, else the PostgreSQL server that also holds the rows, else PostgreSQL
 * inside this process with its files under DATA_DIR.
 */
export function chooseBackend(
  settings: QueueSettings,
  namespace: string = defaultNamespace,
): QueueBackend {
  if (settings.REDIS_URL) return new RedisBackend(settings.REDIS_URL, namespace);
  if (settings.DATABASE_URL.startsWith('postgres')) {
    return new PostgresBackend(settings.DATABASE_URL, namespace);
  }
  if (settings.ROLE !== 'all') {
    throw new Error(
      `ROLE=${settings.ROLE} needs REDIS_URL or a PostgreSQL DATABASE_URL: the built-in queue serves one process that does everything (ROLE=all).`,
    );
  }
  return new EmbeddedBackend(join(settings.dataDir, 'queue'));
}
