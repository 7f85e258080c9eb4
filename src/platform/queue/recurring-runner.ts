import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock';
import { MonotonicClock } from '../common/monotonic-clock';
import { Env } from '../config/env';
import { JobHandlers } from './job-handlers';
import { JobQueue } from './job-queue';
import { dueOccurrence } from './occurrence';
import { schedules, type EveryWorkerSchedule, type OnceSchedule, type Schedule } from './recurring';
import { within } from '../common/within';

/**
 * How often each worker looks whether an occurrence is due. It asks again while the occurrence may
 * still run, so a queue that lost everything gets it back.
 */
const lookEveryMs = 15_000;
/** While the queue is away, as in the first moment of a process. */
const lookAgainMs = 1_000;
const farewellMs = 1_500;

/**
 * Starts what recurring.ts lists. It stands in for BullMQ's job schedulers, which keep the schedule
 * in the queue itself, where losing Redis loses it, and which miss what fell due while all was off.
 */
@Injectable()
export class RecurringRunner {
  private readonly logger = new Logger('Recurring');
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private isClosing = false;

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Env) private readonly env: Pick<Env, 'TIME_ZONE'>,
    @Inject(JobQueue) private readonly queue: JobQueue,
    @Inject(JobHandlers) private readonly handlers: JobHandlers,
    @Inject(MonotonicClock) private readonly patience: MonotonicClock,
  ) {}

  start(list: readonly Schedule[] = schedules): void {
    for (const schedule of list) {
      if (schedule.runs === 'in-every-worker') {
        this.repeat(async () => {
          await this.runHere(schedule);
          return schedule.everyMs;
        });
      }
    }
    const once = list.filter((schedule) => schedule.runs === 'once');
    this.repeat(async () => ((await this.putDue(once)) ? lookEveryMs : lookAgainMs));
  }

  /**
   * Puts every occurrence that is due; the same one any number of times is one job. False when the
   * queue did not take one.
   */
  async putDue(list: readonly OnceSchedule[]): Promise<boolean> {
    const now = this.clock.now();
    let areAllPut = true;
    for (const schedule of list) {
      const due = dueOccurrence(schedule, this.env.TIME_ZONE, now);
      if (due === undefined) continue;
      areAllPut = (await this.queue.addOccurrence(schedule.job, due)) && areAllPut;
    }
    return areAllPut;
  }

  async close(): Promise<void> {
    this.isClosing = true;
    for (const timer of this.timers) clearTimeout(timer);
    await within(this.patience, farewellMs, Promise.allSettled(this.running)).catch(
      () => undefined,
    );
  }

  private async runHere(schedule: EveryWorkerSchedule): Promise<void> {
    const context = { id: `${schedule.job} here`, attempt: 1, isLastAttempt: true };
    try {
      await this.handlers.run(schedule.job, {}, context);
    } catch (error) {
      this.logger.error(`${schedule.job} failed and runs again soon`, (error as Error).stack);
    }
  }

  /** Runs now, and again so long after each end as `run` says: it never overlaps itself. */
  private repeat(run: () => Promise<number>): void {
    if (this.isClosing) return;
    const running = this.runAndWait(run).finally(() => this.running.delete(running));
    this.running.add(running);
  }

  private async runAndWait(run: () => Promise<number>): Promise<void> {
    const waitMs = await run();
    if (this.isClosing) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.repeat(run);
    }, waitMs);
    this.timers.add(timer);
  }
}
