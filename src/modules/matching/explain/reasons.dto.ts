import type { Gender } from '../../../core/vietnamese/gender';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { mostWindows } from '../../../platform/http/bounds';
import { Id, Latitude, ListOf, Longitude, Version, Whole } from '../../../platform/http/fields';
import { Codes } from '../../people';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { defaultLanguage, languages, type Language } from '../../../texts';

import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';

export class LanguageQuery {
  /** In which language sentences are answered. */
  @IsOptional()
  @IsIn(languages().map(({ code }) => code))
  lang: Language = defaultLanguage;
}

export class PairKeyDto {
  @Id()
  mentorId!: string;

  @Id()
  menteeId!: string;
}

export class MaximumDto {
  @Id()
  mentorId!: string;

  @Whole(0, 100)
  maximum!: number;
}

/** A mentor who is not on the list yet. */
export class AddedMentorDto {
  @Latitude()
  latitude!: number;

  @Longitude()
  longitude!: number;

  @IsOptional()
  @Id()
  hamletId: string | null = null;

  @IsOptional()
  @IsIn(['female', 'male'])
  gender: Gender | null = null;

  @Codes('language')
  languages!: string[];

  @Codes('topic')
  topics!: string[];

  @ListOf(() => WeeklyWindowDto, mostWindows)
  windows!: WeeklyWindowDto[];

  @IsOptional()
  @Whole(1, 100)
  maxMentees: number | null = null;
}

const mostChanges = 20;

/** What would happen if …; all of it together. */
export class ChangesDto {
  @MayBeLeftOut()
  @ListOf(() => PairKeyDto, mostChanges)
  locks?: PairKeyDto[];

  @MayBeLeftOut()
  @ListOf(() => PairKeyDto, mostChanges)
  forbids?: PairKeyDto[];

  @MayBeLeftOut()
  @ListOf(() => PairKeyDto, mostChanges)
  moves?: PairKeyDto[];

  @MayBeLeftOut()
  @ListOf(() => MaximumDto, mostChanges)
  maximums?: MaximumDto[];

  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => AddedMentorDto)
  addedMentor?: AddedMentorDto;
}

export class AcceptChangesDto extends ChangesDto {
  /** The proposal's version that the difference was shown for. */
  @Version()
  version!: number;
}
