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
import { select } from '../../../platform/database/select';
import { PlanPublications } from './plan-publications.service';
import { WeekPlanRuns } from './week-plan-runs.service';
import { WeekPlanService } from './week-plan.service';
import { column } from '../../../platform/database/result-columns';
import { Ward } from '../../wards';

const wardRow = { wardId: column(Ward, 'id') };

@Injectable()
export class WeekPlanJobs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly queue: JobQueue,
    private readonly weekPlans: WeekPlanService,
    private readonly runs: WeekPlanRuns,
    private readonly publications: PlanPublications,
  ) {}

  @JobHandler('week-plan.run')
  async run({ runId }: JobMap['week-plan.run']): Promise<void> {
    await this.runs.execute(runId);
  }

  @JobHandler('week-plan.publish')
  async publish({ runId }: JobMap['week-plan.publish']): Promise<void> {
    await this.publications.publishDue(runId);
  }

  /**
   * Puts the jobs of runs that nobody works on, which the queue may have forgotten, and of proposals that
   * publish themselves now.
   */
  @JobHandler('week-plan.resume')
  async resume(): Promise<void> {
    for (const { id } of await this.publications.due()) {
      await this.queue.add('week-plan.publish', { runId: id }, { id });
    }
    for (const { id } of await this.runs.unattended()) {
      await this.queue.add('week-plan.run', { runId: id }, { id });
    }
  }

  @JobHandler('week-plan.make')
  async make({ wardId, weekStart }: JobMap['week-plan.make']): Promise<void> {
    await this.weekPlans.proposeWeek(systemActor, wardId, weekStart);
  }

  /** Proposes next week for every ward that has pairs; where the queue is away, at once. */
  @JobHandler('week-plan.all')
  async makeAll(): Promise<void> {
    const weekStart = this.nextMonday();
    const wards = await select(
      this.unitOfWork.read,
      wardRow,
      `SELECT w.id AS "wardId" FROM ward w
       WHERE EXISTS (SELECT 1 FROM pair p WHERE p.ward_id = w.id AND p.ended_at IS NULL)`,
    );
    const jobs = wards.map(({ wardId }) => ({
      data: { wardId, weekStart },
      id: `week-plan-${wardId}-${weekStart}`,
    }));
    if (await this.queue.addMany('week-plan.make', jobs)) return;
    for (const { wardId } of wards) await this.make({ wardId, weekStart });
  }

  private nextMonday(): LocalDate {
    return addDays(weekStartOf(localDateOf(this.clock.now(), this.env.TIME_ZONE)), 7);
  }
}
