import type { AbsentMentee, SilentMentor } from './fallen-silent';

export class SilentMentorView implements SilentMentor {
  mentorId!: string;
  fullName!: string;
  phone!: string | null;
  /** Start of the last session that took place; null when there never was one. */
  lastCompletedAt!: number | null;
  /** Mentees paired with this mentor today. */
  mentees!: number;
}

export class AbsentMenteeView implements AbsentMentee {
  menteeId!: string;
  fullName!: string;
  phone!: string | null;
  mentorId!: string;
  mentorName!: string;
  /** Sessions missed in a row, at least two. */
  absences!: number;
  lastAbsentAt!: number;
}
