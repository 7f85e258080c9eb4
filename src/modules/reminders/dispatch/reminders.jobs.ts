import { Injectable } from '@nestjs/common';
import type { JobMap } from '../../../platform/queue/lanes/job-map';
import { JobHandler } from '../../../platform/queue/job-handler';
import { ZaloTokens } from '../channels/zalo-tokens';
import { FeedbackQuestions } from '../feedback/feedback-questions';
import { AttendanceRows } from '../planning/attendance-rows';
import { DigestRows } from '../planning/digest-rows';
import { SignInCodes } from './sign-in-codes';
import { ReminderDispatcher } from './reminder-dispatcher';
import { ReminderSweep } from './reminder-sweep';

@Injectable()
export class RemindersJobs {
  constructor(
    private readonly dispatcher: ReminderDispatcher,
    private readonly sweeper: ReminderSweep,
    private readonly digests: DigestRows,
    private readonly questions: FeedbackQuestions,
    private readonly attendance: AttendanceRows,
    private readonly zaloTokens: ZaloTokens,
    private readonly codes: SignInCodes,
  ) {}

  /** The job says "now"; which reminders are due is read from the rows, this one among them. */
  @JobHandler('reminders.dispatch')
  async dispatch(_job: JobMap['reminders.dispatch']): Promise<void> {
    await this.dispatcher.wake();
  }

  @JobHandler('reminders.sweep')
  async sweep(): Promise<void> {
    await this.sweeper.sweep();
    await this.codes.sendDue();
  }

  @JobHandler('reminders.digest')
  digest(): Promise<void> {
    return this.digests.writeForTomorrow();
  }

  @JobHandler('reminders.feedback')
  feedback(): Promise<void> {
    return this.questions.ask();
  }

  @JobHandler('reminders.attendance')
  rememberAttendance(): Promise<void> {
    return this.attendance.write();
  }

  @JobHandler('zalo.renew')
  renewToken(): Promise<void> {
    return this.zaloTokens.renewSoon();
  }
}
