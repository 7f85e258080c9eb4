import { PickType } from '@nestjs/swagger';
import { PageOf } from '../../../platform/http/paging';
import type { ReminderKind } from '../../../core/reminders/kinds';
import type { CallItem } from '../call-list/call-list';
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
  /** The last code, or no-address, opted-out, process-died. */
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
export class CallPage extends PageOf(CallView) {}
