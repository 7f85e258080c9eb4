import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import type { NotFailed } from '../../../platform/common/failure';
import { RunRows } from '../../../platform/computing/run-rows';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { instantAt } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Page, type PageQuery, pageOf } from '../../../platform/http/paging';
import { JobQueue } from '../../../platform/queue/job-queue';
import { isDuplicate } from '../../../platform/database/violations';
import { BookingListener } from '../rules/booking-listener';
import { Ward } from '../../wards';
import { PlanComputer } from './plan-computer';
import { groundsOf, type GroundsSpan, lockedGroundsOf } from './plan-grounds';
import { isDue, publishPlan } from './publish-plan';
import { auditRows } from '../rules/audited-rows';
import { assertWithinHorizon } from '../rules/booking-horizon';
import { refuse } from '../rules/refusals';
import { loadPlanInput } from './week-plan-input';
import { WeekPlanProposal } from '../entities/week-plan-proposal.entity';
import { WeekPlanRun, type WeekPlanRunState } from '../entities/week-plan-run.entity';
import { planRows } from './week-plan-rows';
import {
  isOvertaken,
  openWeeks,
  type PlanOfWeeks,
  planOfWeeks,
  standingPlans,
  type WeeksToPlan,
} from './week-plan-storing';
import { assertMayIn } from '../rules/who-may';
import { insert } from '../../../platform/database/insert';

/** How often a plan is made when people change meanwhile what it rests on. */
const mostTries = 5;

/** Runs that a ward has one of at a time. */
export const openStates: WeekPlanRunState[] = ['queued', 'running', 'proposed'];

/** How a plan comes to be published. */
export interface PublishWish {
  /** When nobody did before; left out, it waits for somebody. Epoch milliseconds. */
  publishAt?: number | null;
}

/** Plannings of a ward's weeks: asked for, computed off the main thread, then proposed or, where it is due, published. */
@Injectable()
export class WeekPlanRuns {
  private readonly rows: RunRows<WeekPlanRun>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly listener: BookingListener,
    private readonly computer: PlanComputer,
    private readonly queue: JobQueue,
  ) {
    this.rows = new RunRows(WeekPlanRun, unitOfWork, clock, {
      changed: 'planning',
      broken: 'plan-broken',
      interrupted: () => refuse('plan-interrupted'),
    });
  }

  /**
   * Asks for the plans of weeks. The row is what makes it happen; the job only says that it is there.
   * @throws DomainError not-found, plan-in-progress, plan-waits
   */
  async request(actor: Actor, wardId: string, weeks: WeeksToPlan): Promise<NotFailed<WeekPlanRun>> {
    const { settings } = await this.ward(wardId);
    assertWithinHorizon(
      instantAt(weeks.fromDate, 0, this.env.TIME_ZONE),
      settings,
      this.clock.now(),
    );
    const run = await this.make(actor, wardId, weeks);
    await this.queue.add('week-plan.run', { runId: run.id }, { id: run.id });
    return run;
  }

  /** The row alone, for who executes it at once. @throws DomainError not-found, plan-in-progress, plan-waits */
  async make(
    actor: Actor,
    wardId: string,
    weeks: WeeksToPlan & PublishWish,
  ): Promise<NotFailed<WeekPlanRun>> {
    assertMayIn(actor, 'sessions.plan', wardId);
    const now = this.clock.now();
    const run: NotFailed<WeekPlanRun> = {
      id: newId(),
      wardId,
      fromDate: weeks.fromDate,
      weeks: weeks.weeks,
      isAgain: weeks.isAgain ?? false,
      state: 'queued',
      progress: 0,
      sessionsAdded: 0,
      bookingsAdded: 0,
      failure: null,
      publishAt: weeks.publishAt ?? null,
      attempts: 0,
      requestedByKind: actor.kind,
      requestedById: actor.id,
      version: 1,
      createdAt: now,
      touchedAt: now,
      finishedAt: null,
    };
    try {
      return await this.unitOfWork.write(async (manager) => {
        await this.ward(wardId, manager);
        await insert(manager, WeekPlanRun, run);
        await auditRows({ manager, actor, now }, 'week-plan.request', [run], { ...weeks });
        return run;
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw refuse((await this.latest(wardId, ['proposed'])) ? 'plan-waits' : 'plan-in-progress');
    }
  }

  async get(actor: Actor, wardId: string, id: string): Promise<WeekPlanRun> {
    assertMayIn(actor, 'sessions.plan', wardId);
    const run = await this.unitOfWork.read.findOneBy(WeekPlanRun, { id, wardId });
    if (!run) throw notFound('planning');
    return run;
  }

  latest(wardId: string, states?: WeekPlanRunState[]): Promise<WeekPlanRun | null> {
    return this.unitOfWork.read.findOne(WeekPlanRun, {
      where: { wardId, ...(states ? { state: In(states) } : {}) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** The latest plans of a ward that were published and stand, at most so many. */
  published(wardId: string, most: number): Promise<WeekPlanRun[]> {
    return this.unitOfWork.read.find(WeekPlanRun, {
      where: { wardId, state: 'published' },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: most,
    });
  }

  /** The runs of a ward, the latest first. */
  list(actor: Actor, wardId: string, query: PageQuery): Promise<Page<WeekPlanRun>> {
    assertMayIn(actor, 'sessions.plan', wardId);
    return pageOf(this.unitOfWork.read, WeekPlanRun, { wardId }, query, {
      fields: ['createdAt', 'fromDate'],
      fallback: '-createdAt',
    });
  }

  /** Compare-and-set of a run's state, in the caller's transaction. @throws DomainError stale-version */
  moved(
    manager: EntityManager,
    run: WeekPlanRun,
    from: WeekPlanRunState[],
    to: WeekPlanRunState,
    changes: Partial<WeekPlanRun>,
  ): Promise<WeekPlanRun> {
    return this.rows.moved(manager, run, from, to, changes);
  }

  /** Runs that wait for a worker, and those whose worker died. */
  unattended(): Promise<WeekPlanRun[]> {
    return this.rows.unattended();
  }

  isUnattended(run: WeekPlanRun): boolean {
    return this.rows.isUnattended(run);
  }

  /**
   * Plans what a run asks for, and proposes it; where it is due it is published at once, all of it or
   * nothing. Called twice, by whichever process, it plans once: whoever moves the row to `running` does
   * the work.
   */
  async execute(
    runId: string,
    onProgress: (percent: number) => void = () => undefined,
  ): Promise<void> {
    await this.rows.work(runId, (run, reportToRow) =>
      this.plan(run, (percent) => {
        reportToRow(percent);
        onProgress(percent);
      }),
    );
  }

  /**
   * Reads and computes outside the transaction, so that nobody waits for it. When what the plan rests
   * on has changed until it is stored, or the database refuses a seat, it is made again.
   */
  private async plan(
    run: WeekPlanRun,
    onProgress: (percent: number) => void,
    triesLeft = mostTries - 1,
  ): Promise<void> {
    const { read } = this.unitOfWork;
    const span = { fromDate: run.fromDate, weeks: run.weeks, zone: this.env.TIME_ZONE };
    const grounds = await groundsOf(read, run.wardId, span);
    const ward = await this.ward(run.wardId);
    const starts = openWeeks(run, await standingPlans(read, run.wardId, run));
    if (starts.length === 0) return this.end(run);
    const input = await loadPlanInput(read, ward, { ...span, now: this.clock.now() });
    const whole = await this.computer.compute(input, onProgress);
    const plan = planOfWeeks(whole, starts, input);
    try {
      if (isDue(run, this.clock.now())) await this.publish(run, plan, grounds);
      else await this.propose(run, plan, grounds);
    } catch (error) {
      if (!isOvertaken(error) || !(await this.isStillOurs(run))) throw error;
      if (triesLeft === 0) throw refuse('stale-version');
      await this.plan(run, onProgress, triesLeft - 1);
    }
  }

  /** @throws DomainError stale-version when the plan no longer rests on what it was made from */
  private async propose(run: WeekPlanRun, plan: PlanOfWeeks, grounds: string): Promise<void> {
    const { read } = this.unitOfWork;
    const { planned, joined } = await planRows(read, run, plan.plan, this.clock.now());
    const sent = await this.listener.planMessages(read, [...planned, ...joined]);
    await this.unitOfWork.write(async (manager) => {
      if ((await groundsOf(manager, run.wardId, this.spanOf(run))) !== grounds) {
        throw refuse('stale-version');
      }
      await insert(manager, WeekPlanProposal, { runId: run.id, grounds, ...plan, ...sent });
      await this.rows.moved(manager, run, ['running'], 'proposed', {
        progress: 100,
        finishedAt: this.clock.now(),
      });
    });
  }

  /** The same for a plan that nobody wants to look at first. @throws DomainError stale-version */
  private async publish(run: WeekPlanRun, plan: PlanOfWeeks, grounds: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      if ((await lockedGroundsOf(manager, run.wardId, this.spanOf(run))) !== grounds) {
        throw refuse('stale-version');
      }
      const context = { manager, actor: requesterOf(run), now };
      const { listener, env } = this;
      const added = await publishPlan(context, run, plan, { zone: env.TIME_ZONE, listener });
      await this.rows.moved(manager, run, ['running'], 'published', { progress: 100, ...added });
    });
  }

  /** All the weeks were planned before. */
  private async end(run: WeekPlanRun): Promise<void> {
    const ended = { progress: 100, finishedAt: this.clock.now() };
    await this.unitOfWork.write((manager) =>
      this.rows.moved(manager, run, ['running'], 'published', ended),
    );
  }

  private spanOf({ fromDate, weeks }: WeekPlanRun): GroundsSpan {
    return { fromDate, weeks, zone: this.env.TIME_ZONE };
  }

  /** False when another process took the run up, because this one was silent for too long. */
  private isStillOurs({ id, version }: WeekPlanRun): Promise<boolean> {
    return this.unitOfWork.read.existsBy(WeekPlanRun, { id, version });
  }

  private async ward(id: string, manager = this.unitOfWork.read): Promise<Ward> {
    const ward = await manager.findOneBy(Ward, { id });
    if (!ward) throw notFound('ward');
    return ward;
  }
}

function requesterOf({ requestedByKind, requestedById, wardId }: WeekPlanRun): Actor {
  const isOfWard = requestedByKind === 'officer';
  return { kind: requestedByKind, id: requestedById, wardId: isOfWard ? wardId : null };
}
