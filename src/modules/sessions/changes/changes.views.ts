import type { ChangeAct, ChangeKind, Outcome } from '../../../core/changes/acts';
import type { ChangeEffect } from '../entities/change-effect.entity';

/** One lesson, class or walk-in day that a change hits, and what becomes of it. */
export class ChangedItem {
  kind!: ChangeEffect['kind'];
  subjectId!: string;
  startAt!: number;
  /** Null of a walk-in day. */
  mentorId!: string | null;
  mentorName!: string | null;
  venueName!: string | null;
  /** Mentees who have a place in it, wait for one or are invited. */
  people!: number;
  outcome!: Outcome;
  /** Of what was moved or handed over. */
  toStartAt!: number | null;
  toVenueName!: string | null;
  toMentorName!: string | null;
  /** Why it could not be moved or handed over, or did not come back: the code of a rule. */
  why!: string | null;
  /** Null while nobody took the change back. */
  isBack!: boolean | null;
}

/** What a change would hit, before anything is chosen. */
export class HitView {
  items!: ChangedItem[];
  /** Different mentees whom it concerns. */
  people!: number;
}

/** What a change hits, by day or ambassador as the page wants it. */
export class ChangeView {
  id!: string;
  wardId!: string;
  kind!: ChangeKind;
  mentorId!: string | null;
  mentorName!: string | null;
  /** Of days off and busy spells. */
  from!: string | null;
  to!: string | null;
  startMinute!: number | null;
  endMinute!: number | null;
  venueId!: string | null;
  venueName!: string | null;
  act!: ChangeAct;
  reason!: string | null;
  items!: ChangedItem[];
  /** Different mentees whom it concerns. */
  people!: number;
  /** That go out because of it. */
  messages!: number;
  madeAt!: number;
  takenBackAt!: number | null;
}

/** A change in a list of them. */
export class ChangeLine {
  id!: string;
  kind!: ChangeKind;
  mentorName!: string | null;
  venueName!: string | null;
  from!: string | null;
  to!: string | null;
  act!: ChangeAct;
  reason!: string | null;
  people!: number;
  messages!: number;
  madeAt!: number;
  takenBackAt!: number | null;
}
