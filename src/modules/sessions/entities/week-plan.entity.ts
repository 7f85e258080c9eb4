import type { NoSlotReason } from '../../../core/week-plan/plan-problem';
import { Entity } from 'typeorm';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
} from '../../../platform/database/columns';

/** The plan of one ward and one week; unique, so that however many processes run it is made once. */
@Entity('week_plan')
export class WeekPlan {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** First day of the seven, local date. */
  @DateColumn()
  weekStart!: string;

  @IntegerColumn()
  sessions!: number;

  /** Mentees without a session in this week, with the reason. */
  @JsonColumn()
  unscheduled!: UnscheduledMentee[];

  @InstantColumn()
  createdAt!: number;
}

export class UnscheduledMentee {
  menteeId!: string;
  mentorId!: string;
  code!: 'no-slot';
  because!: NoSlotReason;
  /** The same in a Vietnamese sentence. */
  reason!: string;
}
