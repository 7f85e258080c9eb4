import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import { WeeklyWindowDto } from '../../wards';
import type { SessionState } from '../entities/session.entity';

const states: SessionState[] = ['planned', 'confirmed', 'held', 'cancelled'];

export class SessionsQuery extends PageQuery {
  /** Officers may leave it out: it is theirs. */
  @IsOptional()
  @IsUUID()
  wardId?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  fromAt?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  toAt?: number;

  @IsOptional()
  @IsUUID()
  mentorId?: string;

  @IsOptional()
  @IsUUID()
  venueId?: string;

  @IsOptional()
  @IsIn(states)
  state?: SessionState;
}

export class NewSessionDto {
  @IsUUID()
  mentorId!: string;

  /** Epoch milliseconds, on the half hour. */
  @IsInt()
  @Min(0)
  startAt!: number;

  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  topic!: string;

  /** Null is at a mentee's home. */
  @ValidateIf((session: NewSessionDto) => session.venueId !== null)
  @IsUUID()
  venueId!: string | null;

  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(MAX_MENTEES_A_SESSION)
  seats?: number;

  @MayBeLeftOut()
  @IsBoolean()
  agreed?: boolean;
}

/** A change on the version of the session that the person saw. */
export class OnVersionDto {
  @IsInt()
  @Min(1)
  version!: number;
}

export class SeatsDto extends OnVersionDto {
  @IsInt()
  @Min(1)
  @Max(MAX_MENTEES_A_SESSION)
  seats!: number;
}

export class SessionMentorDto extends OnVersionDto {
  @IsUUID()
  mentorId!: string;
}

export class CancelSessionDto extends OnVersionDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reason!: string;
}

class AttendanceMarkDto {
  @IsUUID()
  bookingId!: string;

  @IsIn(['attended', 'absent'])
  state!: 'attended' | 'absent';
}

export class AttendanceDto extends OnVersionDto {
  @IsArray()
  @ArrayMaxSize(MAX_MENTEES_A_SESSION)
  @ValidateNested({ each: true })
  @Type(() => AttendanceMarkDto)
  marks!: AttendanceMarkDto[];

  @MayBeLeftOut()
  @IsString()
  @MaxLength(1000)
  note?: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  topicsReached?: string[];
}

const localDate = /^\d{4}-\d{2}-\d{2}$/;

export class WeekPlanDto {
  /** First day of the first week, 'YYYY-MM-DD'. */
  @Matches(localDate)
  fromDate!: string;

  @IsInt()
  @Min(1)
  @Max(8)
  weeks!: number;

  /** Plan again for those who have no session; what was agreed stays. */
  @MayBeLeftOut()
  @IsBoolean()
  again?: boolean;
}

class DateExceptionDto {
  @Matches(localDate)
  date!: string;

  @IsIn(['free', 'busy'])
  kind!: 'free' | 'busy';

  @IsInt()
  @Min(0)
  @Max(1439)
  startMinute!: number;

  @IsInt()
  @Min(1)
  @Max(1440)
  endMinute!: number;
}

export class AvailabilityDto extends OnVersionDto {
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowDto)
  windows!: WeeklyWindowDto[];

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DateExceptionDto)
  exceptions!: DateExceptionDto[];
}
