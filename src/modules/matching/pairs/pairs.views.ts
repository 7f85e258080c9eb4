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

/** A mentor with whom an officer does not want a mentee paired. */
export class ForbiddenMentorView {
  mentorId!: string;
  mentorName!: string;
  /** Since when, epoch milliseconds. */
  createdAt!: number;
}
