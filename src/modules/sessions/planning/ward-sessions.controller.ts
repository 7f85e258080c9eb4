import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../access';
import { PageQuery } from '../../../platform/http/paging';
import { FallenSilent } from '../leading/fallen-silent';
import { WeekPlanDto } from '../views/sessions.dto';
import { WeekPlanService } from './week-plan.service';

/** What an officer plans and watches over in a ward. */
@ApiTags('sessions')
@Controller('api/v1/wards/:wardId')
@AllowOnly(...staff)
export class WardSessionsController {
  constructor(
    private readonly weekPlans: WeekPlanService,
    private readonly silent: FallenSilent,
  ) {}

  @Get('week-plans')
  list(@CurrentActor() actor: Actor, @Param('wardId') wardId: string, @Query() query: PageQuery) {
    return this.weekPlans.list(actor, wardId, query);
  }

  @Post('week-plans')
  plan(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { again, ...weeks }: WeekPlanDto,
  ) {
    return again
      ? this.weekPlans.replan(actor, wardId, weeks)
      : this.weekPlans.planWeeks(actor, wardId, weeks);
  }

  /** Mentors without a held session for 14 days. */
  @Get('silent-mentors')
  silentMentors(@CurrentActor() actor: Actor, @Param('wardId') wardId: string) {
    return this.silent.mentors(actor, wardId);
  }

  /** Mentees who missed two sessions in a row or more. */
  @Get('absent-mentees')
  absentMentees(@CurrentActor() actor: Actor, @Param('wardId') wardId: string) {
    return this.silent.mentees(actor, wardId);
  }
}
