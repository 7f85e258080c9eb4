import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { AnswerLanguage } from '../../../platform/http/answer-language';
import { toldIn } from '../../../platform/http/failure.views';
import { PageQuery } from '../../../platform/http/paging';
import type { Language } from '../../../texts';
import { FallenSilent } from '../leading/fallen-silent';
import { WeekPlanDto } from '../views/sessions.dto';
import { WeekPlanRuns } from './week-plan-runs.service';
import { WeekPlanService } from './week-plan.service';
import { AbsentMenteeView, SilentMentorView } from '../leading/fallen-silent.views';
import { WeekPlanPage, WeekPlanRunView } from './week-plans.views';

/** What an officer plans and watches over in a ward. */
@ApiTags('sessions')
@Controller('api/v1/wards/:wardId')
@Allow('sessions.plan')
export class WardSessionsController {
  constructor(
    private readonly weekPlans: WeekPlanService,
    private readonly runs: WeekPlanRuns,
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

  /** Asks for plans; the run tells how far they are. */
  @Post('week-plans')
  @HttpCode(202)
  async plan(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { again, ...weeks }: WeekPlanDto,
  ): Promise<WeekPlanRunView> {
    return this.runs.request(actor, wardId, { ...weeks, isAgain: again });
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
