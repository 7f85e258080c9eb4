import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { CancelSessionDto, OnVersionDto } from '../views/sessions.dto';
import { WalkInBoards } from './walk-in-board';
import { WalkInDaysService } from './walk-in-days.service';
import { WalkInLine } from './walk-in-line.service';
import {
  ArrivalDto,
  NextTurnDto,
  ChangedWalkInPlanDto,
  DepartureDto,
  WalkInDaysQuery,
  WalkInPlanDto,
} from './walk-ins.dto';
import { TicketView, WalkInBoardView } from './walk-ins.views';

/** Days for people without an appointment. */
@ApiTags('walk-ins')
@Controller('api/v1')
@Allow('walk-ins.plan')
export class WalkInsController {
  constructor(
    private readonly days: WalkInDaysService,
    private readonly line: WalkInLine,
    private readonly boards: WalkInBoards,
  ) {}

  @Get('wards/:wardId/walk-in-days')
  list(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: WalkInDaysQuery,
  ) {
    return this.days.list(actor, wardId, query.from ?? this.days.today());
  }

  @Post('wards/:wardId/walk-in-days')
  plan(@CurrentActor() actor: Actor, @Param('wardId') wardId: string, @Body() body: WalkInPlanDto) {
    return this.days.plan(actor, wardId, body);
  }

  @Put('walk-in-days/:id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangedWalkInPlanDto,
  ) {
    return this.days.change(actor, id, body);
  }

  @Post('walk-in-days/:id/cancellation')
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CancelSessionDto) {
    return this.days.cancel(actor, id, body);
  }

  @Post('walk-in-days/:id/reopening')
  reopen(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: OnVersionDto) {
    return this.days.reopen(actor, id, body);
  }

  /** Who is being served, who waits and about how long. */
  @Allow('walk-ins.serve')
  @Get('walk-in-days/:id')
  board(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WalkInBoardView> {
    return this.boards.of(actor, id);
  }

  /** Somebody came in: they get the next number. */
  @Allow('walk-ins.register')
  @Post('walk-in-days/:id/tickets')
  register(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ArrivalDto) {
    return this.line.register(actor, id, body);
  }

  /** "Next, please." */
  @Allow('walk-ins.serve')
  @Post('walk-in-days/:id/calls')
  next(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NextTurnDto,
  ): Promise<TicketView> {
    return this.line.next(actor, id, body);
  }

  @Allow('walk-ins.serve')
  @Post('walk-in-tickets/:id/completion')
  @HttpCode(204)
  finish(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: OnVersionDto) {
    return this.line.finish(actor, id, body);
  }

  @Allow('walk-ins.serve')
  @Post('walk-in-tickets/:id/departure')
  @HttpCode(204)
  depart(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: DepartureDto) {
    return this.line.depart(actor, id, body);
  }

  /** Back to their place in the line. */
  @Allow('walk-ins.serve')
  @Post('walk-in-tickets/:id/return')
  @HttpCode(204)
  comeBack(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: OnVersionDto) {
    return this.line.comeBack(actor, id, body);
  }
}
