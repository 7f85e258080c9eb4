import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { mostWindows } from '../../../platform/http/bounds';
import { Latitude, ListOf, LocalDay, Longitude, Text, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';
import { AllWardSettings } from '../entities/all-ward-settings.dto';

export class NewWardDto {
  @Matches(/^\d{5}$/, { message: 'code must be the five digits of the unit' })
  @MaxLength(5)
  code!: string;

  @Text(200)
  name!: string;

  @Latitude()
  latitude!: number;

  @Longitude()
  longitude!: number;
}

/** Any of the ward's settings; those left out stay. */
export class WardSettingsDto extends PartialType(AllWardSettings, { skipNullProperties: false }) {}

export class HamletDto {
  @Text(200)
  name!: string;

  @Latitude()
  latitude!: number;

  @Longitude()
  longitude!: number;
}

export class VenueDto extends HamletDto {
  @IsOptional()
  @Text(200, 0)
  hamletName: string | null = null;

  @MayBeLeftOut()
  @IsIn(['hall', 'mobile'])
  kind: 'hall' | 'mobile' = 'hall';

  @Whole(1, 2000)
  seats!: number;

  @MayBeLeftOut()
  @IsBoolean()
  hasWifi: boolean = false;

  @MayBeLeftOut()
  @IsBoolean()
  isStepFree: boolean = false;

  @IsOptional()
  @ListOf(() => WeeklyWindowDto, mostWindows)
  openings: WeeklyWindowDto[] | null = null;

  /** A mobile point stands there from … until …, both included, 'YYYY-MM-DD'. */
  @IsOptional()
  @LocalDay()
  openFrom: string | null = null;

  @IsOptional()
  @LocalDay()
  openUntil: string | null = null;
}

/** What of a venue is to change; what is left out stays. */
export class VenueChangesDto {
  @MayBeLeftOut()
  @IsIn(['hall', 'mobile'])
  kind?: 'hall' | 'mobile';

  @MayBeLeftOut()
  @Whole(1, 2000)
  seats?: number;

  @MayBeLeftOut()
  @IsBoolean()
  hasWifi?: boolean;

  @MayBeLeftOut()
  @IsBoolean()
  isStepFree?: boolean;

  /** Null: whenever sessions may take place. */
  @IsOptional()
  @ListOf(() => WeeklyWindowDto, mostWindows)
  openings?: WeeklyWindowDto[] | null;

  @IsOptional()
  @LocalDay()
  openFrom?: string | null;

  /** The last day; a hall that closes for good has one, too. */
  @IsOptional()
  @LocalDay()
  openUntil?: string | null;
}

export class HolidayDto {
  @Text(200)
  name!: string;

  /** False: sessions take place although it is a public holiday. */
  @IsBoolean()
  isHoliday!: boolean;
}
