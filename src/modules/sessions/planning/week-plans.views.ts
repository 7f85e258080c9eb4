import { IntersectionType, OmitType } from '@nestjs/swagger';
import { FailureView } from '../../../platform/http/failure.views';
import { PageOf } from '../../../platform/http/paging';
import { WeekPlanRun } from '../entities/week-plan-run.entity';
import { WeekPlan } from '../entities/week-plan.entity';

export class WeekPlanPage extends PageOf(WeekPlan) {}

export class WeekPlanRunView extends IntersectionType(
  OmitType(WeekPlanRun, ['failure'] as const),
  FailureView,
) {}
