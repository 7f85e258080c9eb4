import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut, OrNull } from '../../../platform/http/left-out';
import { QUIET_HOURS } from '../../../core/reminders/quiet-hours';

export class WeeklyWindowDto {
  /** ISO weekday: 1 is Monday, 7 is Sunday. */
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  /** Minutes from midnight, local time. */
  @IsInt()
  @Min(0)
  @Max(1440)
  startMinute!: number;

  @IsInt()
  @Min(0)
  @Max(1440)
  endMinute!: number;
}

export class NewWardDto {
  @Matches(/^\d{5}$/, { message: 'code must be the five digits of the unit' })
  code!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @IsLatitude()
  latitude!: number;

  @IsLongitude()
  longitude!: number;
}

class AllWardSettings {
  @IsInt()
  @Min(1)
  @Max(50)
  minMentees!: number;

  @IsInt()
  @Min(1)
  @Max(50)
  maxMentees!: number;

  @IsInt()
  @Min(100)
  @Max(100_000)
  maxMetres!: number;

  @IsBoolean()
  sharesAcrossBorder!: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowDto)
  workingWindows!: WeeklyWindowDto[];

  @IsInt()
  @Min(0)
  @Max(7 * 24 * 60)
  changeDeadlineMinutes!: number;

  /** Outside the quiet hours, in which nobody's phone rings. */
  @OrNull()
  @IsInt()
  @Min(QUIET_HOURS.untilMinute)
  @Max(QUIET_HOURS.fromMinute - 1)
  eveningBeforeMinute!: number | null;

  @OrNull()
  @IsInt()
  @Min(15)
  @Max(24 * 60)
  leadMinutes!: number | null;

  @OrNull()
  @IsInt()
  @Min(0)
  @Max(24 * 60)
  feedbackMinutes!: number | null;

  @OrNull()
  @IsInt()
  @Min(QUIET_HOURS.untilMinute)
  @Max(QUIET_HOURS.fromMinute - 1)
  digestMinute!: number | null;
}

/** Any of the ward's settings; those left out stay. */
export class WardSettingsDto extends PartialType(AllWardSettings, { skipNullProperties: false }) {}

export class HamletDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @IsLatitude()
  latitude!: number;

  @IsLongitude()
  longitude!: number;
}

export class VenueDto extends HamletDto {
  @IsOptional()
  @IsString()
  hamletName: string | null = null;

  @MayBeLeftOut()
  @Matches(/^(hall|mobile)$/)
  kind: 'hall' | 'mobile' = 'hall';

  @IsInt()
  @Min(1)
  @Max(2000)
  seats!: number;

  @MayBeLeftOut()
  @IsBoolean()
  hasWifi = false;

  @MayBeLeftOut()
  @IsBoolean()
  isStepFree = false;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowDto)
  openings: WeeklyWindowDto[] | null = null;

  /** A mobile point stands there from … until …, both included, 'YYYY-MM-DD'. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  openFrom: string | null = null;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  openUntil: string | null = null;
}

export class HolidayDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  /** False: sessions take place although it is a public holiday. */
  @IsBoolean()
  isHoliday!: boolean;
}
