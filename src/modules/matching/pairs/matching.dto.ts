import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';

export class MoveMenteeDto {
  @IsUUID()
  mentorId!: string;
}

export class PublishDto {
  /** Publish although corrections left a mentor with fewer mentees than the minimum. */
  @MayBeLeftOut()
  @IsBoolean()
  acceptBelowMinimum = false;
}

export class ReleaseQuery {
  /** `?forbid=true`: never pair the two again. */
  @IsOptional()
  forbid?: string;
}

export class PairsQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  mentorId?: string;
}
