import type { NamedDay, SpokenTime } from '../../core/reminders/text-days';
import type {
  BookingReminderKind,
  ChangeKind,
  ClassKind,
  JointKind,
  QuestionKind,
  ReminderKind,
} from '../../core/reminders/kinds';

/** Topics whose names take too much of a text message. */
export type ShortenedTopic =
  | 'smartphone'
  | 'public-services'
  | 'cashless'
  | 'online-selling'
  | 'farm-prices'
  | 'video-calls'
  | 'health-book'
  | 'voice-phone';

/** The words of one language. */
export interface Phrases {
  session: Record<BookingReminderKind, (told: SessionWords) => string>;
  /** Several places at once. */
  joint: Record<JointKind, (told: JointWords) => string>;
  /** A question after something else that the message tells. */
  alsoAsked: Record<QuestionKind, (what: string) => string>;
  /** The same question to several people of a phone; the topic where it is that of all. */
  questions: Record<QuestionKind, (told: { names: string; what: string | null }) => string>;
  change: Record<ChangeKind, (told: ChangeWords) => string>;
  /** Several sessions that are new or have moved, for their ambassador; each line by `changed`. */
  changes: Record<'booked' | 'moved', (lines: string[]) => string>;
  /** A session that is new or has moved, as a line of several. */
  changed: (told: ChangedWords) => string;
  /** When a place of several was and when it is: "thứ 2 7/12, 6 giờ tối đổi sang thứ 3 8/12, 6 giờ tối". */
  movedTo: (told: { from: string; when: string }) => string;
  /** Several sessions that nobody is left in, for their ambassador. */
  placesOff: (told: PlacesOffWords) => string;
  /** Several sessions that take place without some of their learners, for their ambassador. */
  placesLost: (told: PlacesOffWords) => string;
  /** When, who does not come and who still does: "thứ 2 7/12: Ông Khế không đến, vẫn đến: Bà Bưởi". */
  placeLost: (told: { when: string; names: string; stillComing: string }) => string;
  /** What follows for the ambassador: nobody is left in all, in some or in none of these sessions. */
  needNotCome: Record<'all' | 'some' | 'none', string>;
  /** Subjects of e-mails, and what a template message is headed with. */
  subjects: Record<ReminderKind, string>;
  digest: (told: DigestWords) => string;
  /** Who came to these sessions was not written down. */
  unrecorded: (count: number, sessions: string[]) => string;
  aboutClass: Record<ClassKind, (told: ClassWords) => string>;
  /** To whoever agrees no more to the processing of their data. */
  withdrawn: string;
  plan: (told: PlanWords) => string;
  /** The same where that is too long: how many sessions, the first of them, and the link to the rest. */
  planInShort: (told: ShortPlanWords) => string;
  /** After the beginning of what is too long even in few words. */
  more: (link: string | null) => string;
  /** In a digest, in the place of names. */
  classOf: (people: number) => string;
  atHome: string;
  /** For the ambassador, who has to get there. */
  atHomeIn: (home: string) => string;
  someLearner: string;
  /** "hôm nay 24/11", "ngày mai 24/11", "thứ 3 24/11". */
  day: (at: number, zone: string, now: number) => string;
  /** A clock's time in a list: "18h", "18h30". */
  clock: (time: string) => string;
  /** "6 giờ tối", "2 rưỡi chiều". */
  time: (time: SpokenTime) => string;
  /** "ngày mai, 6 giờ tối (24/11)": whoever reads it a day later still knows which day is meant. */
  when: (day: NamedDay, time: string) => string;
  /** The same hour of the same weekday: "thứ 3 24/11 và 1/12, 6 giờ tối". */
  whenEach: (weekday: number, dates: string[], time: string) => string;
  /** What the first message to somebody begins with: who writes. Whom to call stands in the sentence. */
  introduced: (ward: string, sentence: string) => string;
  /** The same for an ambassador, who has the ward's number. */
  from: (ward: string, sentence: string) => string;
  /** Names of topics by their codes, where people say them in fewer words. */
  topicsInShort: Record<ShortenedTopic, string>;
  /** Where something is now, and where it was: "NVH Xóm 4 (thay cho NVH Xóm 2)". */
  insteadOf: (now: string, before: string) => string;
  /** A hall's name as ambassadors write it themselves. */
  hallInShort: (name: string) => string;
}

export interface SessionWords {
  when: string;
  /** When it was before it moved, where it moved in time. */
  from: string | null;
  what: string;
  where: string;
  /** The ambassador, with the number; or the ward. */
  who: string;
  asksWard: boolean;
  /** All that changed is who holds it. */
  isGiven: boolean;
  /** It is in another place; `where` says instead of which. */
  isElsewhere: boolean;
  /** Why it does not take place, in the words of who called it off. */
  why: string | null;
}

/** What is the same everywhere is said once; it is null where the lines differ. */
export interface JointWords {
  /** The day of all; the lines then have the hour alone. */
  day: string | null;
  what: string | null;
  where: string | null;
  who: string | null;
  /** `who` is the ward. */
  asksWard: boolean;
  /** All that changed is who holds them. */
  isGiven: boolean;
  why: string | null;
  /** Of one person; or of several people, each beginning with the name. */
  lines: string[];
  isOfSeveral: boolean;
}

export interface ClassWords {
  when: string;
  what: string;
  where: string;
  /** A number; null: the ward's staff. */
  call: string | null;
  why: string | null;
}

export interface DigestWords {
  day: string;
  /** What is there one after the other, each place before its sessions. */
  places: string[];
}

export interface PlanWords {
  sessions: string[];
  /** Mentees with numbers and hamlets. */
  learners: string[];
}

export interface ShortPlanWords {
  count: number;
  first: string;
  /** Names with numbers; those of one phone together. */
  learners: string[];
  link: string;
}

/** Who called a place off: whoever has it, staff at their word, staff, or the service and others. */
export type OffBy = 'learner' | 'staff-for-learner' | 'staff' | 'others' | 'died' | 'stopped';

export interface PlacesOffWords {
  by: OffBy;
  /** Where all of them were; null where the lines differ. */
  where: string | null;
  /** When, and whose. */
  lines: string[];
  why: string | null;
}

export interface ChangedWords {
  when: string;
  /** When it was before it moved, where it moved in time. */
  from: string | null;
  what: string;
  where: string;
  names: string;
}

export interface ChangeWords {
  what: string;
  when: string;
  /** When it was before it moved, where it moved in time. */
  from: string | null;
  where: string;
  /** Whose place changed. */
  one: string;
  /** Who comes. */
  names: string;
  by: OffBy;
  why: string | null;
  /** Those who wait for a place that is off may still take it. */
  isOffered: boolean;
}
