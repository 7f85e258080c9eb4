import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { Between } from 'typeorm';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { addDays, isLocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { PairsService } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import { SessionQueries, WeekPlan, WeekPlanRuns } from '../../../modules/sessions';
import { JobQueue } from '../../../platform/queue/job-queue';
import type { Ward } from '../../../modules/wards';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { byDay, weekFrom, type WeekDays } from '../../shared/sessions/week-days';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { StaffWards } from '../staff-wards';
import { WeekPage, type UnscheduledRow } from './week-page';
import { FailedPlanPage, PlanningPage } from './week-plan-run-page';

/** Weeks with more sessions are shown one day at a time. */
const mostAtOnce = 120;
const mostWeeks = 8;

@PageController('wards/:code')
@AllowOnly(...staff)
export class WeekPageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly sessions: SessionQueries,
    private readonly runs: WeekPlanRuns,
    private readonly queue: JobQueue,
    private readonly pairs: PairsService,
    private readonly people: PeopleService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get('week')
  async week(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('from') from?: string,
    @Query('day') day?: string,
  ): Promise<Page> {
    return this.page(actor, await this.wards.find(actor, code), { from, day });
  }

  /** Adds what is missing. When a planning is at work already, that one is shown. */
  @Post('week-plans')
  async plan(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const fromDate = textOf(body, 'from');
    const weeks = integerOf(body, 'weeks') ?? 0;
    return orShow(
      async () => {
        if (!isLocalDate(fromDate) || fromDate < this.today())
          throw invalidFields({ from: 'bad-date' });
        if (weeks < 1 || weeks > mostWeeks) throw invalidFields({ weeks: 'needed' });
        const run = await this.runs.request(actor, ward.id, { fromDate, weeks, isAgain: true });
        await this.queue.add('week-plan.run', { runId: run.id }, { id: run.id });
        return new SeeOther(`/wards/${code}/week-plans/${run.id}`);
      },
      async (refusal) => {
        const run = await this.runs.latest(ward.id);
        return run && refusal.code === 'plan-in-progress'
          ? new SeeOther(`/wards/${code}/week-plans/${run.id}`)
          : this.page(actor, ward, { refusal });
      },
    );
  }

  /** How far a planning is; once it is done, the week that it planned. */
  @Get('week-plans/:id')
  async run(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const run = await this.runs.get(actor, ward.id, id);
    const base = `/wards/${code}`;
    if (run.state === 'done') return new SeeOther(`${base}/week?from=${run.fromDate}`, 'planned');
    if (run.state === 'failed') {
      const page = <FailedPlanPage base={base} run={run} />;
      return new Page((t) => t.sessions.planFailed, page, { ward });
    }
    const page = <PlanningPage base={base} run={run} />;
    return new Page((t) => t.sessions.planning, page, { ward, refreshSeconds: 2 });
  }

  private async page(
    actor: Actor,
    ward: Ward,
    { from, day, refusal }: { from?: string; day?: string; refusal?: DomainError },
  ): Promise<Page> {
    const start = from && isLocalDate(from) ? from : this.today();
    const week = weekFrom(start, this.env.TIME_ZONE);
    const sessions = await this.sessions.between(actor, ward.id, week);
    const days = byDay(sessions, start, this.env.TIME_ZONE);
    const isAsked = days.some(({ date }) => date === day);
    const first = days.find((candidate) => candidate.sessions.length > 0)?.date;
    const shown = isAsked ? day : sessions.length > mostAtOnce ? first : undefined;
    return new Page(
      (t) => t.sessions.week,
      <WeekPage
        base={`/wards/${ward.code}`}
        week={week}
        days={days}
        shown={shown}
        unscheduled={await this.unscheduled(ward, week)}
        hasPairs={(await this.pairs.current(ward.id)).length > 0}
        run={await this.runs.latest(ward.id)}
        planFrom={addDays(this.today(), 1)}
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
