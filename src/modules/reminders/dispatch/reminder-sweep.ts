import { Injectable, Logger, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { MonotonicClock } from '../../../platform/common/monotonic-clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DispatchJobs } from './dispatch-jobs';
import { ReminderClaims } from './reminder-claims';
import { ReminderDispatcher } from './reminder-dispatcher';
import { ReminderLeases } from './reminder-leases';
import { recordHeartbeat } from '../watching/sweep-heartbeats';

/** The sweep runs this often; what is due sooner gets a timer of its own. */
const sweepEveryMs = 1_000;
const beatEveryMs = 10_000;
/** What is due and was not taken is held by another process, which writes it within this time. */
const heldMs = 20;

/**
 * Finds what is due in the rows, whatever the queue remembers: ends the claims of dead processes,
 * starts what is due, sets a timer for what falls due before the next sweep, and now and then puts
 * the jobs of the next 24 hours back in the queue.
 */
@Injectable()
export class ReminderSweep implements OnModuleDestroy {
  private readonly logger = new Logger('Reminders');
  private callOff = (): void => undefined;
  private restoring: Promise<void> | undefined;
  private isClosed = false;

  constructor(
    private readonly leases: ReminderLeases,
    private readonly claims: ReminderClaims,
    private readonly dispatcher: ReminderDispatcher,
    private readonly jobs: DispatchJobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: MonotonicClock,
  ) {}

  async sweep(): Promise<void> {
    await this.leases.endSilent();
    await this.dispatcher.wake();
    await this.setTimer();
    await recordHeartbeat(this.unitOfWork, 'sweep', this.clock.now(), beatEveryMs);
    this.restoreJobs();
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosed = true;
    this.callOff();
    await this.restoring;
  }

  /** Not waited for: a queue that does not answer must not hold up the next sweep. */
  private restoreJobs(): void {
    this.restoring ??= this.jobs
      .restore()
      .catch((error: Error) => this.logger.error('The jobs were not restored', error.stack))
      .finally(() => {
        this.restoring = undefined;
      });
  }

  /** Without it a reminder would wait for the next sweep, up to a second. */
  private async setTimer(): Promise<void> {
    this.callOff();
    if (this.dispatcher.isFull) return;
    const { nextAt } = await this.claims.look();
    const waitMs = nextAt === null ? sweepEveryMs : nextAt - this.clock.now();
    if (this.isClosed || waitMs >= sweepEveryMs) return;
    this.callOff = this.timers.after(waitMs > 0 ? waitMs : heldMs, () => {
      this.dispatcher
        .wake()
        .then(() => this.setTimer())
        .catch((error: Error) => this.logger.error('A reminder waits for the sweep', error.stack));
    });
  }
}
