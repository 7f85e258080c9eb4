/** What other modules may use of this one. */
export { type CallItem, CallList, type NotedCall } from './call-list/call-list';
export { OutboxFolder } from './channels/outbox-folder';
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
export { type ReminderStatus, ReminderStatusQuery } from './watching/reminder-status';
export { ReminderWatch } from './watching/reminder-watch';
export { remindersRetention } from './reminders.retention';
