import type { FeedbackCounts, WrongFeedback } from './feedback-answers';

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

/** How the ward's questions of the last 90 days were answered, and where something is wrong. */
export class FeedbackView {
  counts!: FeedbackCountsView;
  wrong!: WrongFeedbackView[];
}
