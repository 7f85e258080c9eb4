import { Entity } from 'typeorm';
import type { Actor } from '../../access';
import { RunColumns } from '../../../platform/computing/run.columns';
import {
  DateColumn,
  FlagColumn,
  InstantColumn,
  IntegerColumn,
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
export class WeekPlanRun extends RunColumns {
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

  /** What it added; 0 until it is published, and when all the weeks were planned before. */
  @IntegerColumn()
  sessionsAdded!: number;

  @IntegerColumn()
  bookingsAdded!: number;

  /**
   * When it is published without anybody's press, epoch milliseconds; null waits for somebody. A past
   * instant publishes it as soon as it is computed.
   */
  @InstantColumn({ nullable: true })
  publishAt!: number | null;

  @TextColumn({ length: 10 })
  requestedByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  requestedById!: string | null;
}
