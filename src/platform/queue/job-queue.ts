import { Inject, Injectable, Optional } from '@nestjs/common';
import type { BulkJobOptions } from 'bullmq';
import { laneOfJob, type JobMap, type JobName } from './lanes/job-map';
import { jobOptions, occurrenceOptions } from './lanes/lane-options';
import { MonotonicClock } from '../common/monotonic-clock';
import type { LaneQueue } from './lanes/backend';
import { QueueConnection } from './queue-connection';
import { within } from '../common/within';

/** A caller never waits longer than this for the queue. */
const patienceMs = 2_000;
/** And a watchdog not that long. */
const watchMs = 800;
/** A process that has just begun is busy with itself, and Redis is not connected yet. */
const connectingMs = 10_000;
/** The first start makes the queue's folder, which takes some seconds. */
const openingMs = 60_000;

export type QueueState = 'up' | 'starting' | 'full' | 'down';

export interface PutOptions {
  /** Not before this many milliseconds from now. */
  delayMs?: number;
  /** One job of this name and id waits or runs at a time: putting it again changes nothing. */
  id?: string;
}

export interface JobToPut<Name extends JobName> extends PutOptions {
  data: JobMap[Name];
}

/** A job of a flow; flows are put again, so every job has an id. */
export interface FlowStep<Name extends JobName> {
  name: Name;
  data: JobMap[Name];
  id: string;
}

/**
 * Puts jobs in the queue. Nothing here throws because the queue is away: what a job is for stands in
 * the rows, and a sweep finds it there. `false` means "not known to be in the queue".
 */
@Injectable()
export class JobQueue {
  private readonly startedAt: number;
  private wasUp = false;

  /** Without a connection (commands, most tests) every job is left to the rows. */
  constructor(
    @Optional() @Inject(QueueConnection) private readonly connection?: QueueConnection,
    @Optional() @Inject(MonotonicClock) private readonly patience = new MonotonicClock(),
  ) {
    this.startedAt = patience.now();
  }

  add<Name extends JobName>(
    name: Name,
    data: JobMap[Name],
    options: PutOptions = {},
  ): Promise<boolean> {
    return this.addMany(name, [{ data, ...options }]);
  }

  /** Puts all or none. Throws only on an id that contains a colon. */
  async addMany<Name extends JobName>(name: Name, jobs: JobToPut<Name>[]): Promise<boolean> {
    for (const { id } of jobs) assertUsableId(id);
    if (jobs.length === 0) return true;
    return this.put(
      name,
      jobs.map(({ data, id, delayMs }) => ({ name, data, opts: jobOptions(id, delayMs) })),
    );
  }

  /**
   * Puts jobs, all or none, and one that runs when all of them are over, also those that failed for
   * good. Put again while it waits, it changes nothing; children that are over are done again.
   */
  async addFlow<Last extends JobName, Name extends JobName>(
    last: FlowStep<Last>,
    before: FlowStep<Name>[],
  ): Promise<boolean> {
    const node = ({ name, data, id }: FlowStep<JobName>) => {
      assertUsableId(id);
      return { name, data, queueName: laneOfJob[name], opts: jobOptions(id, undefined) };
    };
    const children = before.map(node).map((child) => ({
      ...child,
      opts: { ...child.opts, ignoreDependencyOnFailure: true },
    }));
    const { connection } = this;
    const put = await this.ask(
      () => connection?.flows(),
      (flows) => flows.add({ ...node(last), children }),
    );
    return put !== undefined;
  }

  /** Puts a schedule's occurrence, once for the whole service however many processes ask for it. */
  async addOccurrence(name: JobName, occurrenceAt: number): Promise<boolean> {
    const id = `${name}@${occurrenceAt}`;
    const known = await this.attempt(name, (queue) => queue.getJob(id));
    if (known === undefined) return false;
    if (known.answer) return true;
    return this.put(name, [{ name, data: {}, opts: occurrenceOptions(id) }]);
  }

  /** Takes a waiting job out. False when it is running by now, or the queue is away. */
  async remove(name: JobName, id: string): Promise<boolean> {
    const removed = await this.attempt(name, (queue) => queue.remove(id));
    return (removed?.answer ?? 0) > 0;
  }

  /** Whether it takes jobs, tried with a word of its own; `starting` while it was not open yet for a minute. */
  async state(): Promise<QueueState> {
    const { connection } = this;
    if (!connection) return 'down';
    if (connection.openQueues().length === 0) {
      return this.patience.now() - this.startedAt < openingMs ? 'starting' : 'down';
    }
    try {
      await within(this.patience, watchMs, connection.backend.ping());
      this.wasUp = true;
      return 'up';
    } catch (error) {
      if (isFull(error)) return 'full';
      const isNew = !this.wasUp && this.patience.now() - this.startedAt < connectingMs;
      return isNew ? 'starting' : 'down';
    }
  }

  /** BullMQ's queues, for an operator's board; empty until the queue is open. */
  openQueues(): LaneQueue[] {
    return this.connection?.openQueues() ?? [];
  }

  /** Jobs of each lane by their state; none while the queue is away. */
  async counts(): Promise<{ lane: string; states: Record<string, number> }[]> {
    const counted = this.openQueues().map(async (queue) => ({
      lane: queue.name,
      states: await queue.getJobCounts(),
    }));
    return within(this.patience, watchMs, Promise.all(counted)).catch(() => []);
  }

  private async put(
    name: JobName,
    jobs: { name: string; data: unknown; opts: BulkJobOptions }[],
  ): Promise<boolean> {
    const put = await this.attempt(name, (queue) => queue.addBulk(jobs));
    return put !== undefined;
  }

  private attempt<T>(
    name: JobName,
    act: (queue: LaneQueue) => Promise<T>,
  ): Promise<{ answer: T } | undefined> {
    return this.ask(() => this.connection?.queue(laneOfJob[name]), act);
  }

  private async ask<Queue, T>(
    find: () => Promise<Queue> | undefined,
    act: (queue: Queue) => Promise<T>,
  ): Promise<{ answer: T } | undefined> {
    const { connection } = this;
    const found = find();
    if (!connection || !found) return undefined;
    const wasOpen = connection.openQueues().length > 0;
    try {
      return { answer: await within(this.patience, patienceMs, found.then(act)) };
    } catch (error) {
      // Its first opening may take up all the time that anybody waits: that is no outage.
      if (wasOpen) {
        connection.reportOutage('The queue did not answer, its work waits in the rows', error);
      }
      return undefined;
    }
  }
}

/** Redis at its limit of memory, or with a disk that it cannot write to; PostgreSQL with a full one. */
function isFull(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '53100' || /^(?:OOM|MISCONF)\b/.test(message ?? '');
}

/** BullMQ keeps the colon for itself, and would refuse the job only after the rows were written. */
function assertUsableId(id: string | undefined): void {
  if (id?.includes(':')) throw new TypeError(`A job id must not contain a colon: ${id}`);
}
