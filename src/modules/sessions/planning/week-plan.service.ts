import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { HOUR_MS } from '../../../core/time/durations';
import { addDays, type LocalDate } from '../../../core/time/local-dates';
import { Ward, type WardSettings } from '../../wards';
import { failureSentence } from '../../../platform/common/failure';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import { Interrupted } from '../../../platform/computing/computing-thread';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { defaultLanguage } from '../../../texts';
import { isRefusal } from '../rules/refusals';
import { WeekPlan } from '../entities/week-plan.entity';
import type { WeekPlanRun } from '../entities/week-plan-run.entity';
import { PlanPublications } from './plan-publications.service';
import { openStates, type PublishWish, WeekPlanRuns } from './week-plan-runs.service';
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
    private readonly clock: Clock,
    private readonly runs: WeekPlanRuns,
    private readonly publications: PlanPublications,
  ) {}

  /**
   * For commands: plans the weeks that have no plan yet, publishes at once and waits for the end; asked
   * again it changes nothing and gives what stands. Nothing already agreed is moved. A run of the ward
   * that somebody else asked for comes first: one that nobody works on is taken up, for one at work this
   * waits, and a proposal that nobody published is thrown away.
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
      const other = await this.runs.latest(wardId, openStates);
      if (other) {
        await this.makeWay(actor, other);
        continue;
      }
      const run = await this.requested(actor, wardId, { ...weeks, publishAt: this.clock.now() });
      if (run) return this.executed(actor, run, weeks, onProgress);
    }
  }

  /**
   * For the weekly job: proposes a week that has no plan yet, to be published by itself when the ward's
   * staff has had the time to look that it asked for. A proposal of somebody's that has this week in it
   * is taken for it; another one, which would keep the ward without lessons, is thrown away. Asked again
   * it changes nothing.
   */
  async proposeWeek(actor: Actor, wardId: string, weekStart: LocalDate): Promise<void> {
    const week = { fromDate: weekStart, weeks: 1 };
    const { read } = this.unitOfWork;
    for (;;) {
      if ((await standingPlans(read, wardId, week)).length > 0) return;
      const { settings } = await read.findOneByOrFail(Ward, { id: wardId });
      const publishAt = publishTime(settings, this.clock.now());
      const other = await this.runs.latest(wardId, openStates);
      if (other?.state === 'proposed' && holdsWeek(other, weekStart)) {
        return this.publications.publishAt(actor, other, publishAt);
      }
      if (other) {
        await this.makeWay(actor, other);
        continue;
      }
      const run = await this.requested(actor, wardId, { ...week, publishAt });
      if (run) return this.runs.execute(run.id);
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

  private async makeWay(actor: Actor, other: WeekPlanRun): Promise<void> {
    if (other.state === 'proposed') return this.throwAway(actor, other);
    if (!this.runs.isUnattended(other)) return setTimeout(lookEveryMs);
    try {
      await this.runs.execute(other.id);
    } catch (error) {
      // Its own row says why it failed.
      if (error instanceof Interrupted) throw error;
    }
  }

  private async throwAway(actor: Actor, { wardId, id }: WeekPlanRun): Promise<void> {
    try {
      await this.publications.discard(actor, wardId, id);
    } catch (error) {
      // Somebody published it in this moment, or threw it away themselves.
      if (!isRefusal(error, 'plan-not-proposed')) throw error;
    }
  }

  /** Null when somebody else asked for a run of the ward in the same moment. */
  private async requested(
    actor: Actor,
    wardId: string,
    weeks: WeeksToPlan & PublishWish,
  ): Promise<WeekPlanRun | null> {
    try {
      return await this.runs.make(actor, wardId, weeks);
    } catch (error) {
      if (isRefusal(error, 'plan-in-progress', 'plan-waits')) return null;
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
      if (run.state === 'published') {
        const plans = await standingPlans(this.unitOfWork.read, wardId, weeks);
        return { plans, sessionsAdded: run.sessionsAdded, bookingsAdded: run.bookingsAdded };
      }
      // Another process was quicker to take it up.
      await setTimeout(lookEveryMs);
    }
  }
}

/** When a weekly plan is published by itself; null never. */
function publishTime({ planLookHours }: WardSettings, now: number): number | null {
  return planLookHours === null ? null : now + planLookHours * HOUR_MS;
}

/** Whether a run plans all seven days of a week. */
function holdsWeek({ fromDate, weeks }: WeekPlanRun, weekStart: LocalDate): boolean {
  return fromDate <= weekStart && addDays(weekStart, 7) <= addDays(fromDate, weeks * 7);
}

/** For logs and the command line. */
function failed({ id, failure }: WeekPlanRun): Error {
  return new Error(`Run ${id} failed: ${failure && failureSentence(failure, defaultLanguage)}`);
}

function untouched(plans: WeekPlan[]): PlannedWeeks {
  return { plans, sessionsAdded: 0, bookingsAdded: 0 };
}
