import { PageOf } from '../../../platform/http/paging';
import { WeekPlan } from '../entities/week-plan.entity';
import type { PlannedWeeks } from './week-plan.service';

export class PlannedWeeksView implements PlannedWeeks {
  /** One for each week asked for, in order. */
  plans!: WeekPlan[];
  /** What this call added: 0 and 0 when all the weeks were planned before. */
  sessionsAdded!: number;
  bookingsAdded!: number;
}

export class WeekPlanPage extends PageOf(WeekPlan) {}
