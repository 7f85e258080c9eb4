import { addDays, LocalDate, weekdayOf } from '../time/local-dates';
import { localDateOf, localMinuteOf } from '../time/zone';
import { displayPhone } from '../vietnamese/phones';
import { foldAccents } from '../vietnamese/text';
import { ReminderKind } from './plan';

export type Language = 'vi' | 'en';

/** What a message to a mentee tells. */
export interface SessionNews {
  kind: Exclude<ReminderKind, 'digest'>;
  startAt: number;
  /** The topic's name in the message's language. */
  topic: string;
  /** A venue's name, or null for at home. */
  venue: string | null;
  mentorName: string;
  /** E.164. */
  mentorPhone: string | null;
  /** Where to look, change, cancel or answer; left out when null. */
  link: string | null;
}

/** What the ambassador is told on the evening before. */
export interface TomorrowNews {
  kind: 'digest';
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
  /** False writes "Buoi hoc" for "Buổi học": an SMS then costs one part where it cost three. */
  accents: boolean;
  /** Adds how to stop the messages; due in the first message to a number. */
  stopHint: boolean;
}

/**
 * The text of a message: short, plain, without advertising. It names no mentee to a mentee, because
 * households share phones.
 */
export function reminderText(news: SessionNews | TomorrowNews, wording: Wording): string {
  const phrases = wording.language === 'vi' ? VIETNAMESE : ENGLISH;
  const told = news.kind === 'digest' ? phrases.digest(news, wording) : tell(news, wording);
  const text = wording.stopHint ? `${told} ${phrases.stop}` : told;
  return wording.accents ? text : foldAccents(text);
}

function tell(news: SessionNews, wording: Wording): string {
  const phrases = wording.language === 'vi' ? VIETNAMESE : ENGLISH;
  const phone = news.mentorPhone === null ? '' : ` ${displayPhone(news.mentorPhone)}`;
  const sentence = phrases[news.kind]({
    when: `${clock(news.startAt, wording.zone)} ${phrases.day(news.startAt, wording)}`,
    what: news.topic,
    where: news.venue === null ? phrases.atHome : news.venue,
    who: `${news.mentorName}${phone}`,
  });
  return news.link === null ? sentence : `${sentence} ${news.link}`;
}

interface Told {
  when: string;
  what: string;
  where: string;
  who: string;
}

interface Phrases extends Record<SessionNews['kind'], (told: Told) => string> {
  atHome: string;
  stop: string;
  day: (at: number, wording: Wording) => string;
  digest: (news: TomorrowNews, wording: Wording) => string;
}

const VIETNAMESE: Phrases = {
  booked: ({ when, what, where, who }) =>
    `Đã hẹn học ${what}: ${when}, ${where}. Đại sứ số ${who}.`,
  moved: ({ when, what, where, who }) =>
    `Lịch học ${what} đã đổi sang ${when}, ${where}. Đại sứ số ${who}.`,
  cancelled: ({ when, what, who }) => `Buổi học ${what} ${when} đã hủy, xin đừng đến. Hỏi: ${who}.`,
  'evening-before': ({ when, what, where, who }) =>
    `Nhắc lịch học ${what}: ${when}, ${where}. Đại sứ số ${who}.`,
  lead: ({ when, what, where, who }) =>
    `Sắp đến giờ học ${what}: ${when}, ${where}. Đại sứ số ${who}.`,
  feedback: ({ when, what }) => `Buổi học ${what} ${when} thế nào? Xin cho chúng tôi biết.`,
  atHome: 'tại nhà',
  stop: 'Không nhận tin nữa: soạn STOP.',
  day: (at, { zone, now }) => {
    const { date, dayAndMonth, isToday, isTomorrow } = dayOf(at, zone, now);
    if (isToday) return `hôm nay ${dayAndMonth}`;
    if (isTomorrow) return `ngày mai ${dayAndMonth}`;
    return `${['thứ 2', 'thứ 3', 'thứ 4', 'thứ 5', 'thứ 6', 'thứ 7', 'chủ nhật'][weekdayOf(date) - 1]} ${dayAndMonth}`;
  },
  digest: ({ date, sessions }, { zone }) =>
    `Ngày ${shortDate(date)} có ${sessions.length} buổi học: ${sessions
      .map(
        ({ startAt, topic, venue, menteeNames }) =>
          `${clock(startAt, zone)} ${venue ?? 'tại nhà'}, ${topic}, ${menteeNames.join(', ')}`,
      )
      .join('; ')}.`,
};

const ENGLISH: Phrases = {
  booked: ({ when, what, where, who }) => `Booked: ${what}, ${when}, ${where}. With ${who}.`,
  moved: ({ when, what, where, who }) => `Moved: ${what} is now ${when}, ${where}. With ${who}.`,
  cancelled: ({ when, what, who }) =>
    `Cancelled: ${what}, ${when}. Please do not come. Questions: ${who}.`,
  'evening-before': ({ when, what, where, who }) =>
    `Reminder: ${what}, ${when}, ${where}. With ${who}.`,
  lead: ({ when, what, where, who }) => `Starting soon: ${what}, ${when}, ${where}. With ${who}.`,
  feedback: ({ when, what }) => `How was ${what}, ${when}? Please tell us.`,
  atHome: 'at home',
  stop: 'No more messages: send STOP.',
  day: (at, { zone, now }) => {
    const { date, dayAndMonth, isToday, isTomorrow } = dayOf(at, zone, now);
    if (isToday) return `today ${dayAndMonth}`;
    if (isTomorrow) return `tomorrow ${dayAndMonth}`;
    return `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(date) - 1]} ${dayAndMonth}`;
  },
  digest: ({ date, sessions }, { zone }) =>
    `${shortDate(date)}: ${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'}. ${sessions
      .map(
        ({ startAt, topic, venue, menteeNames }) =>
          `${clock(startAt, zone)} ${venue ?? 'at home'}, ${topic}, ${menteeNames.join(', ')}`,
      )
      .join('; ')}.`,
};

function dayOf(at: number, zone: string, now: number) {
  const date = localDateOf(at, zone);
  const today = localDateOf(now, zone);
  return {
    date,
    dayAndMonth: shortDate(date),
    isToday: date === today,
    isTomorrow: date === addDays(today, 1),
  };
}

/** Day and month in the Vietnamese order, in both languages: 24/11. */
function shortDate(date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${day}/${month}`;
}

function clock(at: number, zone: string): string {
  const minute = localMinuteOf(at, zone);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
