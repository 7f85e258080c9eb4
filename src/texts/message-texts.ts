import { clock } from '../core/reminders/text-days';
import type { BookingReminderKind, ChangeKind } from '../core/reminders/kinds';
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
  sessions: readonly {
    startAt: number;
    topic: string;
    venue: string | null;
    menteeNames: readonly string[];
  }[];
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
  const phone = news.mentorPhone === null ? '' : ` ${displayPhone(news.mentorPhone)}`;
  const sentence = words.session[news.kind]({
    when: whenOf(news.startAt, wording),
    what: news.topic,
    where: placeOf(news.venue, wording.language),
    who: `${news.mentorName}${phone}`,
  });
  return news.forName === null ? sentence : `${news.forName}: ${sentence}`;
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
  const lines = sessions.map(({ startAt, topic, venue, menteeNames }) => {
    const place = placeOf(venue, wording.language);
    return `${clock(startAt, wording.zone)} ${place}, ${topic}, ${menteeNames.join(', ')}`;
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
