import type { MenteesBecome } from '../../../core/people/stops';

/** Whose mentees and sessions, and what becomes of them. */
export interface MentorLeaving {
  mentorId: string;
  wardId: string;
  become: MenteesBecome;
  /** Of `successor`. */
  successorId: string | null;
  /** Of a second record of a mentor who goes on. */
  isMerged?: boolean;
}
