import { Module } from '@nestjs/common';
import { RemindersModule } from '../reminders/reminders.module';
import { BookingsService } from './bookings.service';
import { FreedSeats } from './freed-seats';
import { FreeTimesService } from './free-times.service';
import { Holds } from './holds';
import { SeatFinder } from './seat-finder';
import { SessionsJobs } from './sessions.jobs';
import { WeekPlanService } from './week-plan.service';

/** Sessions, bookings, week plans and what people see of them. */
@Module({
  imports: [RemindersModule],
  providers: [
    BookingsService,
    FreedSeats,
    FreeTimesService,
    Holds,
    SeatFinder,
    SessionsJobs,
    WeekPlanService,
  ],
  exports: [BookingsService, FreeTimesService, WeekPlanService],
})
export class SessionsModule {}
