import { IntersectionType } from '@nestjs/swagger';
import { IsObject, IsOptional, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { type ChangeAct, changeActs, type PairAct, pairActs } from '../../../core/changes/acts';
import { longestReason } from '../../../platform/http/bounds';
import { Id, LocalDay, OneOf, Text, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { HolidayDto, VenueChangesDto, VenueDto, WardSettingsDto } from '../../wards';

/** When an ambassador cannot come, days and of each the hours, and what becomes of what it hits. */
export class BusySpellDto {
  @LocalDay()
  from!: string;

  @LocalDay()
  to!: string;

  /** Minutes from local midnight; left out: the whole day. */
  @MayBeLeftOut()
  @Whole(0, 1440)
  startMinute?: number;

  @MayBeLeftOut()
  @Whole(0, 1440)
  endMinute?: number;

  @OneOf(changeActs, 'ChangeAct')
  act!: ChangeAct;

  /** As mentees read it. */
  @Text(longestReason)
  reason!: string;
}

/** Days off, both ends included, and what becomes of what they hit. */
export class DayOffDto {
  @LocalDay()
  from!: string;

  @LocalDay()
  to!: string;

  /** Left out: the whole ward. */
  @IsOptional()
  @Id()
  venueId?: string | null;

  @OneOf(changeActs, 'ChangeAct')
  act!: ChangeAct;

  /** As mentees read it. */
  @Text(longestReason)
  reason!: string;
}

/** What becomes of the sessions, classes and walk-in days that a change hits. */
export class ActDto {
  @OneOf(changeActs, 'ChangeAct')
  act!: ChangeAct;

  /** As people read it; needed unless all of it is kept. */
  @MayBeLeftOut()
  @Text(longestReason, 0)
  reason: string = '';
}

/** The same, and of pairs. */
export class ActsDto extends ActDto {
  /** Of pairs; left out, they are kept. */
  @MayBeLeftOut()
  @OneOf(pairActs, 'PairAct')
  pairs?: PairAct;
}

/** The same, where all that is hit may be kept without a word. */
export class MayActDto {
  /** Of sessions, classes and walk-in days. */
  @MayBeLeftOut()
  @OneOf(changeActs, 'ChangeAct')
  act?: ChangeAct;

  /** Of pairs; left out, they are kept. */
  @MayBeLeftOut()
  @OneOf(pairActs, 'PairAct')
  pairs?: PairAct;

  /** As people read it; needed unless all of it is kept. */
  @MayBeLeftOut()
  @Text(longestReason, 0)
  reason: string = '';
}

/** A day off, or one on which sessions take place although it is a public holiday. */
export class PutHolidayDto extends HolidayDto {
  /** What becomes of what stands on a day off that is not over; left out, it is kept. The name is the reason. */
  @MayBeLeftOut()
  @OneOf(changeActs, 'ChangeAct')
  act?: ChangeAct;
}

/** Any of the ward's settings, and what becomes of what they hit; left out, all of it is kept. */
export class PatchSettingsDto extends IntersectionType(WardSettingsDto, MayActDto) {}

/** A venue, new or known by its name, and what becomes of what it hits; left out, all of it is kept. */
export class SaveVenueDto extends VenueDto {
  @MayBeLeftOut()
  @OneOf(changeActs, 'ChangeAct')
  act?: ChangeAct;

  /** As people read it; needed unless all of it is kept. */
  @MayBeLeftOut()
  @Text(longestReason, 0)
  reason: string = '';
}

/** Other settings, and what becomes of what they hit. */
export class SettingsChangeDto extends ActsDto {
  @IsObject()
  @ValidateNested()
  @Type(() => WardSettingsDto)
  settings!: WardSettingsDto;
}

/** Other hours, seats or days of a venue, and what becomes of what they hit. */
export class VenueChangeDto extends ActDto {
  @IsObject()
  @ValidateNested()
  @Type(() => VenueChangesDto)
  venue!: VenueChangesDto;
}
