import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import {
  calendarKinds,
  type CalendarKind,
  type ReportKind,
} from '../../../core/programme/report-periods';
import { cutKinds, type CutKind } from '../../../core/programme/figures';
import type { Side } from '../../../core/people/fields';
import { largestInteger } from '../../../platform/http/bounds';
import { Id, LocalDay, OneOf, Text, Version, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut, OrNull } from '../../../platform/http/left-out';

/** Which report is begun: the days are those that it tells of, both ends among them. */
export class NewReportDto {
  @OneOf(calendarKinds, 'CalendarKind')
  kind!: ReportKind;

  @LocalDay()
  from!: string;

  @LocalDay()
  until!: string;
}

export const longestReportWord = 4000;

export class ReportWordsDto {
  @Text(longestReportWord, 0)
  communication!: string;

  @Text(longestReportWord, 0)
  difficulties!: string;

  @Text(longestReportWord, 0)
  proposals!: string;

  @Text(longestReportWord, 0)
  groups!: string;
}

/** Null where there is no number, which is not 0. */
export class ReportByHandDto {
  @Whole(0, largestInteger)
  @OrNull()
  @ApiProperty({ nullable: true })
  news!: number | null;

  @Whole(0, largestInteger)
  @OrNull()
  @ApiProperty({ nullable: true })
  loudspeakers!: number | null;

  @Whole(0, largestInteger)
  @OrNull()
  @ApiProperty({ nullable: true })
  events!: number | null;
}

export class WrittenReportDto {
  @Version()
  version!: number;

  @ValidateNested()
  @Type(() => ReportWordsDto)
  words!: ReportWordsDto;

  @ValidateNested()
  @Type(() => ReportByHandDto)
  byHand!: ReportByHandDto;
}

export class SeenReportDto {
  @Version()
  version!: number;
}

/** Approved, or returned with a word. */
export class ReportDecisionDto extends SeenReportDto {
  @IsBoolean()
  isApproved!: boolean;

  /** Needed where it is returned. */
  @Text(1000, 0)
  word = '';
}

/** Somebody outstanding who agreed to be named. */
export class ReportPersonDto {
  @OneOf(['mentor', 'mentee'], 'Side')
  side!: Side;

  @Id()
  personId!: string;

  /** What for. */
  @Text(500)
  word!: string;

  @LocalDay()
  agreedOn!: string;
}

export class LetterheadDto {
  @Text(200, 0)
  parentAgency!: string;

  @Text(200, 0)
  agency!: string;

  @Text(40, 0)
  numberSign!: string;

  @Text(80, 0)
  place!: string;

  @Text(200, 0)
  authority!: string;

  @Text(200, 0)
  signerTitle!: string;

  @Text(120, 0)
  signerName!: string;

  @Text(1000, 0)
  recipients!: string;
}

export class PeriodQuery {
  /** The first day; left out, that of this year. */
  @MayBeLeftOut()
  @LocalDay()
  from?: string;

  /** The last day; left out, today. */
  @MayBeLeftOut()
  @LocalDay()
  until?: string;
}

/** A figure's list may be cut to one topic, group or mark; both are said or neither. */
export class FigureQuery extends PeriodQuery {
  /** Left out, the whole figure. */
  @MayBeLeftOut()
  @OneOf(cutKinds)
  by?: CutKind;

  /** A topic, a group of the framework, or a mark. */
  @MayBeLeftOut()
  @Text(40)
  code?: string;
}

export class ProvinceReportQuery {
  /** The first day; left out, that of the last period of the kind that is over. */
  @MayBeLeftOut()
  @LocalDay()
  from?: string;

  /** The last day; left out, that of the same period. */
  @MayBeLeftOut()
  @LocalDay()
  until?: string;

  /** Left out, monthly reports. */
  @MayBeLeftOut()
  @OneOf(calendarKinds)
  kind: CalendarKind = 'month';
}
