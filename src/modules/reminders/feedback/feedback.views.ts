import type { FeedbackOccasion } from '../entities/feedback.entity';
import type { FeedbackCounts, WrongFeedback } from './feedback-answers';
import type { AskedByPhone } from './feedback-calls';

export class FeedbackCountsView implements FeedbackCounts {
  asked!: number;
  answered!: number;
  useful!: number;
  alone!: number;
  wrong!: number;
}

export class WrongFeedbackView implements WrongFeedback {
  id!: string;
  menteeId!: string;
  menteeName!: string;
  phone!: string | null;
  mentorName!: string;
  words!: string | null;
  answeredAt!: number | null;
}

/** A question that no message asks, or that its learner cannot answer by one: somebody calls. */
export class AskedByPhoneView implements AskedByPhone {
  id!: string;
  wardId!: string;
  occasion!: FeedbackOccasion;
  menteeId!: string;
  menteeName!: string;
  phone!: string | null;
  topic!: string;
  lessonAt!: number;
}

/** How the ward's questions of the last 90 days were answered, where something is wrong, and who is asked by phone. */
export class FeedbackView {
  counts!: FeedbackCountsView;
  wrong!: WrongFeedbackView[];
  toAsk!: AskedByPhoneView[];
}
