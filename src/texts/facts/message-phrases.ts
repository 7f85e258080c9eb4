import type { BookingReminderKind, ChangeKind, ReminderKind } from '../../core/reminders/kinds';

/** The words of one language. */
export interface Phrases {
  session: Record<BookingReminderKind, (told: SessionWords) => string>;
  change: Record<ChangeKind, (told: ChangeWords) => string>;
  /** Subjects of e-mails, and what a template message is headed with. */
  subjects: Record<ReminderKind, string>;
  digest: (count: number, date: string, lines: string[]) => string;
  atHome: string;
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

export interface ChangeWords {
  when: string;
  where: string;
  /** Whose place changed. */
  one: string;
  /** Who comes. */
  names: string;
}
