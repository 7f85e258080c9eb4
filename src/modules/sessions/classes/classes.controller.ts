import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { BookedSeat } from '../booking/bookings.views';
import { CancelSessionDto } from '../views/sessions.dto';
import { ClassAttendance } from './class-attendance';
import { ClassInvitations } from './class-invitations';
import { ClassQueries } from './class-queries';
import { ClassSeats } from './class-seats';
import {
  ChangedClassDto,
  ClassesQuery,
  ClassSeatDto,
  ClassSheetDto,
  NewClassDto,
  RestoredClassDto,
} from './classes.dto';
import { ClassesService } from './classes.service';
import {
  ClassView,
  ClassWithPeopleView,
  InvitationView,
  InvitedView,
  UntaughtNeedView,
} from './classes.views';
import { UntaughtNeeds } from './untaught-needs';

/** Classes of six to sixty people. */
@ApiTags('classes')
@Controller('api/v1')
@Allow('classes.plan')
export class ClassesController {
  constructor(
    private readonly classes: ClassesService,
    private readonly invitations: ClassInvitations,
    private readonly seats: ClassSeats,
    private readonly attendance: ClassAttendance,
    private readonly queries: ClassQueries,
    private readonly untaught: UntaughtNeeds,
    private readonly clock: Clock,
  ) {}

  @Get('wards/:wardId/classes')
  list(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: ClassesQuery,
  ): Promise<ClassView[]> {
    return this.queries.list(actor, wardId, query.fromAt ?? this.clock.now());
  }

  @Post('wards/:wardId/classes')
  make(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { audienceRef, ...plan }: NewClassDto,
  ): Promise<ClassWithPeopleView> {
    const wanted = { ...plan, audienceRef: audienceRef ?? null };
    return this.classes.make(actor, wardId, wanted);
  }

  /** What is needed and taught by no ambassador of those who need it, by topic. */
  @Get('wards/:wardId/untaught-needs')
  needs(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
  ): Promise<UntaughtNeedView[]> {
    return this.untaught.of(actor, wardId);
  }

  @Allow('classes.lead')
  @Get('classes/:id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ClassWithPeopleView> {
    return this.queries.one(actor, id);
  }

  /** Another time, place, size, topic or audience, or other ambassadors. */
  @Put('classes/:id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangedClassDto,
  ): Promise<ClassWithPeopleView> {
    return this.classes.change(actor, id, body);
  }

  @Post('classes/:id/cancellation')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CancelSessionDto,
  ): Promise<ClassWithPeopleView> {
    return this.classes.cancel(actor, id, body);
  }

  /** The cancellation was a mistake: the class stands again, where hall and ambassadors are free. */
  @Post('classes/:id/restoration')
  restore(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RestoredClassDto,
  ): Promise<ClassWithPeopleView> {
    return this.classes.restore(actor, id, body);
  }

  /** Invites whoever comes next of those it is open to; asked again, the next ones. */
  @Post('classes/:id/invitations')
  invite(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<InvitedView> {
    return this.invitations.invite(actor, id);
  }

  /** A seat, or a place in the line when there is none. */
  @Allow('bookings.make')
  @Post('classes/:id/seats')
  take(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ClassSeatDto,
  ): Promise<BookedSeat> {
    return this.seats.take(actor, id, body);
  }

  /** Who was there, and how each can do what was taught. */
  @Allow('classes.lead')
  @Put('classes/:id/attendance')
  @HttpCode(204)
  enter(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ClassSheetDto,
  ): Promise<void> {
    return this.attendance.enter(actor, id, body);
  }

  /** The classes that a mentee was invited to and can still answer. */
  @Allow('bookings.make')
  @Get('mentees/:id/class-invitations')
  invited(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<InvitationView[]> {
    return this.queries.invitations(actor, id);
  }
}
