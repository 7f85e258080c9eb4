import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, AllowOnly, CurrentActor } from '../../access';
import { DomainError } from '../../../platform/common/domain-error';
import { CallList } from '../call-list/call-list';
import { MessageChoicesService } from '../preferences/message-choices';
import { OptOuts } from '../preferences/opt-outs';
import { ReminderQueries } from './reminder-queries';
import {
  CallDto,
  MessageChoicesDto,
  OptOutDto,
  PersonParams,
  RemindersQuery,
  WardPageQuery,
} from './reminders.dto';

@ApiTags('reminders')
@Controller('api/v1')
@AllowOnly('officer', 'operator')
export class RemindersController {
  constructor(
    private readonly queries: ReminderQueries,
    private readonly callList: CallList,
    private readonly optOuts: OptOuts,
    private readonly messageChoices: MessageChoicesService,
  ) {}

  /** Reminders of a ward, by `dueAt` downwards. */
  @Get('reminders')
  list(@CurrentActor() actor: Actor, @Query() query: RemindersQuery) {
    return this.queries.list(wardOf(actor, query.wardId), query);
  }

  /** Every try to send it, with the provider's codes. */
  @Get('reminders/:id/attempts')
  attempts(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.queries.attempts(actor, id);
  }

  /** People whom no message reached for sure, and what to say to them. */
  @Get('call-list')
  calls(@CurrentActor() actor: Actor, @Query() query: WardPageQuery) {
    return this.callList.list(wardOf(actor, query.wardId), query);
  }

  /** Somebody called the person. */
  @Post('reminders/:id/calls')
  @HttpCode(204)
  called(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CallDto) {
    return this.callList.markCalled(actor, id, body.note ?? null);
  }

  /** The call was noted by mistake. */
  @Delete('reminders/:id/calls')
  @HttpCode(204)
  takeCallBack(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.callList.unmarkCalled(actor, id);
  }

  /** In which language somebody is written to, at which e-mail address, and whether at all. */
  @Get(':people/:id/messages')
  @AllowOnly('officer', 'operator', 'mentor', 'mentee')
  choices(@CurrentActor() actor: Actor, @Param() { people, id }: PersonParams) {
    return this.messageChoices.of(actor, kindOf(people), id);
  }

  @Patch(':people/:id/messages')
  @HttpCode(204)
  @AllowOnly('officer', 'operator', 'mentor', 'mentee')
  choose(
    @CurrentActor() actor: Actor,
    @Param() { people, id }: PersonParams,
    @Body() body: MessageChoicesDto,
  ) {
    return this.messageChoices.change(actor, kindOf(people), id, body);
  }

  /** STOP: no more messages to this address by this channel. */
  @Post('opt-outs')
  @HttpCode(204)
  stop(@CurrentActor() actor: Actor, @Body() body: OptOutDto) {
    return this.optOuts.stop(actor, body.address, body.channel);
  }

  @Delete('opt-outs')
  @HttpCode(204)
  resume(@CurrentActor() actor: Actor, @Query() query: OptOutDto) {
    return this.optOuts.resume(actor, query.address, query.channel);
  }
}

function kindOf(people: PersonParams['people']): 'mentor' | 'mentee' {
  return people === 'mentors' ? 'mentor' : 'mentee';
}

/** An officer's own ward whatever is asked; an operator must name one. */
function wardOf(actor: Actor, asked: string | undefined): string {
  const wardId = actor.wardId ?? asked;
  if (!wardId) throw new DomainError('ward-missing');
  return wardId;
}
