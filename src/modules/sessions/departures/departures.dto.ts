import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import {
  menteesBecome,
  type MenteesBecome,
  type StopReason,
  stopReasons,
} from '../../../core/people/stops';
import { Id, LocalDay, OneOf, Version } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { ConsentDto } from '../../people';

export class StopMenteeDto {
  @Version()
  version!: number;

  @OneOf(stopReasons, 'StopReason')
  reason!: StopReason;

  /** Since when; today at the latest. */
  @LocalDay()
  on!: string;
}

export class StopMentorDto extends StopMenteeDto {
  /** A successor takes the mentees and lessons, as far as the rules allow; or they go back to the list; or wait. */
  @OneOf(menteesBecome, 'MenteesBecome')
  menteesBecome!: MenteesBecome;

  @IsOptional()
  @Id()
  successorId?: string | null;
}

export class ReturnDto {
  @Version()
  version!: number;

  /** Pairs and places too, as far as they are still possible. */
  @MayBeLeftOut()
  @IsBoolean()
  restore: boolean = true;

  /** Needed where it was withdrawn. */
  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => ConsentDto)
  consent?: ConsentDto;
}
