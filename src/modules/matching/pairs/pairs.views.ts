import { PageOf } from '../../../platform/http/paging';
import { Pair } from '../entities/pair.entity';

/** Somebody who could take the mentee. */
export class PossibleMentorView {
  mentorId!: string;
  metres!: number;
  mentees!: number;
  maxMentees!: number;
}

export class PairPage extends PageOf(Pair) {}

/** A mentor with whom an officer does not want a mentee paired. */
export class ForbiddenMentorView {
  mentorId!: string;
  mentorName!: string;
  /** Since when, epoch milliseconds. */
  createdAt!: number;
}
