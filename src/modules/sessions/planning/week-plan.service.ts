import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { failureSentence } from '../../../platform/common/failure';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import { Interrupted } from '../../../platform/computing/computing-thread';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { defaultLanguage } from '../../../texts';
import { isRefusal } from '../rules/refusals';
import { WeekPlan } from '../entities/week-plan.entity';
import type { WeekPlanRun } from '../entities/week-plan-run.entity';
import { WeekPlanRuns } from './week-plan-runs.service';
import { standingPlans, type WeeksToPlan } from './week-plan-storing';
import { assertMayIn } from '../rules/who-may';

/** How often whoever waits for another process looks whether it is done. */
const lookEveryMs = 250;

export interface PlannedWeeks {
  /** One for each week asked for, in order. */
  plans: WeekPlan[];
  /** What this call added: 0 and 0 when all the weeks were planned before. */
  sessionsAdded: number;
  bookingsAdded: number;
}

/** The week plans of wards, each week once. */
@Injectable()
export class WeekPlanService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: WeekPlanRuns,
  ) {}

  /**
   * For jobs and commands: plans the weeks that have no plan yet, and waits for the end; asked again
   * it changes nothing and gives what stands. Nothing already agreed is moved. A run of the ward that
   * somebody else asked for comes first: one that nobody works on is taken up, for one at work this
   * waits.
   */
  async planWeeks(
    actor: Actor,
    wardId: string,
    weeks: WeeksToPlan,
    onProgress?: (percent: number) => void,
  ): Promise<PlannedWeeks> {
    assertMayIn(actor, 'sessions.plan', wardId);
    for (;;) {
      const plans = await standingPlans(this.unitOfWork.read, wardId, weeks);
      if (!weeks.isAgain && plans.length === weeks.weeks) return untouched(plans);
      const other = await this.runs.latest(wardId, ['queued', 'running']);
      if (other) {
        await this.makeWay(other);
        continue;
      }
      const run = await this.requested(actor, wardId, weeks);
      if (run) return this.executed(actor, run, weeks, onProgress);
    }
  }

  /** The plans of a ward, the latest week first. */
  async list(actor: Actor, wardId: string, query: PageQuery): Promise<Page<WeekPlan>> {
    assertMayIn(actor, 'sessions.plan', wardId);
    return pageOf(this.unitOfWork.read, WeekPlan, { wardId }, query, {
      fields: ['weekStart', 'createdAt', 'sessions'],
      fallback: '-weekStart',
    });
  }

  private async makeWay(other: WeekPlanRun): Promise<void> {
    if (!this.runs.isUnattended(other)) return setTimeout(lookEveryMs);
    try {
      await this.runs.execute(other.id);
    } catch (error) {
      // Its own row says why it failed.
      if (error instanceof Interrupted) throw error;
    }
  }

  /** Null when somebody else asked for a run of the ward in the same moment. */
  private async requested(
    actor: Actor,
    wardId: string,
    weeks: WeeksToPlan,
  ): Promise<WeekPlanRun | null> {
    try {
      return await this.runs.make(actor, wardId, weeks);
    } catch (error) {
      if (isRefusal(error, 'plan-in-progress')) return null;
      throw error;
    }
  }

  private async executed(
    actor: Actor,
    { id, wardId }: WeekPlanRun,
    weeks: WeeksToPlan,
    onProgress?: (percent: number) => void,
  ): Promise<PlannedWeeks> {
    for (;;) {
      await this.runs.execute(id, onProgress);
      const run = await this.runs.get(actor, wardId, id);
      if (run.state === 'failed') throw failed(run);
      if (run.state === 'done') {
        const plans = await standingPlans(this.unitOfWork.read, wardId, weeks);
        return { plans, sessionsAdded: run.sessionsAdded, bookingsAdded: run.bookingsAdded };
      }
      // Another process was quicker to take it up.
      await setTimeout(lookEveryMs);
    }
  }
}

/** For logs and the command line. */
function failed({ id, failure }: WeekPlanRun): Error {
  return new Error(`Run ${id} failed: ${failure && failureSentence(failure, defaultLanguage)}`);
}

function untouched(plans: WeekPlan[]): PlannedWeeks {
  return { plans, sessionsAdded: 0, bookingsAdded: 0 };
}
