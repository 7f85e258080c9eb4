import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, AnswersWholePhones, CurrentActor, wardAsked } from '../../access';
import { PeopleScope } from '../../matching';
import { WardPageQuery } from '../lists/reminders.dto';
import { CallDto, CalledDto, CallersDto, CallLinesQuery, CallNoteDto } from './calls.dto';
import { CallLinePage, CallLineView, CallPage } from './calls.views';
import { CallCallers, type NextCaller } from './call-callers';
import { CallLines } from './call-lines';
import { CallList } from './call-list';
import { CallNotes } from './call-notes';

@ApiTags('reminders')
@Controller('api/v1')
@Allow('calls.note')
export class CallsController {
  constructor(
    private readonly callList: CallList,
    private readonly lines: CallLines,
    private readonly callers: CallCallers,
    private readonly notes: CallNotes,
    private readonly scope: PeopleScope,
  ) {}

  /** Messages that reached nobody for sure, and what to say instead. */
  @Allow('calls.list')
  @AnswersWholePhones('calls')
  @Get('call-list')
  calls(@CurrentActor() actor: Actor, @Query() query: WardPageQuery): Promise<CallPage> {
    return this.callList.list(wardAsked(actor, 'calls.list', query.wardId), query);
  }

  /** The same by number to call, with who calls it and what came of the last call. */
  @Allow('calls.list')
  @AnswersWholePhones('calls')
  @Get('call-lines')
  list(@CurrentActor() actor: Actor, @Query() query: CallLinesQuery): Promise<CallLinePage> {
    return this.lines.list(actor, wardAsked(actor, 'calls.list', query.wardId), query);
  }

  /** What an ambassador may call, of the people they guide or teach: given to them, or nobody's yet. */
  @Allow('agendas.read')
  @AnswersWholePhones('calls')
  @Get('mentors/:id/call-lines')
  async ofMentor(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CallLineView[]> {
    await this.scope.mentor(actor, id, 'agendas.read');
    return this.lines.ofMentor(id);
  }

  /** Says who calls these numbers; all of them or none. */
  @Allow('calls.give')
  @Put('wards/:wardId/call-callers')
  @HttpCode(204)
  give(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { lines, ...to }: CallersDto,
  ) {
    return this.callers.give(actor, wardId, lines, nextCaller(actor, to));
  }

  /** What came of a call; whoever was reached leaves the list with all of these messages. */
  @Post('calls')
  @HttpCode(204)
  note(@CurrentActor() actor: Actor, @Body() { note = '', ...call }: CallNoteDto) {
    return this.notes.note(actor, { ...call, note: note || null });
  }

  /** The number of these messages is given back by whoever was to call it. */
  @Post('call-returns')
  @HttpCode(204)
  giveBack(@CurrentActor() actor: Actor, @Body() { reminderIds }: CalledDto) {
    return this.callers.giveBack(actor, reminderIds);
  }

  /** Somebody called about this message alone, and reached the person. */
  @Post('reminders/:id/calls')
  @HttpCode(204)
  called(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CallDto) {
    const note = body.note ?? null;
    return this.notes.note(actor, { reminderIds: [id], outcome: 'reached', note });
  }

  /** The call was noted by mistake: everything that it told of stands on the list again. */
  @Delete('reminders/:id/calls')
  @HttpCode(204)
  takeCallBack(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.notes.takeBack(actor, id);
  }
}

function nextCaller(actor: Actor, { to, accountId }: Omit<CallersDto, 'lines'>): NextCaller {
  if (to === 'nobody') return null;
  return to === 'mentor' ? { kind: to } : { kind: to, id: accountId ?? actor.id ?? '' };
}
