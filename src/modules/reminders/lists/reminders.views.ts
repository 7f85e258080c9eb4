import { PickType } from '@nestjs/swagger';
import { PageOf } from '../../../platform/http/paging';
import type { ReminderKind } from '../../../core/reminders/kinds';
import type { CallItem } from '../call-list/call-items';
import type { CallLine, LineCaller } from '../call-list/call-lines';
import type { PersonToTell } from '../call-list/people-on-lines';
import type { PhoneCorrectionView } from '../phones/phone-corrections';
import type { TestMessageView } from '../testing/test-messages';
import type { TestOutcome, TestResult } from '../entities/test-message.entity';
import type { MessageChoicesView } from '../preferences/message-choices';
import type { ListedReminder } from '../lists/reminder-queries';
import type { ReminderState } from '../entities/reminder.entity';
import { Reminder } from '../entities/reminder.entity';

/** A reminder with the name of whom it is for. */
export class ReminderView
  extends PickType(Reminder, [
    'id',
    'wardId',
    'kind',
    'recipientKind',
    'recipientId',
    'bookingId',
    'sessionId',
    'sessionStartAt',
    'dueAt',
    'state',
    'channel',
    'failure',
    'attempts',
    'sentAt',
    'calledAt',
  ] as const)
  implements ListedReminder
{
  recipientName!: string;
}

/** Somebody whom no message reached for sure: who, by which number, and what to say. */
export class CallView implements CallItem {
  reminderId!: string;
  wardId!: string;
  kind!: ReminderKind;
  state!: ReminderState;
  /** The last code, or no-provider, no-address, opted-out, process-died. */
  failure!: string | null;
  personKind!: 'mentor' | 'mentee';
  personId!: string;
  name!: string;
  /** E.164; null when there is none: then the household or the ambassador may help. */
  phone!: string | null;
  /** A second number: a landline, or a relative's. */
  otherPhone!: string | null;
  householdPhone!: string | null;
  mentorName!: string | null;
  mentorPhone!: string | null;
  sessionStartAt!: number;
  say!: string;
}

/** Somebody to be told, and who guides them. */
export class PersonToTellView implements PersonToTell {
  kind!: 'mentor' | 'mentee';
  id!: string;
  name!: string;
  mentorId!: string | null;
  mentorName!: string | null;
}

/** Who calls a number. */
export class LineCallerView implements LineCaller {
  kind!: 'staff' | 'mentor';
  id!: string;
  name!: string;
}

/** An ambassador who guides everybody of a line. */
export class LineMentorView {
  id!: string;
  name!: string;
}

/** One number to call: everybody to be told by it, and everything to tell them. */
export class CallLineView implements CallLine {
  /** The number (E.164); where there is none, the person's id. */
  line!: string;
  wardId!: string;
  /** 0 while nothing is kept of it. */
  version!: number;
  /** Null: nobody knows one, and somebody has to go there. */
  number!: string | null;
  people!: PersonToTellView[];
  calls!: CallView[];
  /** Null: nobody's yet. */
  caller!: LineCallerView | null;
  mentor!: LineMentorView | null;
  /** Of the last call, when it reached nobody. */
  outcome!: 'not-reached' | 'wrong-number' | null;
  outcomeAt!: number | null;
  /** Who called then; empty when that is not known. */
  outcomeBy!: string;
  /** Calls that reached nobody. */
  tries!: number;
}

/** A number that was put right. */
export class PhoneCorrectionAnswer implements PhoneCorrectionView {
  id!: string;
  madeAt!: number;
  names!: string[];
  before!: string | null;
  after!: string | null;
}

/** What became of a test by one channel. */
export class TestResultView implements TestResult {
  channel!: 'zalo' | 'sms' | 'email';
  /** Masked. */
  to!: string;
  outcome!: TestOutcome;
  /** The provider's own code and words. */
  code!: string | null;
  detail!: string | null;
}

/** One press of the test; without results where no provider is set up. */
export class TestMessageAnswer implements TestMessageView {
  id!: string;
  madeAt!: number;
  results!: TestResultView[];
}

/** How somebody is written to. */
export class PersonMessagesView implements MessageChoicesView {
  /** As chosen; null leaves it to the languages they speak. */
  language!: string | null;
  /** No messages by any way. */
  isStopped!: boolean;
  email!: string | null;
  name!: string;
  phone!: string | null;
  /** What comes of the choice and the languages they speak. */
  writtenIn!: string;
}

export class ReminderPage extends PageOf(ReminderView) {}
export class CallLinePage extends PageOf(CallLineView) {}
export class CallPage extends PageOf(CallView) {}
