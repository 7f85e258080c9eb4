import { Module } from '@nestjs/common';
import { MatchingModule } from '../matching/matching.module';
import { PeopleModule } from '../people/people.module';
import { RemindersModule } from '../reminders/reminders.module';
import { AvailabilityController } from './availability.controller';
import { AvailabilityService } from './availability.service';
import { BookingsController } from './bookings.controller';
import { BookingsService } from './bookings.service';
import { CalendarsController } from './calendars.controller';
import { CalendarsService } from './calendars.service';
import { FallenSilent } from './fallen-silent';
import { FreedSeats } from './freed-seats';
import { FreeTimesService } from './free-times.service';
import { Holds } from './holds';
import { PairEndings } from './pair-endings';
import { SeatFinder } from './seat-finder';
import { Seating } from './seating';
import { SessionMaker } from './session-maker';
import { SessionQueries } from './session-queries';
import { SessionsController } from './sessions.controller';
import { SessionsJobs } from './sessions.jobs';
import { SessionsService } from './sessions.service';
import { WalkInBoards } from './walk-ins/walk-in-board';
import { WalkInDaysService } from './walk-ins/walk-in-days.service';
import { WalkInLine } from './walk-ins/walk-in-line.service';
import { WalkInSeats } from './walk-ins/walk-in-seats';
import { WalkInsController } from './walk-ins/walk-ins.controller';
import { WaitingLines } from './waiting-lines';
import { WardSessionsController } from './ward-sessions.controller';
import { WeekPlanService } from './week-plan.service';

/** Sessions, bookings, week plans and what people see of them. */
@Module({
  imports: [MatchingModule, PeopleModule, RemindersModule],
  controllers: [
    AvailabilityController,
    BookingsController,
    CalendarsController,
    SessionsController,
    WalkInsController,
    WardSessionsController,
  ],
  providers: [
    AvailabilityService,
    BookingsService,
    CalendarsService,
    FallenSilent,
    FreedSeats,
    FreeTimesService,
    Holds,
    PairEndings,
    SeatFinder,
    Seating,
    SessionMaker,
    SessionQueries,
    SessionsJobs,
    SessionsService,
    WaitingLines,
    WalkInBoards,
    WalkInDaysService,
    WalkInLine,
    WalkInSeats,
    WeekPlanService,
  ],
  exports: [
    AvailabilityService,
    BookingsService,
    CalendarsService,
    FallenSilent,
    FreeTimesService,
    SessionQueries,
    SessionsService,
    WaitingLines,
    WalkInBoards,
    WalkInDaysService,
    WalkInLine,
    WeekPlanService,
  ],
})
export class SessionsModule {}
