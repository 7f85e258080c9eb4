import { Entity, PrimaryColumn } from 'typeorm';
import type { WeekSchedule } from '../../../core/week-plan/plan-problem';
import { IntegerColumn, JsonColumn, TextColumn } from '../../../platform/database/columns';

/** What a run proposes, while it waits to be published or thrown away. */
@Entity('week_plan_proposal')
export class WeekPlanProposal {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  runId!: string;

  /** Fingerprint of what the plan rests on (plan-grounds.ts). */
  @TextColumn({ length: 64 })
  grounds!: string;

  /** First days of the weeks that take from the plan, local dates. */
  @JsonColumn()
  starts!: string[];

  /** Of these weeks alone. */
  @JsonColumn()
  plan!: WeekSchedule;

  /** What would be sent, and its price. */
  @IntegerColumn()
  messages!: number;

  @IntegerColumn()
  smsParts!: number;

  /** People whom no message reaches. */
  @IntegerColumn({ default: 0 })
  calls!: number;

  /** How many mentees hear of it later, and how many by no message. */
  @IntegerColumn({ default: 0 })
  toldLater!: number;

  @IntegerColumn({ default: 0 })
  held!: number;
}
