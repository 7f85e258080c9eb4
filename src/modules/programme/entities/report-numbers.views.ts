import { ApiProperty } from '@nestjs/swagger';
import { type CutKind, cutKinds, type FigureCode } from '../../../core/programme/figures';
import { type PointKind, pointKinds } from '../../../core/programme/campaigns';
import type { MeasureCode } from '../../../core/vietnamese/measures';

// The numbers of a report, as they are kept and as the API answers them.

export class FigureNumber {
  code!: FigureCode;
  /** Of all days until the end of the period. */
  total!: number;
  /** Of the period; null of what stands today and has no period. */
  @ApiProperty({ type: 'integer', nullable: true })
  inPeriod!: number | null;
}

/** A figure of one topic, group or mark. */
export class CutNumber {
  figure!: FigureCode;
  @ApiProperty({ enum: cutKinds, enumName: 'CutKind' })
  by!: CutKind;
  code!: string;
  total!: number;
  inPeriod!: number;
}

/** A target of the year in which the period ends, and how far it is at that end. */
export class TargetNumber {
  measure!: MeasureCode;
  audience!: string;
  /** As a number; null where nobody can tell. */
  @ApiProperty({ type: 'integer', nullable: true })
  wanted!: number | null;
  /** What was asked for in percent of the denominator; null of a number. */
  @ApiProperty({ type: 'integer', nullable: true })
  wantedPercent!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  denominator!: number | null;
  total!: number;
  inPeriod!: number;
  /** Of what is wanted. */
  @ApiProperty({ type: 'integer', nullable: true })
  percent!: number | null;
}

export class PointCount {
  @ApiProperty({ enum: pointKinds, enumName: 'PointKind' })
  kind!: PointKind;
  count!: number;
}

/** Of a report of a campaign: what is added by hand is apart from what is counted. */
export class CampaignNumbers {
  name!: string;
  /** Turns of its days that are in no record; null where nobody said a number. */
  @ApiProperty({ type: 'integer', nullable: true })
  turnsByHand!: number | null;
  @ApiProperty({ type: () => PointCount, isArray: true })
  points!: PointCount[];
  days!: number;
  onTime!: number;
  late!: number;
  missing!: number;
}

/** All that is counted, at one moment. */
export class ReportNumbers {
  /** When they were counted, epoch milliseconds. */
  countedAt!: number;
  @ApiProperty({ type: () => FigureNumber, isArray: true })
  figures!: FigureNumber[];
  @ApiProperty({ type: () => CutNumber, isArray: true })
  cuts!: CutNumber[];
  @ApiProperty({ type: () => TargetNumber, isArray: true })
  targets!: TargetNumber[];
  @ApiProperty({ type: () => CampaignNumbers, required: false })
  campaign?: CampaignNumbers;
}

/** What is written and not counted; empty where nothing was said. */
export class ReportWords {
  communication!: string;
  difficulties!: string;
  proposals!: string;
  /** Outstanding groups, in words; people stand in a list of their own. */
  groups!: string;
}

/** Numbers that are in no record: null where nobody gave one, which is not 0. */
export class ReportByHand {
  @ApiProperty({ type: 'integer', nullable: true })
  news!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  loudspeakers!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  events!: number | null;
}
