import type {
  BookingReminderKind,
  ChangeKind,
  JointKind,
  ReminderKind,
} from '../../core/reminders/kinds';

/** The words of one language. */
export interface Phrases {
  session: Record<BookingReminderKind, (told: SessionWords) => string>;
  /** Several places at once. */
  joint: Record<JointKind, (told: JointWords) => string>;
  change: Record<ChangeKind, (told: ChangeWords) => string>;
  /** Subjects of e-mails, and what a template message is headed with. */
  subjects: Record<ReminderKind, string>;
  digest: (count: number, date: string, lines: string[]) => string;
  plan: (told: PlanWords) => string;
  /** The same where that is too long: how many sessions, the first of them, and the link to the rest. */
  planInShort: (told: ShortPlanWords) => string;
  /** In a digest, in the place of names. */
  classOf: (people: number) => string;
  atHome: string;
  /** For the ambassador, who has to get there. */
  atHomeIn: (hamlet: string) => string;
  someLearner: string;
  /** "hôm nay 24/11", "ngày mai 24/11", "thứ 3 24/11". */
  day: (at: number, zone: string, now: number) => string;
}

export interface SessionWords {
  when: string;
  what: string;
  where: string;
  /** The ambassador, with the number. */
  who: string;
}

/** What is the same everywhere is said once; it is null where the lines differ. */
export interface JointWords {
  what: string | null;
  where: string | null;
  who: string | null;
  lines: string[];
}

export interface PlanWords {
  sessions: string[];
  /** Mentees with numbers and hamlets. */
  learners: string[];
}

export interface ShortPlanWords {
  count: number;
  first: string;
  /** Names with numbers. */
  learners: string[];
  link: string;
}

export interface ChangeWords {
  when: string;
  where: string;
  /** Whose place changed. */
  one: string;
  /** Who comes. */
  names: string;
}
