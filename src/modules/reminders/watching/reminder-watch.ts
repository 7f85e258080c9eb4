import { Injectable, Logger, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { countByChannel } from './channel-counts';
import { reminderStates } from '../entities/reminder.entity';
import { showChannels, showRows, showSweepAge } from './reminder-metrics';
import { lastHeartbeat } from './sweep-heartbeats';
import { number, orNull, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { DAY_MS, MINUTE_MS } from '../../../core/time/durations';

const lookEveryMs = 15_000;
const silentAfterMs = 2 * MINUTE_MS;

/**
 * Named, and asked ward by ward (SQLite keeps the order of a CROSS JOIN), so that the index of a ward's
 * reminders by state and time finds the day.
 */
const allStates = reminderStates.map((state) => `'${state}'`).join(', ');

const oldestRow = { at: orNull(number) };
const countRow = { state: text, count: number };

/**
 * Watches over the sending from every process, also from those that only serve pages: refreshes the
 * metrics, and raises one alarm when no process has swept for two minutes.
 */
@Injectable()
export class ReminderWatch implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Reminders');
  private readonly startedAt: number;
  private isAlarmed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.look().catch((error: Error) => this.logger.error('Not watched', error.stack));
    }, lookEveryMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    const age = await this.sweepAgeSeconds();
    showSweepAge(age);
    showRows(await this.countRows());
    const now = this.clock.now();
    const span = { wardId: null, fromAt: now - DAY_MS, now };
    showChannels(await countByChannel(this.unitOfWork.read, span));
    const isSilent = age * 1000 >= silentAfterMs;
    if (isSilent && !this.isAlarmed) {
      this.logger.error(`No reminder has been looked for in ${Math.round(age)} s: is a worker up?`);
    }
    if (!isSilent && this.isAlarmed) this.logger.log('Reminders are looked for again.');
    this.isAlarmed = isSilent;
  }

  /** Since some process swept, at most ten seconds wrong; since this one's start when none ever did. */
  async sweepAgeSeconds(): Promise<number> {
    const last = (await lastHeartbeat(this.unitOfWork, 'sweep')) ?? this.startedAt;
    return Math.max(0, this.clock.now() - last) / 1000;
  }

  /** For the health page: false when nobody has swept for two minutes. */
  async isSwept(): Promise<boolean> {
    if (this.clock.now() - this.startedAt < silentAfterMs) return true;
    return (await this.sweepAgeSeconds()) * 1000 < silentAfterMs;
  }

  /** For the health page: false when something is due for longer than two minutes, and this process is not new. */
  async areOnTime(): Promise<boolean> {
    const now = this.clock.now();
    if (now - this.startedAt < silentAfterMs) return true;
    const [row] = await select(
      this.unitOfWork.read,
      oldestRow,
      `SELECT MIN(COALESCE(retry_at, due_at)) AS "at" FROM reminder WHERE state = 'planned'`,
    );
    return row.at === null || now - row.at < silentAfterMs;
  }

  /** By state, with `due` for those planned whose time has come. */
  private async countRows(): Promise<Map<string, number>> {
    const now = this.clock.now();
    const rows = await select(
      this.unitOfWork.read,
      countRow,
      `SELECT CASE WHEN r.state = 'planned' AND COALESCE(r.retry_at, r.due_at) <= $1 THEN 'due'
         ELSE r.state END AS state, COUNT(*) AS count
       FROM ward w CROSS JOIN reminder r
       WHERE r.ward_id = w.id AND r.state IN (${allStates}) AND r.due_at >= $2 GROUP BY 1`,
      [now, now - DAY_MS],
    );
    return new Map(rows.map(({ state, count }) => [state, count]));
  }
}
