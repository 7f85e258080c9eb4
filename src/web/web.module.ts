import { Global, Module } from '@nestjs/common';
import { ErrorPage } from '../common/error-page';
import { DemoModule } from '../demo/demo.module';
import { ExchangeModule } from '../exchange/exchange.module';
import { MatchingModule } from '../matching/matching.module';
import { PeopleModule } from '../people/people.module';
import { RemindersModule } from '../reminders/reminders.module';
import { SessionsModule } from '../sessions/sessions.module';
import { WardsModule } from '../wards/wards.module';
import { AccountController } from './entry/account.controller';
import { SetUpController } from './entry/set-up.controller';
import { SignInController } from './entry/sign-in.controller';
import { StartController } from './entry/start.controller';
import { MenteeWaitingController } from './mentee/mentee-waiting.controller';
import { MenteeFreeTimesController } from './mentee/mentee-free-times.controller';
import { MenteeBookings } from './mentee/mentee-bookings';
import { MenteeChangesController } from './mentee/mentee-changes.controller';
import { MenteePageController } from './mentee/mentee.controller';
import { MentorCallsController } from './mentor/mentor-calls.controller';
import { MentorBookingsController } from './mentor/mentor-bookings.controller';
import { MentorSessionsController } from './mentor/mentor-sessions.controller';
import { MentorFreeTimesController } from './mentor/mentor-free-times.controller';
import { MentorWaitingController } from './mentor/mentor-waiting.controller';
import { MentorWalkInsController } from './mentor/mentor-walk-ins.controller';
import { MentorPageController } from './mentor/mentor.controller';
import { OperationsController } from './operations/operations.controller';
import { PageRenderer } from './page-renderer';
import {
  MenteeMessagesController,
  MentorMessagesController,
} from './person/own-messages.controller';
import { AvailabilityDesk } from './presenters/availability-desk';
import { WaitingDesk } from './presenters/waiting-desk';
import { BookingDesk } from './presenters/booking-desk';
import { PeopleRows } from './presenters/people-rows';
import { WardCountsQuery } from './presenters/ward-counts';
import { ProvincePageController } from './operations/province-page.controller';
import { BorderRows } from './presenters/border-rows';
import { StaffBookingsController } from './staff/bookings.controller';
import { StaffFreeTimesController } from './staff/free-times.controller';
import { HolidaysPageController } from './staff/holidays.controller';
import { SettingsPageController } from './staff/settings.controller';
import { VenuesPageController } from './staff/venues.controller';
import { StaffWaitingController } from './staff/waiting.controller';
import { ImportsPageController } from './staff/imports.controller';
import { NewMenteeController } from './staff/new-mentee.controller';
import { PairsPageController } from './staff/pairs.controller';
import { SuccessorsController } from './staff/successors.controller';
import { PaperController } from './staff/paper.controller';
import { PeoplePageController } from './staff/people.controller';
import { PersonMessagesController } from './staff/person-messages.controller';
import { ProposalsPageController } from './staff/proposals.controller';
import { RemindersPageController } from './staff/reminders.controller';
import { SessionPageController } from './staff/sessions.controller';
import { SlipsController } from './staff/slips.controller';
import { StaffWards } from './staff/staff-wards';
import { WalkInLineController } from './staff/walk-ins/walk-in-line.controller';
import { WalkInPagesController } from './staff/walk-ins/walk-ins.controller';
import { WardHomeController } from './staff/ward-home.controller';
import { WeekPageController } from './staff/week.controller';
import { WhyPageController } from './staff/why.controller';
import { WebErrorPage } from './web-error-page';

const entry = [StartController, SetUpController, SignInController, AccountController];
const staffPages = [
  WardHomeController,
  ImportsPageController,
  NewMenteeController,
  PeoplePageController,
  StaffFreeTimesController,
  PairsPageController,
  SuccessorsController,
  ProposalsPageController,
  WeekPageController,
  SessionPageController,
  StaffBookingsController,
  WalkInPagesController,
  StaffWaitingController,
  SettingsPageController,
  HolidaysPageController,
  VenuesPageController,
  WalkInLineController,
  RemindersPageController,
  PersonMessagesController,
  OperationsController,
  ProvincePageController,
  SlipsController,
  PaperController,
  WhyPageController,
];
const mentorPages = [
  MentorWaitingController,
  MentorFreeTimesController,
  MentorWalkInsController,
  MentorPageController,
  MentorSessionsController,
  MentorBookingsController,
  MentorCallsController,
  MentorMessagesController,
];
const menteePages = [
  MenteeWaitingController,
  MenteeFreeTimesController,
  MenteePageController,
  MenteeChangesController,
  MenteeMessagesController,
];
const presenters = [
  WaitingDesk,
  AvailabilityDesk,
  BookingDesk,
  BorderRows,
  MenteeBookings,
  PeopleRows,
  WardCountsQuery,
];

/** Every page. It uses all rooms; no room uses it. */
@Global()
@Module({
  imports: [
    DemoModule,
    ExchangeModule,
    MatchingModule,
    PeopleModule,
    RemindersModule,
    SessionsModule,
    WardsModule,
  ],
  controllers: [...entry, ...staffPages, ...mentorPages, ...menteePages],
  providers: [
    ...presenters,
    PageRenderer,
    StaffWards,
    { provide: ErrorPage, useClass: WebErrorPage },
  ],
  exports: [ErrorPage],
})
export class WebModule {}
