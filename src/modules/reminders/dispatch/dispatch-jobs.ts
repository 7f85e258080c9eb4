import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { chunksOf } from '../../../platform/database/row-set';
import { recordHeartbeat } from '../watching/sweep-heartbeats';
import { number, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { MINUTE_MS } from '../../../core/time/durations';

const horizonMs = 24 * 60 * MINUTE_MS;
const jobsPerPut = 500;
/** A job far in the future that stands in the queue as long as the queue remembers anything. */
const markerId = 'reminders-marker';

const dueRow = { id: text, dueAt: number };

/**
 * Keeps the jobs of the next 24 hours in the queue: each minute one process puts those of reminders
 * that are new or came near, and all of them when the queue turns out to have lost its memory. A job
 * carries a reminder's id; thousands due in the same instant share one job, whose id is that instant,
 * so that a job that stands already is left alone. The jobs are a hint: a reminder without one is
 * sent by the sweep, and one too many finds nothing to do.
 */
@Injectable()
export class DispatchJobs {
  private restoredAt = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  async restore(): Promise<void> {
    const now = this.clock.now();
    if (!(await recordHeartbeat(this.unitOfWork, 'jobs', now, MINUTE_MS))) return;
    const remembers = await this.queue.remove('reminders.dispatch', markerId);
    const since = remembers && this.restoredAt > 0 ? this.restoredAt : 0;
    if (!(await this.putSince(since, now))) return;
    const marked = await this.queue.add(
      'reminders.dispatch',
      { reminderId: markerId },
      { id: markerId, delayMs: 7 * horizonMs },
    );
    if (marked) this.restoredAt = now;
  }

  /** One for each instant of what was written, or came within the horizon, after `since`; 0 is all. */
  private async putSince(since: number, now: number): Promise<boolean> {
    const rows = await select(
      this.unitOfWork.read,
      dueRow,
      `SELECT MIN(id) AS id, COALESCE(retry_at, due_at) AS "dueAt" FROM reminder
       WHERE state = 'planned' AND COALESCE(retry_at, due_at) > $1
         AND COALESCE(retry_at, due_at) <= $2 AND (created_at >= $3 OR due_at > $4)
       GROUP BY COALESCE(retry_at, due_at)`,
      [now, now + horizonMs, since - MINUTE_MS, since === 0 ? 0 : since + horizonMs - MINUTE_MS],
    );
    for (const chunk of chunksOf(rows, jobsPerPut)) {
      const jobs = chunk.map(({ id, dueAt }) => ({
        data: { reminderId: id },
        id: `due-${dueAt}`,
        delayMs: dueAt - now,
      }));
      if (!(await this.queue.addMany('reminders.dispatch', jobs))) return false;
    }
    return true;
  }
}
