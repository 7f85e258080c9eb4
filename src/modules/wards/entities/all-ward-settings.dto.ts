import { IsBoolean } from 'class-validator';
import { QUIET_HOURS } from '../../../core/reminders/quiet-hours';
import { mostWindows } from '../../../platform/http/bounds';
import { ListOf, Whole } from '../../../platform/http/fields';
import { OrNull } from '../../../platform/http/left-out';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';

/** Every setting of a ward. */
export class AllWardSettings {
  @Whole(1, 50)
  minMentees!: number;

  @Whole(1, 50)
  maxMentees!: number;

  @Whole(100, 100_000)
  maxMetres!: number;

  @IsBoolean()
  sharesAcrossBorder!: boolean;

  @ListOf(() => WeeklyWindowDto, mostWindows)
  workingWindows!: WeeklyWindowDto[];

  @Whole(0, 7 * 24 * 60)
  changeDeadlineMinutes!: number;

  /** Outside the quiet hours, in which nobody's phone rings. */
  @OrNull()
  @Whole(QUIET_HOURS.untilMinute, QUIET_HOURS.fromMinute - 1)
  eveningBeforeMinute!: number | null;

  @OrNull()
  @Whole(15, 24 * 60)
  leadMinutes!: number | null;

  @OrNull()
  @Whole(0, 24 * 60)
  feedbackMinutes!: number | null;

  @OrNull()
  @Whole(QUIET_HOURS.untilMinute, QUIET_HOURS.fromMinute - 1)
  digestMinute!: number | null;
}
