import { ApiProperty } from '@nestjs/swagger';
import type { Side } from '../../../core/people/fields';
import { Report, type ReportState, reportStates } from '../entities/report.entity';
import type { FigureRow } from './report-counting';
import {
  CutNumber,
  FigureNumber,
  ReportByHand,
  ReportNumbers,
} from '../entities/report-numbers.views';
import type { NamedPerson } from './report-people';

// What the API answers, as classes, so that its description can name every field.

export class NamedPersonView implements NamedPerson {
  id!: string;
  side!: Side;
  personId!: string;
  fullName!: string;
  hamletName!: string;
  word!: string;
  agreedOn!: string;
}

/** A report with its numbers: of a draft, as they are now. */
export class WholeReportView {
  report!: Report;
  @ApiProperty({ type: () => ReportNumbers })
  numbers!: ReportNumbers;
  people!: NamedPersonView[];
  /** There is a later edition. */
  isReplaced!: boolean;
}

export class FigureRowView implements FigureRow {
  id!: string;
  ref!: string | null;
  name!: string | null;
  topic!: string | null;
  hamletName!: string | null;
  on!: string;
  times!: number;
}

/** A unit of a province; without a report, nulls. */
export class ReportingUnitView {
  wardId!: string;
  code!: string;
  name!: string;
  reportId!: string | null;
  @ApiProperty({ enum: reportStates, enumName: 'ReportState', nullable: true })
  state!: ReportState | null;
  edition!: number | null;
}

/** The sum of what the units of a province sent and nobody returned. */
export class ProvinceReportView {
  units!: ReportingUnitView[];
  /** How many units are in the sum. */
  counted!: number;
  @ApiProperty({ type: () => FigureNumber, isArray: true })
  figures!: FigureNumber[];
  @ApiProperty({ type: () => CutNumber, isArray: true })
  cuts!: CutNumber[];
  @ApiProperty({ type: () => ReportByHand })
  byHand!: ReportByHand;
}
