import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import {
  BookingDto,
  BookingsQuery,
  CancelBookingDto,
  ComingDto,
  FreeTimesQuery,
  MoveBookingDto,
  SinceQuery,
} from '../views/bookings.dto';
import { BookingsService } from './bookings.service';
import { ComingService } from './coming.service';
import { FreeTimesService } from './free-times.service';
import { SessionQueries } from '../views/session-queries';
import { BookedSeat, FreeTime } from './bookings.views';
import { BookingPage, MyBooking } from '../views/sessions.views';

@ApiTags('bookings')
@Controller('api/v1')
@Allow('bookings.make')
export class BookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly coming: ComingService,
    private readonly times: FreeTimesService,
    private readonly queries: SessionQueries,
  ) {}

  @Allow('bookings.list')
  @Get('bookings')
  list(@CurrentActor() actor: Actor, @Query() query: BookingsQuery): Promise<BookingPage> {
    return this.queries.bookings(actor, query);
  }

  @Post('bookings')
  book(@CurrentActor() actor: Actor, @Body() body: BookingDto): Promise<BookedSeat> {
    return this.bookings.book(actor, body);
  }

  /** A seat kept for five minutes. */
  @Post('holds')
  hold(@CurrentActor() actor: Actor, @Body() body: BookingDto): Promise<BookedSeat> {
    return this.bookings.hold(actor, body);
  }

  /** Says yes to a seat that was held, or that is free by now for somebody who waited. */
  @Post('bookings/:id/confirmation')
  confirm(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<BookedSeat> {
    return this.bookings.confirm(actor, id);
  }

  @Allow('bookings.read')
  @Get('bookings/:id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.queries.booking(actor, id);
  }

  /** Moves the booking to another time or session. */
  @Patch('bookings/:id')
  move(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MoveBookingDto,
  ): Promise<BookedSeat> {
    return this.bookings.move(actor, id, body);
  }

  @Post('bookings/:id/cancellation')
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: CancelBookingDto) {
    return this.bookings.cancel(actor, id, body);
  }

  /** Says that the mentee will come; their ambassador sees it. */
  @Post('bookings/:id/coming')
  willCome(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ComingDto) {
    return this.coming.say(actor, id, body.startAt);
  }

  @Get('mentees/:id/free-times')
  freeTimes(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: FreeTimesQuery,
  ): Promise<FreeTime[]> {
    return this.times.freeTimes(actor, id, { ...query, overLimits: query.overLimits === 'true' });
  }

  @Allow('bookings.read')
  @Get('mentees/:id/bookings')
  ofMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: SinceQuery,
  ): Promise<MyBooking[]> {
    return this.queries.ofMentee(actor, id, query);
  }
}
