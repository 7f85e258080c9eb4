import { Body, Get, Param, Post } from '@nestjs/common';
import { Between } from 'typeorm';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { addDays } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { PairsService } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import {
  openStates,
  PlanWithdrawals,
  SessionQueries,
  WeekPlan,
  WeekPlanRuns,
} from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { boundedTextOf, integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { byDay, weekFrom, type WeekDays } from '../../shared/sessions/week-days';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { WithdrawalPage } from './week-plan-run-page';
import { WeekPage, type UnscheduledRow } from './week-page';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { AskedDay, isDayInReach } from '../../kit/page/asked';

/** Weeks with more sessions are shown one day at a time. */
const mostAtOnce = 120;
const mostWeeks = 8;

@PageController()
@Allow('sessions.list')
export class WeekPageController {
  constructor(
    private readonly sessions: SessionQueries,
    private readonly runs: WeekPlanRuns,
    private readonly withdrawals: PlanWithdrawals,
    private readonly pairs: PairsService,
    private readonly people: PeopleService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.week.pattern)
  async week(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedDay('from') from: string | undefined,
    @AskedDay('day') day: string | undefined,
  ): Promise<WebPage> {
    return this.page(actor, ward, { from, day });
  }

  /** Adds what is missing. When a planning is at work already, that one is shown. */
  @Allow('sessions.plan')
  @Post(paths.ward.weekPlans.pattern)
  async plan(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const fromDate = textOf(body, 'from');
    const weeks = integerOf(body, 'weeks') ?? 0;
    return orShow(
      async () => {
        if (!isDayInReach(fromDate) || fromDate < this.today())
          throw invalidFields({ from: 'bad-date' });
        if (weeks < 1 || weeks > mostWeeks) throw invalidFields({ weeks: 'needed' });
        const run = await this.runs.request(actor, ward.id, { fromDate, weeks, isAgain: true });
        return new SeeOther(paths.ward.weekPlan(ward.code, run.id));
      },
      async (refusal) => {
        const run = await this.runs.latest(ward.id, openStates);
        return run && (refusal.code === 'plan-in-progress' || refusal.code === 'plan-waits')
          ? new SeeOther(paths.ward.weekPlan(ward.code, run.id))
          : this.page(actor, ward, { refusal });
      },
    );
  }

  /** Calls off all that the latest published plan made, while nothing of it has begun. */
  @Allow('sessions.publish')
  @Post(paths.ward.weekPlanWithdrawal.pattern)
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const reason = boundedTextOf(body, 'reason', 200);
        if (!reason) throw invalidFields({ reason: 'needed' });
        if (textOf(body, 'confirmed') !== 'yes')
          return this.withdrawalPage(actor, ward, id, reason);
        const { fromDate } = await this.withdrawals.withdraw(actor, ward.id, id, { reason });
        const week = withQuery(paths.ward.week(ward.code), { from: fromDate });
        return new SeeOther(week, 'plan-withdrawn');
      },
      (refusal) => this.page(actor, ward, { refusal }),
    );
  }

  private async withdrawalPage(
    actor: Actor,
    ward: Ward,
    id: string,
    reason: string,
  ): Promise<WebPage> {
    const run = await this.runs.get(actor, ward.id, id);
    const view = await this.withdrawals.look(actor, ward.id, id);
    return new WebPage(
      (t) => t.weekPlan.withdrawTitle,
      <WithdrawalPage code={ward.code} run={run} reason={reason} view={view} />,
      { ward },
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    { from, day, refusal }: { from?: string; day?: string; refusal?: DomainError },
  ): Promise<WebPage> {
    const start = from && isDayInReach(from) ? from : this.today();
    const week = weekFrom(start, this.env.TIME_ZONE);
    const sessions = await this.sessions.between(actor, ward.id, week);
    const days = byDay(sessions, start, this.env.TIME_ZONE);
    const isAsked = days.some(({ date }) => date === day);
    const first = days.find((candidate) => candidate.sessions.length > 0)?.date;
    const run = await this.runs.latest(ward.id);
    const shown = isAsked ? day : sessions.length > mostAtOnce ? first : undefined;
    return new WebPage(
      (t) => t.sessions.week,
      <WeekPage
        code={ward.code}
        week={week}
        days={days}
        shown={shown}
        unscheduled={await this.unscheduled(ward, week)}
        hasPairs={(await this.pairs.current(ward.id)).length > 0}
        run={run}
        canBeWithdrawn={run !== null && (await this.withdrawals.canBeWithdrawn(run))}
        planFrom={addDays(this.today(), 1)}
        today={this.today()}
      />,
      { ward, refusal },
    );
  }

  /** Of the plans that begin in the week. */
  private async unscheduled(ward: Ward, week: WeekDays): Promise<UnscheduledRow[]> {
    const plans = await this.unitOfWork.read.findBy(WeekPlan, {
      wardId: ward.id,
      weekStart: Between(week.from, week.to),
    });
    const left = plans.flatMap((plan) => plan.unscheduled);
    const names = await this.people.namesOf(left.map(({ menteeId }) => menteeId));
    return left.map(({ menteeId, because, reason }) => ({
      id: menteeId,
      name: names.get(menteeId) ?? '',
      because,
      reason,
    }));
  }

  private today(): string {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }
}
