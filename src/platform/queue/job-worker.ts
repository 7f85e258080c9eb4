import { Inject, Injectable, Logger } from '@nestjs/common';
import { DelayedError, UnrecoverableError, type Job } from 'bullmq';
import { MonotonicClock } from '../common/monotonic-clock';
import { DomainError } from '../common/domain-error';
import type { LaneWorker } from './lanes/backend';
import { JobHandlers } from './job-handlers';
import { lanes } from './lanes/job-map';
import { QueueConnection } from './queue-connection';
import { whileAsked } from '../tracing/asked';
import { traced } from '../tracing/tracing';
import { within } from '../common/within';

/** Running jobs may end in this time; then they are left to be found and done again. */
const farewellMs = 1_500;

/** Until then another process may take it. */
const leftForMs = 2_000;

/** Takes jobs out of every lane and gives them to their handlers. */
@Injectable()
export class JobWorker {
  private readonly logger = new Logger('Worker');
  private readonly workers: LaneWorker[] = [];
  private readonly running = new Set<Promise<void>>();
  private isClosing = false;

  constructor(
    @Inject(QueueConnection) private readonly connection: QueueConnection,
    @Inject(JobHandlers) private readonly handlers: JobHandlers,
    @Inject(MonotonicClock) private readonly patience: MonotonicClock,
  ) {}

  /** Begins as soon as the queue is open, and gives up quietly when it is closed before. */
  async start(): Promise<void> {
    await this.connection.untilOpen().catch(() => undefined);
    if (this.isClosing) return;
    for (const lane of lanes) {
      const worker = this.connection.backend.worker(lane, (job: Job, token?: string) =>
        this.handlers.has(job.name) ? this.keep(this.named(job)) : this.leave(job, token),
      );
      worker.on('error', (error) =>
        this.connection.reportOutage(`The worker for ${lane} jobs is out of order`, error),
      );
      this.workers.push(worker);
    }
  }

  /** Takes no new job and waits a little for the running ones. */
  async close(): Promise<void> {
    this.isClosing = true;
    // BullMQ would wait for a queue that is away, and leave its timers behind.
    const isAway = !this.connection.backend.isReachable();
    const closed = this.workers.map((worker) => worker.close(isAway));
    await within(this.patience, farewellMs, Promise.allSettled([...closed, ...this.running])).catch(
      () => this.logger.warn('Some jobs were still running; they will be done again.'),
    );
  }

  private keep(work: Promise<void>): Promise<void> {
    this.running.add(work);
    return work.finally(() => this.running.delete(work));
  }

  /** Of a later program, which runs beside this one during an update: whoever knows it does it, a little later. */
  private async leave(job: Job, token?: string): Promise<never> {
    await job.moveToDelayed(Date.now() + leftForMs, token);
    throw new DelayedError();
  }

  /** What it logs and writes names it. */
  private named(job: Job): Promise<void> {
    return traced(`job ${job.name}`, undefined, (span) =>
      whileAsked({ job: `${job.name} ${job.id ?? '?'}`, span }, () => this.work(job)),
    );
  }

  private async work(job: Job): Promise<void> {
    const id = job.id ?? '?';
    const attempt = job.attemptsMade + 1;
    const isLastAttempt = attempt >= (job.opts.attempts ?? 1);
    try {
      await this.handlers.run(job.name, job.data, { id, attempt, isLastAttempt });
    } catch (error) {
      const what = `Job ${job.name} ${id}, try ${attempt}`;
      if (error instanceof DomainError) {
        this.logger.warn(`${what}, was refused: ${error.code}.`);
        throw new UnrecoverableError(error.message);
      }
      this.logger.error(
        `${what}, failed${isLastAttempt ? ' for good' : ''}`,
        (error as Error).stack,
      );
      throw error;
    }
  }
}
