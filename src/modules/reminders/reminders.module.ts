import { Global, Module } from '@nestjs/common';
import { MatchingModule } from '../matching';
import { BookingListener } from '../sessions';
import { CallList } from './call-list/call-list';
import { Channels } from './channels/channels';
import { ZaloTokenRepair } from './channels/zalo-token-repair';
import { ZaloTokens } from './channels/zalo-tokens';
import { DeliveryReports } from './dispatch/delivery-reports';
import { AttendanceRows } from './planning/attendance-rows';
import { DigestRows } from './planning/digest-rows';
import { FeedbackAnswers } from './feedback/feedback-answers';
import { FeedbackController } from './feedback/feedback.controller';
import { FeedbackQuestions } from './feedback/feedback-questions';
import { DispatchJobs } from './dispatch/dispatch-jobs';
import { MessageChoicesService } from './preferences/message-choices';
import { OptOuts } from './preferences/opt-outs';
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
import { RemindersController } from './lists/reminders.controller';
import { RemindersJobs } from './dispatch/reminders.jobs';

/** Sessions tell of bookings without knowing who listens. */
const bookingListener = { provide: BookingListener, useExisting: ReminderPlanner };

const shared = [
  bookingListener,
  CallList,
  Channels,
  ClassMessages,
  FeedbackAnswers,
  MessageChoicesService,
  OptOuts,
  ReminderDispatcher,
  ReminderPlanner,
  ReminderQueries,
  ReminderStatusQuery,
  ReminderWatch,
  ZaloTokenRepair,
];

/** Tells people of their sessions: rows, dispatch, channels. Needs the links of AccessModule. */
@Global()
@Module({
  imports: [MatchingModule],
  controllers: [RemindersController, FeedbackController, ProviderReportsController],
  providers: [
    ...shared,
    AttendanceRows,
    DeliveryReports,
    DigestRows,
    DispatchJobs,
    FeedbackQuestions,
    OutcomeRecorder,
    ReminderClaims,
    ReminderLeases,
    RemindersJobs,
    ReminderSweep,
    ZaloTokens,
  ],
  exports: shared,
})
export class RemindersModule {}
