import { Entity } from 'typeorm';
import { DateColumn, IdColumn, InstantColumn, IntegerColumn, JsonColumn, RefColumn } from '../database/columns';

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
  unscheduled!: { menteeId: string; code: string; reason: string }[];

  @InstantColumn()
  createdAt!: number;
}
