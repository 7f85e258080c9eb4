import { Module } from '@nestjs/common';
import { CallList } from './call-list';
import { Channels } from './channels/channels';
import { ZaloTokenRepair } from './channels/zalo-token-repair';
import { ZaloTokens } from './channels/zalo-tokens';
import { DeliveryReports } from './delivery-reports';
import { DigestRows } from './digest-rows';
import { DispatchJobs } from './dispatch-jobs';
import { MessageChoicesService } from './message-choices';
import { OptOuts } from './opt-outs';
import { OutcomeRecorder } from './outcome-recorder';
import { ProviderReportsController } from './provider-reports.controller';
import { ReminderClaims } from './reminder-claims';
import { ReminderDispatcher } from './reminder-dispatcher';
import { ReminderLeases } from './reminder-leases';
import { ReminderPlanner } from './reminder-planner';
import { ReminderQueries } from './reminder-queries';
import { ReminderStatusQuery } from './reminder-status';
import { ReminderSweep } from './reminder-sweep';
import { ReminderWatch } from './reminder-watch';
import { RemindersController } from './reminders.controller';
import { RemindersJobs } from './reminders.jobs';

const shared = [
  CallList,
  Channels,
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
@Module({
  controllers: [RemindersController, ProviderReportsController],
  providers: [
    ...shared,
    DeliveryReports,
    DigestRows,
    DispatchJobs,
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
