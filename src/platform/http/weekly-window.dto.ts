import { Whole } from './fields';

/** A stretch of every week, in local wall time. */
export class WeeklyWindowDto {
  /** ISO weekday: 1 is Monday, 7 is Sunday. */
  @Whole(1, 7)
  weekday!: number;

  /** Minutes from midnight, local time. */
  @Whole(0, 1440)
  startMinute!: number;

  @Whole(0, 1440)
  endMinute!: number;
}
