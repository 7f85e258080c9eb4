import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { PhoneCorrectionDto } from './phone-corrections.dto';
import { PhoneCorrectionAnswer } from './phone-corrections.views';
import { PhoneCorrections } from './phone-corrections';

@ApiTags('people')
@Controller('api/v1')
@Allow('people.change')
export class PhoneCorrectionsController {
  constructor(private readonly corrections: PhoneCorrections) {}

  /** Numbers that were put right in the last day, and can be taken back. */
  @Get('wards/:wardId/phone-corrections')
  list(@Param('wardId') wardId: string): Promise<PhoneCorrectionAnswer[]> {
    return this.corrections.latest(wardId);
  }

  /** Another number instead of a wrong one, for everybody named who has it. */
  @Post('wards/:wardId/phone-corrections')
  correct(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { number = null, ...change }: PhoneCorrectionDto,
  ): Promise<PhoneCorrectionAnswer> {
    return this.corrections.correct(actor, wardId, { number, ...change });
  }

  /** Each of them has the number of before again. */
  @Post('phone-corrections/:id/taking-back')
  @HttpCode(204)
  takeBack(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.corrections.takeBack(actor, id);
  }
}
