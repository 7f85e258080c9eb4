import { PickType } from '@nestjs/swagger';
import { PageOf } from '../../../platform/http/paging';
import type { MessageChoicesView } from '../preferences/message-choices';
import type { ListedReminder } from './reminder-queries';
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
