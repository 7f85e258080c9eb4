import { clock } from '../core/reminders/text-days';
import type { BookingReminderKind, ChangeKind, JointKind } from '../core/reminders/kinds';
import type { LocalDate } from '../core/time/local-dates';
import { displayPhone } from '../core/vietnamese/phones';
import { textsIn, type Language } from './languages';
import type { Phrases } from './facts/message-phrases';

/** What a message to a mentee tells. */
export interface SessionNews {
  kind: BookingReminderKind;
  startAt: number;
  /** The topic's name in the message's language. */
  topic: string;
  /** A venue's name, or null for at home. */
  venue: string | null;
  mentorName: string;
  /** E.164. */
  mentorPhone: string | null;
  /** Whom it is for, where several people read one phone; null says nothing. */
  forName: string | null;
}

/** What an ambassador is told about a change of a session. */
export interface ChangeNews {
  kind: ChangeKind;
  startAt: number;
  venue: string | null;
  /** Whose place changed. */
  menteeName: string | null;
  /** Who comes, as it stands now. */
  menteeNames: readonly string[];
}

/** What the ambassador is told on the evening before. */
export interface TomorrowNews {
  date: LocalDate;
  sessions: readonly ToldSession[];
}

/** A session as an ambassador is told of it. */
export interface ToldSession {
  startAt: number;
  topic: string;
  /** A venue's name, or null for at home in this hamlet. */
  venue: string | null;
  hamlet: string;
  menteeNames: readonly string[];
  /** How many come to a class; null or absent for a lesson. */
  classSize?: number | null;
}

/** What an ambassador is told of a published plan. */
export interface PlanNews {
  sessions: readonly ToldSession[];
  learners: readonly { name: string; phone: string | null; hamlet: string }[];
}

/** What a phone is told of several places at once. */
export interface JointNews {
  kind: JointKind;
  places: readonly {
    startAt: number;
    topic: string;
    venue: string | null;
    menteeNames: readonly string[];
    mentorName: string;
    /** E.164. */
    mentorPhone: string | null;
  }[];
  /** Whether several people read this phone. */
  isShared: boolean;
}

/** How a message is to be worded. */
export interface Wording {
  language: Language;
  zone: string;
  /** When it is read: decides between "hôm nay", "ngày mai" and the date. */
  now: number;
}

/** The words of a language. */
export function phrases(language: Language): Phrases {
  return textsIn(language).reminders;
}

/**
 * What a mentee reads: short, plain, without advertising. It names the mentee only on a phone that
 * several people read.
 */
export function sessionText(news: SessionNews, wording: Wording): string {
  const words = phrases(wording.language);
  const sentence = words.session[news.kind]({
    when: whenOf(news.startAt, wording),
    what: news.topic,
    where: placeOf(news.venue, wording.language),
    who: withPhone(news.mentorName, news.mentorPhone),
  });
  return news.forName === null ? sentence : `${news.forName}: ${sentence}`;
}

/** What a phone is told of several places: whatever is the same of all is said once. */
export function jointText({ kind, places, isShared }: JointNews, wording: Wording): string {
  const words = phrases(wording.language);
  const told = places.map((place) => ({
    when: whenOf(place.startAt, wording),
    what: place.topic,
    where: placeOf(place.venue, wording.language),
    who: withPhone(place.mentorName, place.mentorPhone),
    names: place.menteeNames.join(', '),
  }));
  const same = {
    what: sameOf(told.map(({ what }) => what)),
    where: sameOf(told.map(({ where }) => where)),
    who: sameOf(told.map(({ who }) => who)),
    names: sameOf(told.map(({ names }) => names)),
  };
  const lines = told.map(({ when, names, ...place }) => {
    const own = (['what', 'where', 'who'] as const).filter((part) => same[part] === null);
    const head = same.names === null ? `${names}, ${when}` : when;
    return [head, ...own.map((part) => place[part])].join(', ');
  });
  const sentence = words.joint[kind]({ ...same, lines });
  return isShared && same.names !== null ? `${same.names}: ${sentence}` : sentence;
}

/**
 * What an ambassador is told of a plan: every session, and every mentee with a number. With a `link` to
 * the rest, for where that would be too long.
 */
export function planText(news: PlanNews, wording: Wording, link: string | null = null): string {
  const words = phrases(wording.language);
  const sessions = news.sessions.map((session) => {
    const place = placeToGo(session, wording.language);
    return `${whenOf(session.startAt, wording)}, ${place}, ${session.topic}`;
  });
  if (link === null) {
    const learners = news.learners.map(({ name, phone, hamlet }) =>
      [withPhone(name, phone), hamlet].join(', '),
    );
    return words.plan({ sessions, learners });
  }
  const learners = news.learners.map(({ name, phone }) => withPhone(name, phone));
  return words.planInShort({ count: sessions.length, first: sessions[0] ?? '', learners, link });
}

/** What an ambassador reads when a place of theirs was booked, moved or cancelled. */
export function changeText(news: ChangeNews, wording: Wording): string {
  const words = phrases(wording.language);
  return words.change[news.kind]({
    when: whenOf(news.startAt, wording),
    where: placeOf(news.venue, wording.language),
    one: news.menteeName ?? words.someLearner,
    names: news.menteeNames.join(', '),
  });
}

/** What an ambassador reads on the evening before: every session of the day with its people. */
export function digestText({ date, sessions }: TomorrowNews, wording: Wording): string {
  const words = phrases(wording.language);
  const [, month, day] = date.split('-').map(Number);
  const lines = sessions.map((session) => {
    const place = placeToGo(session, wording.language);
    const { classSize = null } = session;
    const people = classSize === null ? session.menteeNames.join(', ') : words.classOf(classSize);
    return `${clock(session.startAt, wording.zone)} ${place}, ${session.topic}, ${people}`;
  });
  return words.digest(sessions.length, `${day}/${month}`, lines);
}

/** A hall's name, or "at home". */
export function placeOf(venue: string | null, language: Language): string {
  return venue ?? phrases(language).atHome;
}

function whenOf(at: number, { language, zone, now }: Wording): string {
  return `${clock(at, zone)} ${phrases(language).day(at, zone, now)}`;
}

function placeToGo({ venue, hamlet }: ToldSession, language: Language): string {
  return venue ?? phrases(language).atHomeIn(hamlet);
}

function withPhone(name: string, phone: string | null): string {
  return phone === null ? name : `${name} ${displayPhone(phone)}`;
}

/** The value that all of them have; null when they differ. */
function sameOf(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return others.length > 0 ? null : first;
}
