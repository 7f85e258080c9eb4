import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { type Actor, Allow, CurrentActor, wardAsked } from '../../access';
import { Text } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import {
  type AloneAnswer,
  aloneAnswers,
  type UsefulAnswer,
  usefulAnswers,
} from '../entities/feedback.entity';
import { WardPageQuery } from '../lists/reminders.dto';
import { FeedbackAnswers, type FeedbackCounts, type WrongFeedback } from './feedback-answers';

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

class FeedbackCountsView implements FeedbackCounts {
  asked!: number;
  answered!: number;
  useful!: number;
  alone!: number;
  wrong!: number;
}

class WrongFeedbackView implements WrongFeedback {
  id!: string;
  menteeId!: string;
  menteeName!: string;
  phone!: string | null;
  mentorName!: string;
  words!: string | null;
  answeredAt!: number | null;
}

/** How the ward's questions of the last 90 days were answered, and where something is wrong. */
class FeedbackView {
  counts!: FeedbackCountsView;
  wrong!: WrongFeedbackView[];
}

@ApiTags('reminders')
@Controller('api/v1')
@Allow('reminders.read')
export class FeedbackController {
  constructor(private readonly answers: FeedbackAnswers) {}

  @Get('feedback')
  async of(@CurrentActor() actor: Actor, @Query() query: WardPageQuery): Promise<FeedbackView> {
    const wardId = wardAsked(actor, 'reminders.read', query.wardId);
    return { counts: await this.answers.counts(wardId), wrong: await this.answers.wrong(wardId) };
  }

  /** Somebody was called, and answered. */
  @Post('feedback/:id/answers')
  @HttpCode(204)
  note(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: FeedbackDto) {
    return this.answers.note(actor, id, body);
  }

  /** What was wrong has been looked after. */
  @Post('feedback/:id/settlement')
  @HttpCode(204)
  settle(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.answers.settle(actor, id);
  }
}
