import { PageOf } from '../../../platform/http/paging';
import { WeekPlan } from '../entities/week-plan.entity';

export class WeekPlanPage extends PageOf(WeekPlan) {}
