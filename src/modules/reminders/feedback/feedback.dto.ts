import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Id, Text } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import {
  type AloneAnswer,
  aloneAnswers,
  type UsefulAnswer,
  usefulAnswers,
} from '../entities/feedback.entity';

export class FeedbackQuery {
  /** Operators name the ward; officers see their own. */
  @IsOptional()
  @Id()
  wardId?: string;
}

/** What somebody said on the phone; any of it. */
export class FeedbackDto {
  @MayBeLeftOut()
  @IsIn(usefulAnswers)
  useful?: UsefulAnswer;

  @MayBeLeftOut()
  @IsIn(aloneAnswers)
  alone?: AloneAnswer;

  /** Something is wrong: it stands as a to-do for the ward. */
  @MayBeLeftOut()
  @IsBoolean()
  isWrong?: boolean;

  @MayBeLeftOut()
  @Text(500, 0)
  words?: string;
}
