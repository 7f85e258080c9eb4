import { Entity } from 'typeorm';
import type { Failure } from '../../../platform/common/failure';
import type { Actor } from '../../access';
import type { RunRow } from '../../../platform/computing/run-rows';
import {
  DateColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

export type WeekPlanRunState =
  | 'queued'
  | 'running'
  /** Computed and shown; nobody is bound by it yet, and nobody is told. */
  | 'proposed'
  /** Its sessions and bookings stand. */
  | 'published'
  /** Thrown away before it was published. */
  | 'discarded'
  /** Published, and taken back before its first session began. */
  | 'withdrawn'
  | 'failed';

/**
 * One planning of a ward's weeks: asked for, computed, proposed, published. Each ward has one at a time
 * until it is published or thrown away.
 */
@Entity('week_plan_run')
export class WeekPlanRun implements RunRow {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** First day of the first week, local date. */
  @DateColumn()
  fromDate!: string;

  @IntegerColumn()
  weeks!: number;

  /** Also those who have no session in weeks that were planned before; whatever was agreed stays. */
  @FlagColumn()
  isAgain!: boolean;

  @TextColumn({ length: 10 })
  state!: WeekPlanRunState;

  /** 0 to 100. */
  @IntegerColumn()
  progress!: number;

  /** What it added; 0 until it is published, and when all the weeks were planned before. */
  @IntegerColumn()
  sessionsAdded!: number;

  @IntegerColumn()
  bookingsAdded!: number;

  @JsonColumn({ nullable: true })
  failure!: Failure | null;

  /**
   * When it is published without anybody's press, epoch milliseconds; null waits for somebody. A past
   * instant publishes it as soon as it is computed.
   */
  @InstantColumn({ nullable: true })
  publishAt!: number | null;

  /** How many processes have taken it up; more than one when the ones before died. */
  @IntegerColumn()
  attempts!: number;

  @TextColumn({ length: 10 })
  requestedByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  requestedById!: string | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  /** Last sign of life; a run that is silent for long is taken up again. */
  @InstantColumn()
  touchedAt!: number;

  @InstantColumn({ nullable: true })
  finishedAt!: number | null;
}
