import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { defaultLanguage, languages, type Language } from '../../../texts';
import type { Gender } from '../../../core/matching/rules/problem';
import { WeeklyWindowDto } from '../../wards';

export class LanguageQuery {
  @IsOptional()
  @IsIn(languages().map(({ code }) => code))
  lang: Language = defaultLanguage;
}

export class PairKeyDto {
  @IsUUID()
  mentorId!: string;

  @IsUUID()
  menteeId!: string;
}

export class MaximumDto {
  @IsUUID()
  mentorId!: string;

  @IsInt()
  @Min(0)
  @Max(100)
  maximum!: number;
}

/** A mentor who is not on the list yet. */
export class AddedMentorDto {
  @IsLatitude()
  latitude!: number;

  @IsLongitude()
  longitude!: number;

  @IsOptional()
  @IsUUID()
  hamletId: string | null = null;

  @IsOptional()
  @IsIn(['female', 'male'])
  gender: Gender | null = null;

  @IsString({ each: true })
  languages!: string[];

  @IsString({ each: true })
  topics!: string[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowDto)
  windows!: WeeklyWindowDto[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  maxMentees: number | null = null;
}

const mostChanges = 20;

/** What would happen if …; all of it together. */
export class ChangesDto {
  @MayBeLeftOut()
  @ArrayMaxSize(mostChanges)
  @ValidateNested({ each: true })
  @Type(() => PairKeyDto)
  locks?: PairKeyDto[];

  @MayBeLeftOut()
  @ArrayMaxSize(mostChanges)
  @ValidateNested({ each: true })
  @Type(() => PairKeyDto)
  forbids?: PairKeyDto[];

  @MayBeLeftOut()
  @ArrayMaxSize(mostChanges)
  @ValidateNested({ each: true })
  @Type(() => PairKeyDto)
  moves?: PairKeyDto[];

  @MayBeLeftOut()
  @ArrayMaxSize(mostChanges)
  @ValidateNested({ each: true })
  @Type(() => MaximumDto)
  maximums?: MaximumDto[];

  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => AddedMentorDto)
  addedMentor?: AddedMentorDto;
}

export class AcceptChangesDto extends ChangesDto {
  /** The proposal's version that the difference was shown for. */
  @IsInt()
  version!: number;
}
