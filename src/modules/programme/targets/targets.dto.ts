import { ApiProperty } from '@nestjs/swagger';
import { AUDIENCES, type MeasureCode, MEASURES } from '../../../core/vietnamese/measures';
import { largestInteger } from '../../../platform/http/bounds';
import { Id, ListOf, LocalDay, OneOf, Text, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut, OrNull } from '../../../platform/http/left-out';
import { longestSource, targetYears, type TargetValues } from './target-values';

/** What a unit shall reach by the end of a year: `percent` of `denominator`, or `amount`. */
export class TargetValuesDto implements TargetValues {
  @Whole(targetYears.first, targetYears.last)
  year!: number;

  @OneOf(AUDIENCES.codes, AUDIENCES.enumName)
  audience!: string;

  @OneOf(MEASURES.codes, MEASURES.enumName)
  measure!: MeasureCode;

  @Whole(1, 100)
  @OrNull()
  @MayBeLeftOut()
  @ApiProperty({ nullable: true })
  percent: number | null = null;

  /** How many there are in the unit, not in these lists. */
  @Whole(1, largestInteger)
  @OrNull()
  @MayBeLeftOut()
  @ApiProperty({ nullable: true })
  denominator: number | null = null;

  @LocalDay()
  @OrNull()
  @MayBeLeftOut()
  @ApiProperty({ nullable: true })
  denominatorOn: string | null = null;

  @Text(longestSource)
  @OrNull()
  @MayBeLeftOut()
  @ApiProperty({ nullable: true })
  denominatorSource: string | null = null;

  @Whole(1, largestInteger)
  @OrNull()
  @MayBeLeftOut()
  @ApiProperty({ nullable: true })
  amount: number | null = null;
}

export class SetTargetDto extends TargetValuesDto {
  /** Of the one that was seen; 0 where there is none yet. */
  @Whole(0, largestInteger)
  version!: number;
}

export class TargetOfUnitDto extends TargetValuesDto {
  /** The unit's code. */
  @Text(10)
  unitCode!: string;
}

/** Targets of the units of a province, all of them or none. */
export class ProvinceTargetsDto {
  @ListOf(() => TargetOfUnitDto, 5_000, 1)
  targets!: TargetOfUnitDto[];
}

/** Of which year and days numbers are told; left out, this year until today. */
export class TargetQuery {
  /** The targets' year. */
  @MayBeLeftOut()
  @Whole(targetYears.first, targetYears.last)
  year?: number;

  /** The first day of the period; left out, that of the year. */
  @MayBeLeftOut()
  @LocalDay()
  from?: string;

  /** The last day of the period and of the cumulative number; left out, today, or the year's last. */
  @MayBeLeftOut()
  @LocalDay()
  until?: string;
}

export class MeasureQuery {
  /** Of whom; left out, of everybody. */
  @MayBeLeftOut()
  @OneOf(AUDIENCES.codes)
  audience = 'all';

  /** Left out, of this year until today. */
  @MayBeLeftOut()
  @LocalDay()
  from?: string;

  /** The last day; left out, today. */
  @MayBeLeftOut()
  @LocalDay()
  until?: string;
}

export class MeasureListQuery extends MeasureQuery {
  /** Only whoever lives in this hamlet now. */
  @MayBeLeftOut()
  @Id()
  hamletId?: string;

  /** Only whoever is in this programme now, by its id; `-` is that of the ambassadors. */
  @MayBeLeftOut()
  @Text(40)
  programme?: string;
}
