import type { BulkJobOptions, FlowJob, Processor } from 'bullmq';
import type { Lane } from './job-map';

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

/** One place where jobs wait. Only backends/ knows which one it is. */
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
