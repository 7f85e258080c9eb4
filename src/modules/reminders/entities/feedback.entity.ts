import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { PersonColumn } from '../../../platform/database/person-columns';

/** After the first lesson with an ambassador, after the last, and some weeks after that. */
export const feedbackOccasions = ['first', 'last', 'later'] as const;
export type FeedbackOccasion = (typeof feedbackOccasions)[number];

export const usefulAnswers = ['yes', 'partly', 'no'] as const;
export type UsefulAnswer = (typeof usefulAnswers)[number];

export const aloneAnswers = ['yes', 'with-help', 'no'] as const;
export type AloneAnswer = (typeof aloneAnswers)[number];

/** A question to one mentee, and what they answered (phản hồi); asked once for each pair and occasion. */
@Entity('feedback')
export class Feedback {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @RefColumn()
  pairId!: string;

  @PersonColumn()
  menteeId!: string;

  /** The lesson that it asks about. */
  @RefColumn()
  bookingId!: string;

  @TextColumn({ length: 10 })
  occasion!: FeedbackOccasion;

  /** Stands in the link: whoever has it may answer this question, and nothing else. */
  @TextColumn({ length: 16 })
  code!: string;

  /** From then on the link opens nothing. */
  @InstantColumn()
  expiresAt!: number;

  @TextColumn({ length: 10, nullable: true })
  useful!: UsefulAnswer | null;

  @TextColumn({ length: 10, nullable: true })
  alone!: AloneAnswer | null;

  /** Something is wrong: an officer has to look. */
  @FlagColumn({ nullable: true })
  isWrong!: boolean | null;

  @TextColumn({ ...sealed, nullable: true })
  words!: string | null;

  @InstantColumn({ nullable: true })
  answeredAt!: number | null;

  /** `mentee` on their page, else who wrote it down on the phone. */
  @TextColumn({ length: 10, nullable: true })
  answeredByKind!: string | null;

  @RefColumn({ nullable: true })
  answeredById!: string | null;

  /** An officer has looked after what was wrong. */
  @InstantColumn({ nullable: true })
  settledAt!: number | null;

  @RefColumn({ nullable: true })
  settledById!: string | null;

  @InstantColumn()
  createdAt!: number;
}
