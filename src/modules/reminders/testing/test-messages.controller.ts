import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { TestMessageDto } from './test-messages.dto';
import { TestMessageAnswer } from './test-messages.views';
import { TestMessages } from './test-messages';

@ApiTags('reminders')
@Controller('api/v1')
@Allow('messages.test')
export class TestMessagesController {
  constructor(private readonly tests: TestMessages) {}

  /** The latest tests of a ward. */
  @Get('wards/:wardId/test-messages')
  list(@Param('wardId') wardId: string): Promise<TestMessageAnswer[]> {
    return this.tests.lately(wardId);
  }

  /** Sends a real message to oneself by every configured channel, and tells what became of it. */
  @Post('wards/:wardId/test-messages')
  send(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { phone = '', email = '' }: TestMessageDto,
  ): Promise<TestMessageAnswer> {
    return this.tests.send(actor, wardId, { phone, email });
  }
}
