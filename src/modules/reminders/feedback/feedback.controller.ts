import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor, wardAsked } from '../../access';
import { FeedbackAnswers } from './feedback-answers';
import { FeedbackCalls } from './feedback-calls';
import { FeedbackDto, FeedbackQuery } from './feedback.dto';
import { FeedbackView } from './feedback.views';

@ApiTags('reminders')
@Controller('api/v1')
@Allow('reminders.read')
export class FeedbackController {
  constructor(
    private readonly answers: FeedbackAnswers,
    private readonly calls: FeedbackCalls,
  ) {}

  @Get('feedback')
  async of(@CurrentActor() actor: Actor, @Query() query: FeedbackQuery): Promise<FeedbackView> {
    const wardId = wardAsked(actor, 'reminders.read', query.wardId);
    const counts = await this.answers.counts(wardId);
    const wrong = await this.answers.wrong(wardId);
    return { counts, wrong, toAsk: await this.calls.list(wardId) };
  }

  /** Somebody was called, and answered. */
  @Allow('feedback.settle')
  @Post('feedback/:id/answers')
  @HttpCode(204)
  note(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: FeedbackDto) {
    return this.answers.note(actor, id, body);
  }

  /** What was wrong has been looked after. */
  @Allow('feedback.settle')
  @Post('feedback/:id/settlement')
  @HttpCode(204)
  settle(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.answers.settle(actor, id);
  }
}
