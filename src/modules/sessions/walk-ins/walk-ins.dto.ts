import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { largestInteger } from '../../../platform/http/bounds';
import { Id, Ids, LocalDay, Version, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { OmitType } from '@nestjs/swagger';
import { Code, Codes, ConsentDto, NewMenteeDto } from '../../people';

export class WalkInPlanDto {
  @LocalDay()
  date!: string;

  /** Minutes after local midnight, on the half hour. */
  @Whole(0, 1410)
  startMinute!: number;

  @Whole(30, 1440)
  endMinute!: number;

  @Id()
  venueId!: string;

  @Ids(50, 1)
  mentorIds!: string[];

  @Codes('topic', 1)
  topics!: string[];

  /** People who can be served in one half hour. */
  @Whole(1, 200)
  seats!: number;

  /** Outside the ward's hours or on a holiday, because staff say so. */
  @MayBeLeftOut()
  @IsBoolean()
  outsideHours?: boolean;
}

export class ChangedWalkInPlanDto extends WalkInPlanDto {
  @Version()
  version!: number;
}

class NewcomerDto extends OmitType(NewMenteeDto, ['consent'] as const) {}

export class ArrivalDto {
  /** Somebody known … */
  @MayBeLeftOut()
  @Id()
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
  @Code('topic')
  topic?: string;

  @MayBeLeftOut()
  @IsBoolean()
  isPriority?: boolean;
}

export class NextTurnDto {
  /** The numbers seen being served: when another was called since, nobody is called. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(largestInteger, { each: true })
  serving?: number[];

  /** Left out: any ambassador who is free. */
  @MayBeLeftOut()
  @Id()
  mentorId?: string;
}

export class DepartureDto {
  @Version()
  version!: number;

  @IsIn(['left', 'absent'])
  because!: 'left' | 'absent';
}

export class WalkInDaysQuery {
  /** Today, when left out. */
  @IsOptional()
  @LocalDay()
  from?: string;
}
