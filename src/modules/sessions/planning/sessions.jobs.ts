import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { addDays, LocalDate, weekStartOf } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobHandler } from '../../../platform/queue/job-handler';
import type { JobMap } from '../../../platform/queue/lanes/job-map';
import { JobQueue } from '../../../platform/queue/job-queue';
import { Holds } from '../booking/holds';
import { select } from '../rules/statements';
import { WeekPlanService } from './week-plan.service';

/** What the schedules ask of this module. */
@Injectable()
export class SessionsJobs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly queue: JobQueue,
    private readonly weekPlans: WeekPlanService,
    private readonly holds: Holds,
  ) {}

  @JobHandler('week-plan.make')
  async make({ wardId, weekStart }: JobMap['week-plan.make']): Promise<void> {
    await this.weekPlans.planWeeks(systemActor, wardId, { fromDate: weekStart, weeks: 1 });
  }

  /** Next week of every ward that has pairs; where the queue is away, planned at once. */
  @JobHandler('week-plan.all')
  async makeAll(): Promise<void> {
    const weekStart = this.nextMonday();
    const wards = await select<{ wardId: string }>(
      this.unitOfWork.read,
      `SELECT w.id AS "wardId" FROM ward w
       WHERE EXISTS (SELECT 1 FROM pair p WHERE p.ward_id = w.id AND p.ended_at IS NULL)`,
    );
    const jobs = wards.map(({ wardId }) => ({
      data: { wardId, weekStart },
      id: `week-plan-${wardId}-${weekStart}`,
    }));
    if (await this.queue.addMany('week-plan.make', jobs)) return;
    for (const { data } of jobs) await this.make(data);
  }

  /** Frees seats that somebody held and left, so that those who wait are not kept waiting. */
  @JobHandler('sessions.release-holds')
  async releaseHolds(): Promise<void> {
    await this.holds.releaseExpired();
  }

  private nextMonday(): LocalDate {
    return addDays(weekStartOf(localDateOf(this.clock.now(), this.env.TIME_ZONE)), 7);
  }
}
