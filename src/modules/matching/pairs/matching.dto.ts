import { IsBoolean, IsOptional } from 'class-validator';
import { Id } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { PageQuery } from '../../../platform/http/paging';

export class MoveMenteeDto {
  @Id()
  mentorId!: string;
}

export class PublishDto {
  /** Publish although corrections left a mentor with fewer mentees than the minimum. */
  @MayBeLeftOut()
  @IsBoolean()
  acceptBelowMinimum: boolean = false;
}

export class PairsQuery extends PageQuery {
  /** Pairs of this mentor alone. */
  @IsOptional()
  @Id()
  mentorId?: string;
}
