import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { MonotonicClock } from '../../platform/common/monotonic-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { JobQueue } from '../../platform/queue/job-queue';
import { within } from '../../platform/common/within';
import { ReminderWatch } from '../reminders';
import type { ReadyView } from './health.views';

/** A watchdog asks every few seconds, and takes no answer for a dead process. */
const patienceMs = 3_000;

/** Whether people can be served: the database answers in time. Queue and sweep are told, not needed. */
@Injectable()
export class Readiness {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly reminders: ReminderWatch,
    private readonly patience: MonotonicClock,
  ) {}

  async look(): Promise<ReadyView> {
    const { status, details } = await this.check();
    const isUp = (part: string) => details[part]?.status === 'up';
    return {
      status: status === 'ok' || status === 'degraded' ? 'ok' : 'unavailable',
      database: isUp('database') ? 'up' : 'down',
      queue: isUp('queue') ? 'up' : 'down',
      sweep: isUp('sweep') ? 'up' : 'late',
    };
  }

  private async check(): Promise<HealthCheckResult> {
    try {
      return await this.health.check([
        () => this.needed('database', () => this.unitOfWork.ping()),
        () => this.told('queue', () => this.queue.isReady()),
        () => this.told('sweep', () => this.reminders.isSwept()),
      ]);
    } catch (refusal) {
      if (!(refusal instanceof ServiceUnavailableException)) throw refusal;
      return refusal.getResponse() as HealthCheckResult;
    }
  }

  private async needed(part: string, ask: () => Promise<unknown>): Promise<HealthIndicatorResult> {
    return this.indicators.check(part).attempt(async () => {
      await within(this.patience, patienceMs, ask());
    });
  }

  private async told(part: string, isWell: () => Promise<boolean>): Promise<HealthIndicatorResult> {
    const well = async () => {
      if (!(await isWell())) throw new Error(`${part} is not well`);
    };
    const seen = await this.needed(part, well);
    const indicator = this.indicators.check(part);
    return seen[part]?.status === 'up' ? indicator.up() : indicator.degraded();
  }
}
