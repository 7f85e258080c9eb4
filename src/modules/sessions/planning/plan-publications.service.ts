import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual, Raw } from 'typeorm';
import { type Actor, systemActor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { Ward } from '../../wards';
import { WeekPlanProposal } from '../entities/week-plan-proposal.entity';
import { WeekPlanRun, type WeekPlanRunState } from '../entities/week-plan-run.entity';
import { auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { isRefusal, refuse } from '../rules/refusals';
import { assertMayIn } from '../rules/who-may';
import { PlanComputer } from './plan-computer';
import { groundsOf, type GroundsSpan, lockedGroundsOf } from './plan-grounds';
import { isDue, publishPlan } from './publish-plan';
import { loadPlanInput } from './week-plan-input';
import { WeekPlanRuns } from './week-plan-runs.service';
import { isOvertaken } from './week-plan-storing';

/** How often a plan is looked at anew when people change while it is published what it rests on. */
const mostLooks = 5;

/** What becomes of a proposed plan: published as it was shown, thrown away, or made again. */
@Injectable()
export class PlanPublications {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly listener: BookingListener,
    private readonly runs: WeekPlanRuns,
    private readonly computer: PlanComputer,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Makes the proposed sessions and bookings, and has everybody told; all of it or nothing. `version`
   * is that of the proposal that was looked at. Of two who press at once one publishes, and both get
   * the published run. What changed meanwhile does not matter while the plan keeps every rule.
   * @throws DomainError plan-outdated when it would break a rule by now, stale-version when it was made
   * again meanwhile, plan-not-proposed
   */
  async publish(
    actor: Actor,
    wardId: string,
    id: string,
    { version }: { version: number },
  ): Promise<WeekPlanRun> {
    assertMayIn(actor, 'sessions.publish', wardId);
    for (let look = 1; ; look += 1) {
      const run = await this.runs.get(actor, wardId, id);
      if (run.state === 'published') return run;
      if (run.state !== 'proposed') throw refuse('plan-not-proposed');
      if (run.version !== version) throw staleVersion('planning');
      try {
        return await this.publishAsShown(actor, run);
      } catch (error) {
        if (!isOvertaken(error)) throw error;
        if (look === mostLooks) throw refuse('plan-outdated');
      }
    }
  }

  /** Throws a proposal away; nobody was told of it. @throws DomainError plan-not-proposed */
  discard(actor: Actor, wardId: string, id: string): Promise<WeekPlanRun> {
    const finishedAt = this.clock.now();
    return this.leave(actor, { wardId, id }, 'week-plan.discard', ['discarded'], { finishedAt });
  }

  /** Throws a proposal away and makes it anew from how things stand now. @throws DomainError plan-not-proposed */
  async renew(actor: Actor, wardId: string, id: string): Promise<WeekPlanRun> {
    const anew = { progress: 0, attempts: 0, finishedAt: null };
    const run = await this.leave(
      actor,
      { wardId, id },
      'week-plan.renew',
      ['queued', 'running'],
      anew,
    );
    await this.queue.add('week-plan.run', { runId: id }, { id });
    return run;
  }

  /**
   * Lets a proposal be published by itself at an instant, or leaves it to somebody when that is null; one
   * that has such a time keeps it.
   */
  async publishAt(actor: Actor, run: WeekPlanRun, at: number | null): Promise<void> {
    if (at === null || run.publishAt !== null) return;
    await this.unitOfWork.write(async (manager) => {
      const set = await execute(
        manager,
        `UPDATE week_plan_run SET publish_at = $1
         WHERE id = $2 AND state = 'proposed' AND publish_at IS NULL`,
        [at, run.id],
      );
      if (set === 0) return;
      const context = { manager, actor, now: this.clock.now() };
      await auditRows(context, 'week-plan.publish-at', [run], { at });
    });
  }

  /** Proposals whose time to be published has come. */
  due(): Promise<WeekPlanRun[]> {
    return this.unitOfWork.read.findBy(WeekPlanRun, {
      // Word for word the condition of its index.
      state: Raw((state) => `${state} = 'proposed'`),
      publishAt: LessThanOrEqual(this.clock.now()),
    });
  }

  /** Publishes what is due; where it would break a rule by now, it is made again and then published at once. */
  async publishDue(id: string): Promise<void> {
    const run = await this.unitOfWork.read.findOneBy(WeekPlanRun, { id, state: 'proposed' });
    if (!run || !isDue(run, this.clock.now())) return;
    try {
      await this.publish(systemActor, run.wardId, id, run);
    } catch (error) {
      if (isRefusal(error, 'plan-outdated')) await this.renew(systemActor, run.wardId, id);
      // Somebody was quicker.
      else if (!isRefusal(error, 'plan-not-proposed', 'stale-version')) throw error;
    }
  }

  /** @throws DomainError plan-outdated; what isOvertaken knows when somebody changed something in this moment */
  private async publishAsShown(actor: Actor, run: WeekPlanRun): Promise<WeekPlanRun> {
    const { read } = this.unitOfWork;
    const proposal = await read.findOneBy(WeekPlanProposal, { runId: run.id });
    if (!proposal) throw staleVersion('planning');
    const grounds = await this.groundsItHoldsOn(run, proposal);
    const { listener, env } = this;
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const context = { manager, actor, now };
      // Before anything is stored: of two who publish, the second waits here.
      const moved = await this.runs.moved(manager, run, ['proposed'], 'published', {});
      if ((await lockedGroundsOf(manager, run.wardId, this.spanOf(run))) !== grounds) {
        throw staleVersion();
      }
      const zone = env.TIME_ZONE;
      const added = await publishPlan(context, run, proposal, { zone, listener });
      await manager.update(WeekPlanRun, { id: run.id }, added);
      await manager.delete(WeekPlanProposal, { runId: run.id });
      await auditRows(context, 'week-plan.publish', [run], { ...added });
      return { ...moved, ...added };
    });
  }

  /**
   * The grounds on which the plan keeps every rule today: those it was made from, or those of now if the
   * verifier finds no fault. @throws DomainError plan-outdated
   */
  private async groundsItHoldsOn(run: WeekPlanRun, proposal: WeekPlanProposal): Promise<string> {
    const { read } = this.unitOfWork;
    const now = this.clock.now();
    if (proposal.plan.sessions.some(({ startAt }) => startAt <= now)) throw refuse('plan-outdated');
    const span = this.spanOf(run);
    const grounds = await groundsOf(read, run.wardId, span);
    if (grounds === proposal.grounds) return grounds;
    const ward = await read.findOneByOrFail(Ward, { id: run.wardId });
    const input = await loadPlanInput(read, ward, { ...span, now });
    if (!(await this.computer.stillHolds(input, proposal))) throw refuse('plan-outdated');
    return grounds;
  }

  /** Moves a proposed run on, without its proposal; one that is there already stays as it is. */
  private async leave(
    actor: Actor,
    { wardId, id }: { wardId: string; id: string },
    action: string,
    [to, ...alsoThere]: WeekPlanRunState[],
    changes: Partial<WeekPlanRun>,
  ): Promise<WeekPlanRun> {
    assertMayIn(actor, 'sessions.plan', wardId);
    const run = await this.runs.get(actor, wardId, id);
    if (run.state === to || alsoThere.includes(run.state)) return run;
    if (run.state !== 'proposed') throw refuse('plan-not-proposed');
    try {
      return await this.unitOfWork.write(async (manager) => {
        const moved = await this.runs.moved(manager, run, ['proposed'], to, changes);
        await manager.delete(WeekPlanProposal, { runId: id });
        await auditRows({ manager, actor, now: this.clock.now() }, action, [run]);
        return moved;
      });
    } catch (error) {
      // Somebody else pressed in the same moment; what they did tells what is to be said.
      if (isRefusal(error, 'stale-version'))
        return this.leave(actor, run, action, [to, ...alsoThere], changes);
      throw error;
    }
  }

  private spanOf({ fromDate, weeks }: WeekPlanRun): GroundsSpan {
    return { fromDate, weeks, zone: this.env.TIME_ZONE };
  }
}
