import { ApiProperty } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import type { ReportKind } from '../../../core/programme/report-periods';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { ReportByHand, ReportNumbers, ReportWords } from './report-numbers.views';
import { sealed } from '../../../platform/database/sealing/sealing';

/** `approved` is locked; what was sent is corrected by another edition only. */
export const reportStates = ['draft', 'sent', 'returned', 'approved'] as const;
export type ReportState = (typeof reportStates)[number];

/** What a unit reports of some days, in one edition. */
@Entity('report')
export class Report {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  kind!: ReportKind;

  /** Of a report of a campaign. */
  @RefColumn({ nullable: true })
  campaignId!: string | null;

  @DateColumn()
  fromOn!: string;

  @DateColumn()
  untilOn!: string;

  /** 1 is the first; each correction is one more. */
  @IntegerColumn()
  edition!: number;

  @TextColumn({ length: 10 })
  state!: ReportState;

  @JsonColumn({ ...sealed })
  @ApiProperty({ type: () => ReportWords })
  words!: ReportWords;

  @JsonColumn()
  @ApiProperty({ type: () => ReportByHand })
  byHand!: ReportByHand;

  /** As they were when it was sent; null of a draft, whose numbers are counted whenever it is looked at. */
  @JsonColumn({ nullable: true })
  @ApiProperty({ type: () => ReportNumbers, nullable: true })
  numbers!: ReportNumbers | null;

  @InstantColumn({ nullable: true })
  sentAt!: number | null;

  @RefColumn({ nullable: true })
  sentById!: string | null;

  @InstantColumn({ nullable: true })
  decidedAt!: number | null;

  @RefColumn({ nullable: true })
  decidedById!: string | null;

  /** Why it was returned, or what was said when it was approved. */
  @TextColumn({ ...sealed, nullable: true })
  decisionWord!: string | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
