import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor, wardAsked } from '../../access';
import { BookingsService } from '../booking/bookings.service';
import { WaitingDto } from '../views/bookings.dto';
import { SessionQueries } from '../views/session-queries';
import {
  AttendanceDto,
  CancelSessionDto,
  NewSessionDto,
  OnVersionDto,
  OverLimitDto,
  SeatsDto,
  SessionsQuery,
} from '../views/sessions.dto';
import { SessionsService } from './sessions.service';
import { BookedSeat } from '../booking/bookings.views';
import { SessionView, SessionPage } from '../views/sessions.views';

@ApiTags('sessions')
@Controller('api/v1')
@Allow('sessions.lead')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly bookings: BookingsService,
    private readonly queries: SessionQueries,
  ) {}

  @Allow('sessions.list')
  @Get('sessions')
  list(@CurrentActor() actor: Actor, @Query() query: SessionsQuery): Promise<SessionPage> {
    return this.queries.list(actor, wardAsked(actor, 'sessions.list', query.wardId), query, query);
  }

  @Allow('agendas.read')
  @Get('mentors/:id/sessions')
  ofMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: SessionsQuery,
  ): Promise<SessionView[]> {
    return this.queries.ofMentor(actor, id, query);
  }

  @Post('sessions')
  create(@CurrentActor() actor: Actor, @Body() body: NewSessionDto) {
    return this.sessions.create(actor, body);
  }

  @Allow('sessions.read')
  @Get('sessions/:id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionView> {
    return this.queries.one(actor, id);
  }

  @Post('sessions/:id/confirmation')
  confirm(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: OnVersionDto) {
    return this.sessions.confirm(actor, id, body);
  }

  @Post('sessions/:id/cancellation')
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CancelSessionDto) {
    return this.sessions.cancel(actor, id, body);
  }

  /** Takes a cancellation back. */
  @Post('sessions/:id/restoration')
  restore(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: OverLimitDto) {
    return this.sessions.restore(actor, id, body);
  }

  @Put('sessions/:id/seats')
  changeSeats(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: SeatsDto) {
    return this.sessions.changeSeats(actor, id, body);
  }

  @Put('sessions/:id/attendance')
  attendance(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: AttendanceDto) {
    return this.sessions.markAttendance(actor, id, body);
  }

  /** The next place in the line of a full session. */
  @Allow('bookings.make')
  @Post('sessions/:id/waiting')
  wait(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: WaitingDto,
  ): Promise<BookedSeat> {
    return this.bookings.wait(actor, id, body);
  }
}
