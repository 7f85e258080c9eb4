import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { Clock } from '../../platform/common/clock';
import { MonotonicClock } from '../../platform/common/monotonic-clock';
import { within } from '../../platform/common/within';
import { JobQueue } from '../../platform/queue/job-queue';
import { DatabaseWatch } from '../../platform/watching/database-watch';
import { ReminderWatch } from '../reminders';
import type { ReadyView } from './health.views';

/** A watchdog asks every few seconds, and takes no answer for a dead process. */
const patienceMs = 1_000;

type Parts = Omit<ReadyView, 'status'>;

/** How each part stands when all is well. */
const well = {
  database: 'up',
  queue: 'up',
  sweep: 'up',
  reminders: 'on-time',
  clock: 'right',
} as const satisfies Parts;

/** Whether people can be served: the database takes a write in time. All else is told, not needed. */
@Injectable()
export class Readiness {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: DatabaseWatch,
    private readonly queue: JobQueue,
    private readonly reminders: ReminderWatch,
    private readonly clock: Clock,
    private readonly patience: MonotonicClock,
  ) {}

  async look(): Promise<ReadyView> {
    const { status, details } = await this.check();
    const stateOf = <Part extends keyof Parts>(part: Part) => details[part]?.state as Parts[Part];
    return {
      status: status === 'ok' || status === 'degraded' ? 'ok' : 'unavailable',
      database: stateOf('database'),
      queue: stateOf('queue'),
      sweep: stateOf('sweep'),
      reminders: stateOf('reminders'),
      clock: stateOf('clock'),
    };
  }

  private async check(): Promise<HealthCheckResult> {
    const [database, queue, isSwept, areOnTime] = await Promise.all([
      this.database.look(),
      this.inTime(this.queue.state(), 'down' as const),
      this.inTime(this.reminders.isSwept(), false),
      this.inTime(this.reminders.areOnTime(), false),
    ]);
    const seen: Parts = {
      database,
      queue,
      sweep: isSwept ? 'up' : 'late',
      reminders: areOnTime ? 'on-time' : 'late',
      clock: this.clock.isHeld ? 'jumped' : 'right',
    };
    try {
      const parts = Object.keys(well) as (keyof Parts)[];
      return await this.health.check(parts.map((part) => () => this.told(part, seen[part])));
    } catch (refusal) {
      if (!(refusal instanceof ServiceUnavailableException)) throw refusal;
      return refusal.getResponse() as HealthCheckResult;
    }
  }

  private told(part: keyof Parts, state: string): HealthIndicatorResult {
    const indicator = this.indicators.check(part);
    if (state === well[part]) return indicator.up({ state });
    return part === 'database' ? indicator.down({ state }) : indicator.degraded({ state });
  }

  private inTime<T>(asked: Promise<T>, otherwise: T): Promise<T> {
    return within(this.patience, patienceMs, asked).catch(() => otherwise);
  }
}
