import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
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
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { OmitType } from '@nestjs/swagger';
import { ConsentDto, NewMenteeDto } from '../../people';

export class WalkInPlanDto {
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  date!: string;

  /** Minutes after local midnight, on the half hour. */
  @IsInt()
  @Min(0)
  @Max(1410)
  startMinute!: number;

  @IsInt()
  @Min(30)
  @Max(1440)
  endMinute!: number;

  @IsUUID()
  venueId!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  mentorIds!: string[];

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  topics!: string[];

  /** People who can be served in one half hour. */
  @IsInt()
  @Min(1)
  @Max(200)
  seats!: number;

  /** Outside the ward's hours or on a holiday, because staff say so. */
  @MayBeLeftOut()
  @IsBoolean()
  outsideHours?: boolean;
}

export class ChangedWalkInPlanDto extends WalkInPlanDto {
  @IsInt()
  @Min(1)
  version!: number;
}

class NewcomerDto extends OmitType(NewMenteeDto, ['consent'] as const) {}

export class ArrivalDto {
  /** Somebody known … */
  @MayBeLeftOut()
  @IsUUID()
  menteeId?: string;

  /** … or somebody new. */
  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => NewcomerDto)
  person?: NewcomerDto;

  /** Needed of everybody who has not agreed yet. */
  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => ConsentDto)
  consent?: ConsentDto;

  @MayBeLeftOut()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  topic?: string;

  @MayBeLeftOut()
  @IsBoolean()
  isPriority?: boolean;
}

export class CallDto {
  /** The numbers seen being served: when another was called since, nobody is called. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  serving?: number[];

  /** Left out: any ambassador who is free. */
  @MayBeLeftOut()
  @IsUUID()
  mentorId?: string;
}

export class DepartureDto {
  @IsInt()
  @Min(1)
  version!: number;

  @IsIn(['left', 'absent'])
  because!: 'left' | 'absent';
}

export class WalkInDaysQuery {
  /** Today, when left out. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string;
}
