import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../access';
import { CancelSessionDto, OnVersionDto } from '../views/sessions.dto';
import { WalkInBoards } from './walk-in-board';
import { WalkInDaysService } from './walk-in-days.service';
import { WalkInLine } from './walk-in-line.service';
import {
  ArrivalDto,
  CallDto,
  ChangedWalkInPlanDto,
  DepartureDto,
  WalkInDaysQuery,
  WalkInPlanDto,
} from './walk-ins.dto';

/** Days for people without an appointment. */
@ApiTags('walk-ins')
@Controller('api/v1')
@AllowOnly(...staff)
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
  @Get('walk-in-days/:id')
  @AllowOnly(...staff, 'mentor')
  board(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.boards.of(actor, id);
  }

  /** Somebody came in: they get the next number. */
  @Post('walk-in-days/:id/tickets')
  register(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ArrivalDto) {
    return this.line.register(actor, id, body);
  }

  /** "Next, please." */
  @Post('walk-in-days/:id/calls')
  @AllowOnly(...staff, 'mentor')
  next(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CallDto) {
    return this.line.next(actor, id, body);
  }

  @Post('walk-in-tickets/:id/completion')
  @HttpCode(204)
  @AllowOnly(...staff, 'mentor')
  finish(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: OnVersionDto) {
    return this.line.finish(actor, id, body);
  }

  @Post('walk-in-tickets/:id/departure')
  @HttpCode(204)
  @AllowOnly(...staff, 'mentor')
  depart(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: DepartureDto) {
    return this.line.depart(actor, id, body);
  }

  /** Back to their place in the line. */
  @Post('walk-in-tickets/:id/return')
  @HttpCode(204)
  @AllowOnly(...staff, 'mentor')
  comeBack(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: OnVersionDto) {
    return this.line.comeBack(actor, id, body);
  }
}
