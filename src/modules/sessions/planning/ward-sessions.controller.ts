import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { AnswerLanguage } from '../../../platform/http/answer-language';
import { toldIn } from '../../../platform/http/failure.views';
import { PageQuery } from '../../../platform/http/paging';
import { type Language, textsIn } from '../../../texts';
import { FallenSilent } from '../leading/fallen-silent';
import { OnVersionDto, WeekPlanDto, WithdrawalDto } from '../views/sessions.dto';
import { PlanProposals } from './plan-proposals.service';
import { PlanPublications } from './plan-publications.service';
import { PlanWithdrawals } from './plan-withdrawals.service';
import { WeekPlanRuns } from './week-plan-runs.service';
import { WeekPlanService } from './week-plan.service';
import { AbsentMenteeView, SilentMentorView } from '../leading/fallen-silent.views';
import {
  ProposedWeeksView,
  WeekPlanPage,
  WeekPlanRunPage,
  WeekPlanRunView,
} from './week-plans.views';

/** What an officer plans and watches over in a ward. */
@ApiTags('sessions')
@Controller('api/v1/wards/:wardId')
@Allow('sessions.plan')
export class WardSessionsController {
  constructor(
    private readonly weekPlans: WeekPlanService,
    private readonly runs: WeekPlanRuns,
    private readonly proposals: PlanProposals,
    private readonly publications: PlanPublications,
    private readonly withdrawals: PlanWithdrawals,
    private readonly silent: FallenSilent,
  ) {}

  @Get('week-plans')
  list(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: PageQuery,
  ): Promise<WeekPlanPage> {
    return this.weekPlans.list(actor, wardId, query);
  }

  /** Asks for plans; the run tells how far they are. They are proposed, and nobody is told before they are published. */
  @Post('week-plans')
  @HttpCode(202)
  async plan(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { again, ...weeks }: WeekPlanDto,
  ): Promise<WeekPlanRunView> {
    return this.runs.request(actor, wardId, { ...weeks, isAgain: again });
  }

  /** The latest first; one that is proposed waits to be published. */
  @Get('week-plan-runs')
  async listRuns(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: PageQuery,
    @AnswerLanguage() language: Language,
  ): Promise<WeekPlanRunPage> {
    const page = await this.runs.list(actor, wardId, query);
    return { ...page, items: page.items.map((run) => toldIn(language, run)) };
  }

  @Get('week-plan-runs/:id')
  async run(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') id: string,
    @AnswerLanguage() language: Language,
  ): Promise<WeekPlanRunView> {
    return toldIn(language, await this.runs.get(actor, wardId, id));
  }

  /** What a proposed plan would do, and whom it would leave out. */
  @Get('week-plan-runs/:id/proposal')
  async proposal(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') id: string,
    @AnswerLanguage() language: Language,
  ): Promise<ProposedWeeksView> {
    const { noSlot } = textsIn(language).sessions;
    const proposal = await this.proposals.get(actor, wardId, id);
    const reasons = proposal.reasons.map((one) => ({ ...one, reason: noSlot[one.because] }));
    return { ...proposal, reasons };
  }

  /** Makes the proposed sessions and has everybody told; `version` is that of the run that was looked at. */
  @Allow('sessions.publish')
  @Post('week-plan-runs/:id/publication')
  @HttpCode(200)
  async publish(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') id: string,
    @Body() body: OnVersionDto,
    @AnswerLanguage() language: Language,
  ): Promise<WeekPlanRunView> {
    return toldIn(language, await this.publications.publish(actor, wardId, id, body));
  }

  /** Throws a proposal away. */
  @Delete('week-plan-runs/:id')
  @HttpCode(204)
  async discard(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.publications.discard(actor, wardId, id);
  }

  /** Makes a proposal anew from how things stand now. */
  @Post('week-plan-runs/:id/renewal')
  @HttpCode(202)
  async renew(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') id: string,
    @AnswerLanguage() language: Language,
  ): Promise<WeekPlanRunView> {
    return toldIn(language, await this.publications.renew(actor, wardId, id));
  }

  /** Takes a published plan back while none of its sessions has begun; everybody who was told is told. */
  @Allow('sessions.publish')
  @Post('week-plan-runs/:id/withdrawal')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') id: string,
    @Body() body: WithdrawalDto,
    @AnswerLanguage() language: Language,
  ): Promise<WeekPlanRunView> {
    return toldIn(language, await this.withdrawals.withdraw(actor, wardId, id, body));
  }

  /** Mentors without a completed session for 14 days. */
  @Allow('people.watch')
  @Get('silent-mentors')
  silentMentors(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
  ): Promise<SilentMentorView[]> {
    return this.silent.mentors(actor, wardId);
  }

  /** Mentees who missed two sessions in a row or more. */
  @Allow('people.watch')
  @Get('absent-mentees')
  absentMentees(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
  ): Promise<AbsentMenteeView[]> {
    return this.silent.mentees(actor, wardId);
  }
}
