import { Body, Get, Param, Post } from '@nestjs/common';
import { Between } from 'typeorm';
import { type Actor, Allow, CurrentActor, CurrentWard, mayDo } from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { addDays, weekStartOf } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { PairsService } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import {
  openStates,
  PlanWithdrawals,
  WeekPlan,
  type WeekPlanRun,
  WeekPlanRuns,
} from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { reasonOf, integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { weekFrom, type WeekDays } from '../../shared/sessions/week-days';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { WeekBoard } from './week-board';
import { type WeekFilter, weekWords } from './week-filter';
import { AskWithdrawalPage, WithdrawalPage } from './plan-withdrawal-pages';
import { WeekPage, type UnscheduledRow } from './week-page';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { AskedDay, AskedPage, isDayInReach } from '../../kit/page/asked';
import { AskedFilter } from '../../kit/page/address-filter';

const mostWeeks = 8;

@PageController()
@Allow('sessions.list')
export class WeekPageController {
  constructor(
    private readonly board: WeekBoard,
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
    @AskedPage() page: number,
    @AskedFilter(weekWords) filter: WeekFilter,
  ): Promise<WebPage> {
    return this.page(actor, ward, { from, day, page, filter });
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
        const wrong: Record<string, string> = {};
        if (!isDayInReach(fromDate)) wrong.from = 'bad-date';
        else if (fromDate < this.today()) wrong.from = 'past-day';
        if (weeks < 1 || weeks > mostWeeks) wrong.weeks = 'bad-weeks';
        if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
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

  /** Asks why a published plan is taken back; to the week where it cannot be any more. */
  @Allow('sessions.publish')
  @Get(paths.ward.weekPlanWithdrawal.pattern)
  async askWithdrawal(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    const run = await this.runs.get(actor, ward.id, id);
    if (await this.withdrawals.canBeWithdrawn(run)) return askPage(ward, run);
    return new SeeOther(withQuery(paths.ward.week(ward.code), { from: run.fromDate }));
  }

  /** Calls off all that a published plan made, while nothing of it has begun. */
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
        const reason = reasonOf(body);
        if (!reason) throw invalidFields({ reason: 'needed' });
        if (textOf(body, 'confirmed') !== 'yes')
          return this.withdrawalPage(actor, ward, id, reason);
        const { fromDate } = await this.withdrawals.withdraw(actor, ward.id, id, { reason });
        const week = withQuery(paths.ward.week(ward.code), { from: fromDate });
        return new SeeOther(week, 'plan-withdrawn');
      },
      async (refusal) =>
        refusal.code === 'invalid-form'
          ? askPage(ward, await this.runs.get(actor, ward.id, id), refusal)
          : this.page(actor, ward, { refusal }),
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
    asked: {
      from?: string;
      day?: string;
      page?: number;
      filter?: WeekFilter;
      refusal?: DomainError;
    },
  ): Promise<WebPage> {
    const { from, page = 1, filter = {}, refusal } = asked;
    const today = this.today();
    const thisWeek = weekStartOf(today);
    const start = from && isDayInReach(from) ? from : weekStartOf(asked.day ?? today);
    const week = weekFrom(start, this.env.TIME_ZONE);
    const isInWeek = asked.day !== undefined && asked.day >= week.from && asked.day <= week.to;
    const day = isInWeek ? asked.day : undefined;
    const run = await this.runs.latest(ward.id);
    return new WebPage(
      (t) => t.sessions.week,
      <WeekPage
        code={ward.code}
        week={week}
        board={await this.board.of(actor, ward, { week, day, filter, page })}
        filter={filter}
        shown={day}
        unscheduled={await this.unscheduled(ward, week)}
        hasPairs={await this.pairs.hasAny(ward.id)}
        run={run}
        withdrawable={
          mayDo(actor, 'sessions.plan') ? await this.withdrawals.open(actor, ward.id) : []
        }
        planFrom={planFrom(week.from, today)}
        today={today}
        thisWeek={thisWeek}
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

function askPage(ward: Ward, run: WeekPlanRun, refusal?: DomainError): WebPage {
  return new WebPage(
    (t) => t.weekPlan.withdrawTitle,
    <AskWithdrawalPage code={ward.code} run={run} />,
    { ward, refusal },
  );
}

/** A plan begins with the week that is looked at; tomorrow where that has begun. */
function planFrom(shown: string, today: string): string {
  return shown > today ? shown : addDays(today, 1);
}
