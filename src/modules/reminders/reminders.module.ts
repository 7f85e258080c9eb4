import { Global, Module } from '@nestjs/common';
import { MatchingModule } from '../matching';
import { PhoneListener } from '../people';
import { BookingListener } from '../sessions';
import { AnnouncementsController } from './announcements/announcements.controller';
import { Announcements } from './announcements/announcements.service';
import { CallCallers } from './call-list/call-callers';
import { CallItems } from './call-list/call-items';
import { CallLines } from './call-list/call-lines';
import { CallList } from './call-list/call-list';
import { CallNotes } from './call-list/call-notes';
import { CallsController } from './call-list/calls.controller';
import { Channels } from './channels/channels';
import { ZaloTokenRepair } from './channels/zalo-token-repair';
import { ZaloTokens } from './channels/zalo-tokens';
import { DeliveryReports } from './dispatch/delivery-reports';
import { AttendanceRows } from './planning/attendance-rows';
import { DigestRows } from './planning/digest-rows';
import { FeedbackAnswers } from './feedback/feedback-answers';
import { FeedbackCalls } from './feedback/feedback-calls';
import { FeedbackController } from './feedback/feedback.controller';
import { FeedbackQuestions } from './feedback/feedback-questions';
import { DispatchJobs } from './dispatch/dispatch-jobs';
import { MessageChoicesService } from './preferences/message-choices';
import { OptOuts } from './preferences/opt-outs';
import { PhoneCorrections } from './phones/phone-corrections';
import { PhoneHolders } from './phones/phone-holders';
import { OutcomeRecorder } from './dispatch/outcome-recorder';
import { ProviderReportsController } from './dispatch/provider-reports.controller';
import { ReminderClaims } from './dispatch/reminder-claims';
import { ReminderDispatcher } from './dispatch/reminder-dispatcher';
import { ReminderLeases } from './dispatch/reminder-leases';
import { ReminderPlanner } from './planning/reminder-planner';
import { ClassMessages } from './lists/class-messages';
import { ReminderQueries } from './lists/reminder-queries';
import { ReminderStatusQuery } from './watching/reminder-status';
import { ReminderSweep } from './dispatch/reminder-sweep';
import { ReminderWatch } from './watching/reminder-watch';
import { PhoneCorrectionsController } from './phones/phone-corrections.controller';
import { SignInCodes } from './dispatch/sign-in-codes';
import { SignInCodesJobs } from './dispatch/sign-in-codes.jobs';
import { TestMessages } from './testing/test-messages';
import { TestMessagesController } from './testing/test-messages.controller';
import { RemindersController } from './lists/reminders.controller';
import { RemindersJobs } from './dispatch/reminders.jobs';

/** Sessions tell of bookings without knowing who listens. */
const bookingListener = { provide: BookingListener, useExisting: ReminderPlanner };
/** So do people of their numbers. */
const phoneListener = { provide: PhoneListener, useExisting: ReminderPlanner };

const shared = [
  bookingListener,
  Announcements,
  CallCallers,
  CallLines,
  CallList,
  CallNotes,
  Channels,
  ClassMessages,
  FeedbackAnswers,
  FeedbackCalls,
  MessageChoicesService,
  OptOuts,
  PhoneCorrections,
  PhoneHolders,
  phoneListener,
  ReminderDispatcher,
  ReminderPlanner,
  ReminderQueries,
  ReminderStatusQuery,
  ReminderWatch,
  SignInCodes,
  TestMessages,
  ZaloTokenRepair,
];

/** Tells people of their sessions: rows, dispatch, channels. Needs the links of AccessModule. */
@Global()
@Module({
  imports: [MatchingModule],
  controllers: [
    AnnouncementsController,
    RemindersController,
    CallsController,
    PhoneCorrectionsController,
    TestMessagesController,
    FeedbackController,
    ProviderReportsController,
  ],
  providers: [
    ...shared,
    AttendanceRows,
    CallItems,
    DeliveryReports,
    DigestRows,
    DispatchJobs,
    FeedbackQuestions,
    OutcomeRecorder,
    ReminderClaims,
    ReminderLeases,
    RemindersJobs,
    ReminderSweep,
    SignInCodesJobs,
    ZaloTokens,
  ],
  exports: shared,
})
export class RemindersModule {}
