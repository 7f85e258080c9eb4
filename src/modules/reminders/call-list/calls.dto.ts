import { IsIn, IsOptional } from 'class-validator';
import { largestInteger } from '../../../platform/http/bounds';
import { Id, Ids, ListOf, Text, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { callOutcomes, type CallOutcome } from '../entities/call-line-row.entity';
import { WardPageQuery } from '../lists/reminders.dto';
import { whoseLines, type WhoseLines } from './call-lines';

export class CallDto {
  /** What came of the call. */
  @MayBeLeftOut()
  @Text(500, 0)
  note?: string;
}

export class CallLinesQuery extends WardPageQuery {
  /** One's own, those that nobody has taken, or all. */
  @IsOptional()
  @IsIn(whoseLines)
  whose?: WhoseLines;
}

export class SeenLineDto {
  /** A number (E.164); where there is none, the person's id. */
  @Text(36)
  line!: string;

  /** As it was read; 0 where nothing is kept of it. */
  @Whole(0, largestInteger)
  version!: number;
}

export class CallersDto {
  @ListOf(() => SeenLineDto, 200, 1)
  lines!: SeenLineDto[];

  /** To whom they are given; `mentor` is the ambassador who guides everybody of a line. */
  @IsIn(['staff', 'mentor', 'nobody'])
  to!: 'staff' | 'mentor' | 'nobody';

  /** With `staff`: whose account; left out, oneself. */
  @IsOptional()
  @Id()
  accountId?: string;
}

export class CalledDto {
  /** The messages that the call was about. */
  @Ids(200, 1)
  reminderIds!: string[];
}

export class CallNoteDto extends CalledDto {
  /** What came of it. */
  @IsIn(callOutcomes)
  outcome!: CallOutcome;

  @MayBeLeftOut()
  @Text(500, 0)
  note?: string;
}
