import { Announcement } from './entities/announcement.entity';
import { AnnouncementPerson } from './entities/announcement-person.entity';
import { ChannelPause } from './entities/channel-pause.entity';
import { Feedback } from './entities/feedback.entity';
import { MessageIntroduction } from './entities/message-introduction.entity';
import { MessageOptOut } from './entities/message-opt-out.entity';
import { Reminder } from './entities/reminder.entity';
import { ReminderAttempt } from './entities/reminder-attempt.entity';
import { SweepHeartbeat } from './entities/sweep-heartbeat.entity';
import { ZaloToken } from './entities/zalo-token.entity';
import { ChannelUse } from './entities/channel-use.entity';

/** The tables of this module. */
export const remindersEntities = [
  Announcement,
  AnnouncementPerson,
  ChannelPause,
  ChannelUse,
  Feedback,
  MessageIntroduction,
  MessageOptOut,
  Reminder,
  ReminderAttempt,
  SweepHeartbeat,
  ZaloToken,
];
