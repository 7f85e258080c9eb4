import { PageOf } from '../../../platform/http/paging';
import { OpenNeedView } from '../explain/reasons.views';
import { Pair } from '../entities/pair.entity';

/** Somebody who could take the mentee. */
export class PossibleMentorView {
  mentorId!: string;
  metres!: number;
  mentees!: number;
  maxMentees!: number;
  topicsCovered!: string[];
  topicsMissing!: string[];
  /** Half hours of a week in which both are free. */
  sharedWindows!: number;
}

/** A pair of today. */
export class PairView extends Pair {
  /** What the mentee needs and the mentor does not teach, with who could beside them. */
  openNeeds!: OpenNeedView[];
}

export class PairPage extends PageOf(PairView) {}

/** A mentor with whom an officer does not want a mentee paired. */
export class ForbiddenMentorView {
  mentorId!: string;
  mentorName!: string;
  /** Since when, epoch milliseconds. */
  createdAt!: number;
}
