import { Announcement } from './entities/announcement.entity';
import { AnnouncementPerson } from './entities/announcement-person.entity';
import { CallLineRow } from './entities/call-line-row.entity';
import { ChannelPause } from './entities/channel-pause.entity';
import { Feedback } from './entities/feedback.entity';
import { MessageIntroduction } from './entities/message-introduction.entity';
import { MessageOptOut } from './entities/message-opt-out.entity';
import { PhoneCorrection } from './entities/phone-correction.entity';
import { Reminder } from './entities/reminder.entity';
import { ReminderAttempt } from './entities/reminder-attempt.entity';
import { SweepHeartbeat } from './entities/sweep-heartbeat.entity';
import { SignInCode } from './entities/sign-in-code.entity';
import { TestMessage } from './entities/test-message.entity';
import { ZaloToken } from './entities/zalo-token.entity';
import { ChannelUse } from './entities/channel-use.entity';

/** The tables of this module. */
export const remindersEntities = [
  Announcement,
  AnnouncementPerson,
  CallLineRow,
  ChannelPause,
  ChannelUse,
  Feedback,
  MessageIntroduction,
  MessageOptOut,
  PhoneCorrection,
  Reminder,
  ReminderAttempt,
  SweepHeartbeat,
  SignInCode,
  TestMessage,
  ZaloToken,
];
