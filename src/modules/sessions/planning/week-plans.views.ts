import { ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import { FailureView } from '../../../platform/http/failure.views';
import { PageOf } from '../../../platform/http/paging';
import type { NoSlotReason } from '../../../core/week-plan/plan-problem';
import { WeekPlanRun } from '../entities/week-plan-run.entity';
import { WeekPlan } from '../entities/week-plan.entity';
import type {
  ProposedDay,
  ProposedWeeks,
  UnservedFor,
  UnservedMentee,
} from './plan-proposals.service';

export class WeekPlanPage extends PageOf(WeekPlan) {}

export class WeekPlanRunView extends IntersectionType(
  OmitType(WeekPlanRun, ['failure'] as const),
  FailureView,
) {}

export class WeekPlanRunPage extends PageOf(WeekPlanRunView) {}

class UnservedMenteeView implements UnservedMentee {
  menteeId!: string;
  fullName!: string;
  /** First days of the weeks without a session, 'YYYY-MM-DD'. */
  @ApiProperty({ type: 'string', isArray: true })
  weeks!: string[];
}

class UnservedForView implements UnservedFor {
  because!: NoSlotReason;
  /** The same in a sentence. */
  reason!: string;
  mentees!: UnservedMenteeView[];
}

class ProposedDayView implements ProposedDay {
  /** Local date, 'YYYY-MM-DD'. */
  date!: string;
  sessions!: number;
  places!: number;
}

/** What a plan would do once it is published, before anybody hears of it. */
export class ProposedWeeksView implements ProposedWeeks {
  sessions!: number;
  /** How many mentees would have at least one session. */
  served!: number;
  /** How many places they would have, over all weeks. */
  places!: number;
  /** How many mentees would go without in at least one week. */
  unserved!: number;
  /** Why, the commonest reason first. */
  reasons!: UnservedForView[];
  days!: ProposedDayView[];
  /** How many messages would be sent. */
  messages!: number;
  /** What they cost: parts of SMS. */
  smsParts!: number;
  /** How many people no message reaches: somebody calls them. */
  calls!: number;
  /** How many mentees hear of it later, with a reminder: their phone rang as often as it may. */
  toldLater!: number;
  /** How many hear nothing of it by message, because of the limits. */
  held!: number;
}
