import { Module } from '@nestjs/common';
import { Channels } from './channels/channels';
import { DigestRows } from './digest-rows';
import { DispatchJobs } from './dispatch-jobs';
import { OutcomeRecorder } from './outcome-recorder';
import { ReminderClaims } from './reminder-claims';
import { ReminderDispatcher } from './reminder-dispatcher';
import { ReminderLeases } from './reminder-leases';
import { ReminderPlanner } from './reminder-planner';
import { ReminderQueries } from './reminder-queries';
import { ReminderSweep } from './reminder-sweep';
import { RemindersJobs } from './reminders.jobs';

const shared = [ReminderPlanner, ReminderDispatcher, ReminderQueries, Channels];

/** Tells people of their sessions: rows, dispatch, channels. Needs the links of AccessModule. */
@Module({
  providers: [
    ...shared,
    DigestRows,
    DispatchJobs,
    OutcomeRecorder,
    ReminderClaims,
    ReminderLeases,
    RemindersJobs,
    ReminderSweep,
  ],
  exports: shared,
})
export class RemindersModule {}
