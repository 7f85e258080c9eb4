import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { mostWindows, longestReason } from '../../../platform/http/bounds';
import { Id, Instant, ListOf, LocalDay, Text, Version, Whole } from '../../../platform/http/fields';
import { Code } from '../../people';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import { type SkillLevel, skillLevels } from '../../../core/curriculum/skill-level';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import type { SessionState } from '../entities/session.entity';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';

const states: SessionState[] = ['planned', 'confirmed', 'completed', 'cancelled'];

export class SessionsQuery extends PageQuery {
  /** Officers may leave it out: it is theirs. */
  @IsOptional()
  @Id()
  wardId?: string;

  /** Sessions that start then or later; epoch milliseconds. */
  @IsOptional()
  @Type(() => Number)
  @Instant()
  fromAt?: number;

  /** Sessions that start before; epoch milliseconds. */
  @IsOptional()
  @Type(() => Number)
  @Instant()
  toAt?: number;

  /** Of this mentor alone. */
  @IsOptional()
  @Id()
  mentorId?: string;

  /** At this venue alone. */
  @IsOptional()
  @Id()
  venueId?: string;

  /** In this state alone; left out, all that are not cancelled. */
  @IsOptional()
  @IsIn(states)
  state?: SessionState;
}

export class NewSessionDto {
  @Id()
  mentorId!: string;

  /** Epoch milliseconds, on the half hour. */
  @Instant()
  startAt!: number;

  @Code('topic')
  topic!: string;

  /** Null is at a mentee's home. */
  @ValidateIf((session: NewSessionDto) => session.venueId !== null)
  @Id()
  venueId!: string | null;

  @MayBeLeftOut()
  @Whole(1, MAX_MENTEES_A_SESSION)
  seats?: number;

  @MayBeLeftOut()
  @IsBoolean()
  agreed?: boolean;

  /** The mentor agreed to more sessions in a day or a week than the ward asks of them. */
  @MayBeLeftOut()
  @IsBoolean()
  overLimit?: boolean;
}

/** A change on the version of the session that the person saw. */
export class OnVersionDto {
  @Version()
  version!: number;
}

/** A change that adds to what the mentor has agreed to. */
export class OverLimitDto extends OnVersionDto {
  /** The mentor agreed to more sessions in a day or a week than the ward asks of them. */
  @MayBeLeftOut()
  @IsBoolean()
  overLimit?: boolean;
}

export class SeatsDto extends OnVersionDto {
  @Whole(1, MAX_MENTEES_A_SESSION)
  seats!: number;
}

export class CancelSessionDto extends OnVersionDto {
  @Text(longestReason)
  reason!: string;
}

export class AttendanceMarkDto {
  @Id()
  bookingId!: string;

  @IsIn(['attended', 'absent'])
  state!: 'attended' | 'absent';

  /** How they can do what was taught, seen in this session. */
  @MayBeLeftOut()
  @IsIn(skillLevels)
  level?: SkillLevel;

  /** How they could before their first lesson in the topic; `never` when left out. */
  @MayBeLeftOut()
  @IsIn(skillLevels)
  levelBefore?: SkillLevel;
}

export class AttendanceDto extends OnVersionDto {
  @ListOf(() => AttendanceMarkDto, MAX_MENTEES_A_SESSION)
  marks!: AttendanceMarkDto[];

  @MayBeLeftOut()
  @Text(1000, 0)
  note?: string;
}

export class WeekPlanDto {
  /** First day of the first week, 'YYYY-MM-DD'. */
  @LocalDay()
  fromDate!: string;

  @Whole(1, 8)
  weeks!: number;

  /** Plan again for those who have no session; what was agreed stays. */
  @MayBeLeftOut()
  @IsBoolean()
  again?: boolean;
}

export class WithdrawalDto {
  /** What everybody is told. */
  @Text(longestReason)
  reason!: string;
}

export class DateExceptionDto {
  @LocalDay()
  date!: string;

  @IsIn(['free', 'busy'])
  kind!: 'free' | 'busy';

  @Whole(0, 1439)
  startMinute!: number;

  @Whole(1, 1440)
  endMinute!: number;
}

export class AvailabilityDto extends OnVersionDto {
  @ListOf(() => WeeklyWindowDto, mostWindows)
  windows!: WeeklyWindowDto[];

  @ListOf(() => DateExceptionDto, 200)
  exceptions!: DateExceptionDto[];
}
