import { Module } from '@nestjs/common';
import { RemindersModule } from '../reminders/reminders.module';
import { BookingsService } from './bookings.service';
import { FreedSeats } from './freed-seats';
import { Holds } from './holds';
import { SeatFinder } from './seat-finder';

/** Sessions, bookings, week plans and what people see of them. */
@Module({
  imports: [RemindersModule],
  providers: [BookingsService, FreedSeats, Holds, SeatFinder],
  exports: [BookingsService],
})
export class SessionsModule {}
