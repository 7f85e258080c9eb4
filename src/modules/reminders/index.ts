/** What other modules may use of this one. */
export { Announcements } from './announcements/announcements.service';
export type {
  AnnouncedPerson,
  AnnouncementLine,
  AnnouncementPreview,
  AnnouncementView,
} from './announcements/announcements.views';
export { CallCallers, type NextCaller, type SeenLine } from './call-list/call-callers';
export { type CallLine, CallLines, whoseLines, type WhoseLines } from './call-list/call-lines';
export { type PhoneCorrectionView, PhoneCorrections } from './phones/phone-corrections';
export { type PhoneHolder, PhoneHolders } from './phones/phone-holders';
export { type CallNote, CallNotes, type NotedCall } from './call-list/call-notes';
export { callOutcomes } from './entities/call-line-row.entity';
export { type TemplateOf, zaloTemplates } from './channels/zalo-templates';
export { ZaloTokenRepair, type ZaloTokenStatus } from './channels/zalo-token-repair';
export { aloneAnswers, usefulAnswers } from './entities/feedback.entity';
export {
  type AskedQuestion,
  type FeedbackAnswer,
  FeedbackAnswers,
  type FeedbackCounts,
  type WrongFeedback,
} from './feedback/feedback-answers';
export { type AskedByPhone, FeedbackCalls } from './feedback/feedback-calls';
export { remindersRestoring } from './reminders.restoring';
export { ReminderDispatcher } from './dispatch/reminder-dispatcher';
export {
  type ExportedReminder,
  type ListedReminder,
  ReminderQueries,
} from './lists/reminder-queries';
export {
  ClassMessages,
  type InvitationForecast,
  type InvitationState,
} from './lists/class-messages';
export { type MessageSample, messageSamples } from './messages/message-samples';
export {
  type MessageChoices,
  MessageChoicesService,
  type MessageChoicesView,
} from './preferences/message-choices';
export { remindersEntities } from './reminders.entities';
export { RemindersModule } from './reminders.module';
export { type TestMessageView, TestMessages } from './testing/test-messages';
export { type ReminderStatus, ReminderStatusQuery } from './watching/reminder-status';
export { ReminderWatch } from './watching/reminder-watch';
export { Reminder } from './entities/reminder.entity';
export { ReminderAttempt } from './entities/reminder-attempt.entity';
export { remindersErasure } from './reminders.erasure';
export { remindersRetention } from './reminders.retention';
export { SignInCodes } from './dispatch/sign-in-codes';
