import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor, wardAsked } from '../../access';
import { PersonParams, sideOf } from '../../people';
import { MessageChoicesService } from '../preferences/message-choices';
import { OptOuts } from '../preferences/opt-outs';
import { ReminderQueries } from './reminder-queries';
import { MessageChoicesDto, OptOutDto, RemindersQuery } from './reminders.dto';
import { PersonMessagesView, ReminderPage } from './reminders.views';

@ApiTags('reminders')
@Controller('api/v1')
@Allow('reminders.read')
export class RemindersController {
  constructor(
    private readonly queries: ReminderQueries,
    private readonly optOuts: OptOuts,
    private readonly messageChoices: MessageChoicesService,
  ) {}

  /** Reminders of a ward, by `dueAt` downwards. */
  @Get('reminders')
  list(@CurrentActor() actor: Actor, @Query() query: RemindersQuery): Promise<ReminderPage> {
    return this.queries.list(wardAsked(actor, 'reminders.read', query.wardId), query);
  }

  /** Every try to send it, with the provider's codes. */
  @Get('reminders/:id/attempts')
  attempts(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.queries.attempts(actor, id);
  }

  /** In which language somebody is written to, at which e-mail address, and whether at all. */
  @Allow('messages.choose')
  @Get(':people/:id/messages')
  choices(
    @CurrentActor() actor: Actor,
    @Param() { people, id }: PersonParams,
  ): Promise<PersonMessagesView> {
    return this.messageChoices.of(actor, sideOf(people), id);
  }

  @Allow('messages.choose')
  @Patch(':people/:id/messages')
  @HttpCode(204)
  choose(
    @CurrentActor() actor: Actor,
    @Param() { people, id }: PersonParams,
    @Body() body: MessageChoicesDto,
  ) {
    return this.messageChoices.change(actor, sideOf(people), id, body);
  }

  /** STOP: no more messages to this address by this channel. */
  @Allow('addresses.stop')
  @Post('opt-outs')
  @HttpCode(204)
  stop(@CurrentActor() actor: Actor, @Body() body: OptOutDto) {
    return this.optOuts.stop(actor, body.address, body.channel);
  }

  @Allow('addresses.stop')
  @Delete('opt-outs')
  @HttpCode(204)
  resume(@CurrentActor() actor: Actor, @Query() query: OptOutDto) {
    return this.optOuts.resume(actor, query.address, query.channel);
  }
}
